import { asJsonObject } from './json-object.ts'
import type { KubernetesObject } from './kubernetes-object.ts'

/** The labels that are text, as they should be. */
export function labelsOf(object: KubernetesObject): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {}
  for (const [name, value] of Object.entries(asJsonObject(object.metadata?.labels)))
    if (typeof value === 'string') labels[name] = value
  return labels
}

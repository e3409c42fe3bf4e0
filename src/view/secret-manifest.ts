import { isJsonObject, type JsonObject } from '../object/index.ts'

/** Whether an object is a Secret of Kubernetes, whatever it is held in: then all of its values are secrets. */
export function isSecretObject({ kind, apiVersion }: JsonObject): boolean {
  return kind === 'Secret' && (apiVersion === 'v1' || apiVersion === undefined)
}

/** Every value below these fields masked, whatever it is called. */
export function maskValues(values: unknown, mask: (secret: string) => string): unknown {
  if (!isJsonObject(values)) return values === undefined || values === null ? values : mask(String(values))
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, mask(String(value))]))
}

/** Whether a text is the manifest of a Secret, in YAML or JSON, among other manifests or alone. */
export function isSecretManifest(text: string): boolean {
  return text.includes('Secret') && kindLine.test(text) && dataLine.test(text)
}

const kindLine = /(?:^[ \t-]*|[{,]\s*\\*["']?)kind\\*["']?\s*:\s*\\*["']?Secret\\*["']?\s*(?:$|[,}])/m
const dataLine = /(?:^[ \t-]*|[{,]\s*\\*["']?)(?:data|stringData)\\*["']?\s*:/m

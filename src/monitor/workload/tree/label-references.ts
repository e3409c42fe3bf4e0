import type { GroupKind } from '../../../object/index.ts'
import type { Reference } from '../../record/references.ts'

const none: readonly Reference[] = []

/**
 * What labels name: `cluster.x-k8s.io/cluster-name: prod` names the Cluster `prod` of a group of that domain. Only where
 * the label's name is that of a kind, alone or before `-name`, and its prefix is the group or the end of it. Pure.
 */
export function labelReferences(
  labels: Readonly<Record<string, string>>,
  kinds: readonly GroupKind[],
): readonly Reference[] {
  let found: Reference[] | undefined
  for (const label in labels) {
    const slash = label.indexOf('/')
    const name = labels[label]
    if (slash <= 0 || !name) continue
    const prefix = label.slice(0, slash)
    const word = label
      .slice(slash + 1)
      .replace(/-name$/, '')
      .replaceAll('-', '')
    for (const { group, kind } of kinds) {
      if (kind.toLowerCase() !== word || (group !== prefix && !group.endsWith(`.${prefix}`))) continue
      found ??= []
      found.push({ group, kind, name, via: `metadata.labels["${label}"]` })
    }
  }
  return found ?? none
}

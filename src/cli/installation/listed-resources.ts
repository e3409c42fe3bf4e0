import type { ManifestValues } from '../../generate/index.ts'
import { KindFilter } from '../../monitor/index.ts'
import type { CustomResourceDefinition } from '../../schema/index.ts'

type RbacValues = ManifestValues['rbac']

/** The custom resources that a monitor of these kinds reads: API groups with their resources, by scope. */
export function listedResources(
  definitions: readonly CustomResourceDefinition[],
  watch: Pick<ManifestValues['watch'], 'include' | 'exclude'>,
): Pick<RbacValues, 'namespaced' | 'cluster'> {
  const filter = new KindFilter(watch)
  const listed: Record<'namespaced' | 'cluster', Record<string, string[]>> = { namespaced: {}, cluster: {} }
  for (const { group, names, scope } of definitions) {
    if (!filter.admits({ group, kind: names.kind, resource: names.plural })) continue
    const groups = scope === 'Namespaced' ? listed.namespaced : listed.cluster
    groups[group] = [...(groups[group] ?? []), names.plural].sort()
  }
  return { namespaced: sorted(listed.namespaced), cluster: sorted(listed.cluster) }
}

function sorted(groups: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)))
}

import { suggestion } from '../../base/index.ts'
import type { ManifestValues } from '../../generate/index.ts'
import { KindFilter } from '../../monitor/index.ts'
import type { CustomResourceDefinition } from '../../schema/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

type RbacValues = ManifestValues['rbac']

/**
 * Whether a role has to be made of what is defined: nothing is given, or whole groups alone (`["*"]`), beside which the rest
 * is listed. Who names one resource has named them all. The Helm chart knows the same.
 */
export function isUnlisted({ create, customResources, namespaced, cluster }: RbacValues): boolean {
  const given = [...Object.values(namespaced), ...Object.values(cluster)]
  return create && customResources === 'listed' && given.every(isWhole)
}

/** What is defined, but for groups that are given as a whole: these cover what comes later, too. */
export function besideWhole(
  found: Pick<RbacValues, 'namespaced' | 'cluster'>,
  given: RbacValues,
): Pick<RbacValues, 'namespaced' | 'cluster'> {
  return {
    namespaced: { ...found.namespaced, ...given.namespaced },
    cluster: { ...found.cluster, ...given.cluster },
  }
}

function isWhole(resources: readonly string[]): boolean {
  return resources.length === 1 && resources[0] === '*'
}

/**
 * The custom resources that a monitor of these kinds reads: API groups with their resources, by scope. Throws a
 * `CommandError` for a pattern that none of them matches, because a role that allows nothing would be made of it.
 */
export function listedResources(
  definitions: readonly CustomResourceDefinition[],
  watch: Pick<ManifestValues['watch'], 'include' | 'exclude'>,
): Pick<RbacValues, 'namespaced' | 'cluster'> {
  for (const glob of watch.include) refuseUnknown(glob, definitions)
  const filter = new KindFilter(watch)
  const listed: Record<'namespaced' | 'cluster', Record<string, string[]>> = { namespaced: {}, cluster: {} }
  for (const { group, names, scope } of definitions) {
    if (!filter.admits({ group, kind: names.kind, resource: names.plural })) continue
    const groups = scope === 'Namespaced' ? listed.namespaced : listed.cluster
    groups[group] = [...(groups[group] ?? []), names.plural].sort()
  }
  return { namespaced: sorted(listed.namespaced), cluster: sorted(listed.cluster) }
}

function refuseUnknown(glob: string, definitions: readonly CustomResourceDefinition[]): void {
  const filter = new KindFilter({ include: [glob] })
  const isKnown = definitions.some(({ group, names }) =>
    filter.admits({ group, kind: names.kind, resource: names.plural }),
  )
  if (isKnown) return
  const names = definitions.flatMap(({ group, names: { kind, plural } }) => {
    return glob.includes('.') ? [`${kind}.${group}`, `${plural}.${group}`] : [kind, plural]
  })
  const advice = suggestion(
    glob,
    names,
    'for a kind that comes later name its resources in rbac.namespaced or rbac.cluster',
  )
  throw new CommandError(`watch.include: no kind that is defined matches ${glob}${advice}`, exitCode.usage)
}

function sorted(groups: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)))
}

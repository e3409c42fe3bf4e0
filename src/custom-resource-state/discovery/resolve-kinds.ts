import { compareText } from '../../base/index.ts'
import type { GroupVersionKind, GroupVersionResource } from '../../object/index.ts'
import type { Configuration, ResourceConfiguration } from '../configuration/configuration.ts'
import type { ServedKind } from './served-kind.ts'

/** A kind to watch and what to make of its objects. */
export interface ResolvedKind extends ServedKind {
  readonly configuration: ResourceConfiguration
}

export interface Resolution {
  /** In the order of their names as upstream sorts them; each kind and version once. */
  readonly kinds: readonly ResolvedKind[]
  /** Entries of the configuration for which nothing is served. */
  readonly missing: readonly ResourceConfiguration[]
  /** Entries that later ones stand in for, for some kind. */
  readonly overridden: readonly ResourceConfiguration[]
}

/**
 * Which kinds the configuration means, given those that are served (ResolveGVKToGVKPs of kube-state-metrics'
 * internal/discovery): an empty or `*` version or kind stands for all of the group. Of several entries for the
 * same kind and version the last one counts, because upstream keeps one store for each.
 */
export function resolveKinds({ resources }: Configuration, served: readonly ServedKind[]): Resolution {
  const kinds = new Map<string, ResolvedKind>()
  const missing: ResourceConfiguration[] = []
  const overridden = new Set<ResourceConfiguration>()
  for (const configuration of resources) {
    const matching = served.filter(({ resource }) => matches(configuration.groupVersionKind, resource))
    if (matching.length === 0) missing.push(configuration)
    for (const kind of matching) {
      const key = keyOf(kind.resource)
      const before = kinds.get(key)
      if (before) overridden.add(before.configuration)
      kinds.set(key, { ...kind, configuration })
    }
  }
  const sorted = [...kinds].sort(([a], [b]) => compareText(a, b))
  return { kinds: sorted.map(([, kind]) => kind), missing, overridden: [...overridden] }
}

/** apimachinery's GroupVersionResource.String, by which upstream sorts its stores. */
export function keyOf({ group, version, resource }: GroupVersionResource): string {
  return `${group}/${version}, Resource=${resource}`
}

function matches(wanted: GroupVersionKind, { group, version, kind }: GroupVersionKind): boolean {
  if (wanted.group === '' || wanted.group === '*' || wanted.group !== group) return false
  return isAny(wanted.version, version) && isAny(wanted.kind, kind)
}

function isAny(wanted: string, actual: string): boolean {
  return wanted === '' || wanted === '*' || wanted === actual
}

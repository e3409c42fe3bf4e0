import { type KubernetesObject, writersOf } from '../../object/index.ts'
import { likelyOwnerOfFinalizer } from '../finding/finalizer-owner.ts'
import type { StuckClues } from '../finding/stuck-findings.ts'
import type { WatchedKind } from '../kind/kind-set.ts'
import type { ResourceRecord } from '../record/resource-record.ts'

/** What tells why a resource is stuck: who wrote its finalizers, its siblings, and the groups that are defined. */
export function stuckClues(
  { definition: { resource } }: ResourceRecord,
  object: KubernetesObject | undefined,
  watched: readonly WatchedKind[] = [],
): StuckClues {
  const { group, kind } = resource
  const own = watched.find(({ record }) => record.group === group && record.kind === kind)
  const groups = [...new Set(watched.map(({ record }) => record.group))]
  return {
    siblingsReport: (own?.monitor.table.tally.conditions.size ?? 0) > 0,
    ownerOf: (finalizer) =>
      likelyOwnerOfFinalizer(finalizer, { group, kind, groups, managers: managersOf(object, finalizer) }),
  }
}

function managersOf(object: KubernetesObject | undefined, finalizer: string): string[] {
  const index = object?.metadata.finalizers?.indexOf(finalizer) ?? -1
  if (object === undefined || index < 0) return []
  return writersOf(object, ['metadata', 'finalizers', index]).map(({ manager }) => manager)
}

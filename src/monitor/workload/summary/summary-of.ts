import { compareText } from '../../../base/index.ts'
import type {
  OwnedCount,
  OwnedDrift,
  OwnedPodSummary,
  OwnedSummary,
  OwnedWorkload,
} from '../../record/owned-summary.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import { driftOf } from '../drift/drift-of.ts'
import type { WantedSpec } from '../drift/wanted-spec.ts'
import type { OwnedRecord } from '../object/owned-record.ts'
import { isCustomResource, rootOf, type WorkloadGraph } from '../object/workload-node.ts'
import { causesAmong, stateOf } from './owned-failure.ts'

/** More say no more than these. */
const mostDrifts = 20

/**
 * What the graph knows of what the resource owns; undefined when it owns nothing. `wanted` is what its spec asks for,
 * where that was looked at.
 */
export function summaryOf(
  resource: ResourceRecord,
  graph: WorkloadGraph,
  wanted?: WantedSpec,
): OwnedSummary | undefined {
  const owned = graph.descendants(resource).filter((node): node is OwnedRecord => !isCustomResource(node))
  if (owned.length === 0) return undefined
  const causes = causesAmong(owned, graph)
  const counted = owned.filter((node) => rootOf(graph, node) === resource)
  return {
    state: stateOf(owned, causes, graph),
    causes,
    objects: countObjects(counted),
    pods: counted.flatMap((record) => podOf(record, graph)).sort(byName),
    workloads: counted.flatMap(workloadOf).sort(byName),
    drift: driftsOf(resource, owned, wanted, graph),
  }
}

/** Of what it owns directly, and the claims of its StatefulSets; each field once. */
function driftsOf(
  resource: ResourceRecord,
  owned: readonly OwnedRecord[],
  wanted: WantedSpec | undefined,
  graph: WorkloadGraph,
): OwnedDrift[] {
  const drifts = new Map<string, OwnedDrift>()
  for (const record of owned) {
    if (graph.path(record).find(isCustomResource) !== resource) continue
    const { namespace, name } = record
    const { kind } = record.resource
    for (const { field } of driftOf(record, resource, wanted, graph))
      if (drifts.size < mostDrifts)
        drifts.set(`${namespace}/${kind}/${name}/${field}`, { namespace, kind, name, field })
  }
  return [...drifts.values()].sort((a, b) => byName(a, b) || compareText(a.field, b.field))
}

function countObjects(owned: readonly OwnedRecord[]): OwnedCount[] {
  const counts = new Map<string, OwnedCount>()
  for (const { resource, verdict } of owned) {
    const state = verdict?.state ?? ''
    const key = `${resource.kind} ${state}`
    counts.set(key, { kind: resource.kind, state, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.state, b.state))
}

function podOf(record: OwnedRecord, graph: WorkloadGraph): OwnedPodSummary[] {
  const { pod, namespace, name } = record
  if (!pod) return []
  const owner = graph
    .path(record)
    .slice(1)
    .find((node) => isCustomResource(node) || node.resource.kind !== 'ReplicaSet' || isTop(node, graph))
  const ownerKind = owner && (isCustomResource(owner) ? owner.definition.resource.kind : owner.resource.kind)
  return [{ namespace, name, ...pod, ownerKind: ownerKind ?? '', ownerName: owner?.name ?? '' }]
}

/** A ReplicaSet that no Deployment controls stands for itself. */
function isTop(node: OwnedRecord, graph: WorkloadGraph): boolean {
  const [parent] = graph.parents(node)
  return parent === undefined || isCustomResource(parent)
}

function workloadOf({ resource, namespace, name, replicas }: OwnedRecord): OwnedWorkload[] {
  return replicas ? [{ namespace, kind: resource.kind, name, ...replicas }] : []
}

function byName(a: { namespace: string; name: string }, b: { namespace: string; name: string }): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
}

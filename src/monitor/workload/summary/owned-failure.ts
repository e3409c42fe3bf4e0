import { compareText } from '../../../base/index.ts'
import type { HealthState } from '../../../health/index.ts'
import { type Cause, maskSecrets } from '../../../view/index.ts'
import type { OwnedRecord } from '../object/owned-record.ts'
import { isCustomResource, type WorkloadGraph } from '../object/workload-node.ts'

const mostCauses = 3

/** Kinds whose failure comes first, because it is the nearest to what is wrong. */
const nearest: readonly string[] = ['Pod', 'PersistentVolumeClaim', 'Job']

/**
 * The failures among `owned` that speak against who owns them, worst first, at most three. Each is degraded by the
 * exact rule of its kind, and none is left over from what went before:
 * - a pod that has ended does not count: its Job, or what replaced it, tells;
 * - a pod does not count while the workload that controls it has all it wants;
 * - of the Jobs of one owner only the newest counts.
 */
export function causesAmong(owned: readonly OwnedRecord[], graph: WorkloadGraph): Cause[] {
  return owned
    .filter((record) => isFailing(record) && !isLeftOver(record, owned, graph))
    .sort(compareFailures)
    .slice(0, mostCauses)
    .map(causeOf)
}

/** What the workloads among `owned` come to, taken together; undefined when there are none. */
export function stateOf(
  owned: readonly OwnedRecord[],
  causes: readonly Cause[],
  graph: WorkloadGraph,
): HealthState | undefined {
  if (causes.length > 0) return 'degraded'
  const states = new Set<HealthState>()
  for (const record of owned) {
    if (!record.verdict || !workloads.has(record.resource.kind) || record.deletion !== undefined) continue
    if (isFailing(record) || isLeftOver(record, owned, graph)) continue
    states.add(record.verdict.state)
  }
  if (states.has('progressing')) return 'progressing'
  if (states.has('healthy')) return 'healthy'
  return states.has('suspended') ? 'suspended' : undefined
}

const workloads: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Pod'])

function isFailing({ verdict }: OwnedRecord): boolean {
  return verdict?.state === 'degraded' && verdict.rule.startsWith('builtin-')
}

function isLeftOver(record: OwnedRecord, owned: readonly OwnedRecord[], graph: WorkloadGraph): boolean {
  if (record.pod) {
    if (record.pod.phase === 'Failed' || record.pod.phase === 'Succeeded') return true
    return controllerOf(record, graph)?.verdict?.state === 'healthy'
  }
  if (record.resource.kind !== 'Job') return false
  const [owner] = record.owners
  return owned.some(
    (other) =>
      other.resource.kind === 'Job' &&
      other.owners[0] === owner &&
      (other.created ?? 0) > (record.created ?? 0),
  )
}

/** The nearest above that is no custom resource and whose state is known: past a ReplicaSet its Deployment. */
function controllerOf(record: OwnedRecord, graph: WorkloadGraph): OwnedRecord | undefined {
  for (const node of graph.path(record).slice(1)) {
    if (isCustomResource(node)) return undefined
    if (node.verdict) return node
  }
  return undefined
}

function compareFailures(a: OwnedRecord, b: OwnedRecord): number {
  return (
    rankOf(a) - rankOf(b) ||
    (a.since ?? Number.MAX_SAFE_INTEGER) - (b.since ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.name, b.name)
  )
}

function rankOf({ resource }: OwnedRecord): number {
  const rank = nearest.indexOf(resource.kind)
  return rank < 0 ? nearest.length : rank
}

function causeOf({ resource, namespace, name, verdict, since }: OwnedRecord): Cause {
  return {
    ref: { group: resource.group, kind: resource.kind, namespace, name },
    reason: verdict?.reason ?? '',
    // Messages can hold secrets.
    message: maskSecrets(verdict?.message ?? '') as string,
    ...(since !== undefined && { since }),
  }
}

import { type MetricDefinition, workloadMetrics } from '../../catalogue/index.ts'
import { escapeLabelValue } from '../../exposition/index.ts'
import type { OwnedSummary } from '../record/owned-summary.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { Samples } from './samples.ts'

/** Adds the samples of what a resource owns; as a rule of the series of resources. */
interface WorkloadRule {
  readonly metric: MetricDefinition
  write(record: ResourceRecord, samples: Samples): void
}

type Write = (
  owned: OwnedSummary,
  add: (labels: readonly Label[], value: number, namespace?: string) => void,
) => void
type Label = readonly [name: string, value: string]

/** One rule for each metric of owned objects, in the order of the catalogue. */
export const workloadRules: readonly WorkloadRule[] = [
  rule(workloadMetrics.ownedObjects, ({ objects }, add) => {
    for (const { kind, state, count } of objects)
      add(
        [
          ['owned_kind', kind],
          ['state', state],
        ],
        count,
      )
  }),
  rule(workloadMetrics.ownedPods, ({ pods }, add) => {
    const phases = new Map<string, number>()
    for (const { phase } of pods) phases.set(phase, (phases.get(phase) ?? 0) + 1)
    for (const [phase, count] of [...phases].sort()) add([['phase', phase]], count)
  }),
  rule(workloadMetrics.ownedPodInfo, ({ pods }, add) => {
    for (const { namespace, name, node, ownerKind, ownerName } of pods)
      add(
        [
          ['pod', name],
          ['node', node],
          ['owned_kind', ownerKind],
          ['owned_name', ownerName],
        ],
        1,
        namespace,
      )
  }),
  rule(workloadMetrics.ownedRestarts, ({ pods }, add) => {
    for (const { namespace, name, restarts } of pods) add([['pod', name]], restarts, namespace)
  }),
  rule(workloadMetrics.ownedReplicas, ({ workloads }, add) => {
    for (const { namespace, kind, name, wanted, ready } of workloads) {
      add([...workloadLabels(kind, name), ['state', 'wanted']], wanted, namespace)
      add([...workloadLabels(kind, name), ['state', 'ready']], ready, namespace)
    }
  }),
  rule(workloadMetrics.ownedDrift, ({ drift }, add) => {
    for (const { namespace, kind, name, field } of drift)
      add([...workloadLabels(kind, name), ['field', field]], 1, namespace)
  }),
]

function workloadLabels(kind: string, name: string): Label[] {
  return [
    ['owned_kind', kind],
    ['owned_name', name],
  ]
}

function rule(metric: MetricDefinition, write: Write): WorkloadRule {
  return {
    metric,
    write(record, samples) {
      if (!record.owned) return
      write(record.owned, (labels, value, namespace) => {
        const text = labels.map(([name, text]) => `,${name}="${escapeLabelValue(text)}"`).join('')
        samples.add(text, value, namespace === record.namespace ? undefined : namespace)
      })
    },
  }
}

import { type MetricDefinition, resourceMetrics, transitionMetrics } from '../../catalogue/index.ts'
import { healthStates } from '../../health/index.ts'
import { columnNumber } from '../record/column-values.ts'
import type { MetadataAllowList } from '../record/metadata-allow-list.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { annotationsRule, labelsRule } from './metadata-rules.ts'
import type { Samples } from './samples.ts'
import { label, type SeriesRule } from './series-rule.ts'
import { statusRules } from './status-rules.ts'
import { workloadRules } from './workload-series.ts'

export type { SeriesRule } from './series-rule.ts'

const stateLabels = healthStates.map((state) => [state, label('state', state)] as const)
const statuses = ['True', 'False', 'Unknown'] as const
const statusLabels = statuses.map((status) => [status, label('status', status)] as const)

/** One rule for each metric of resources, in the order of the catalogue. */
export const seriesRules: readonly SeriesRule[] = [
  {
    metric: resourceMetrics.info,
    write({ definition, uid, owner }, samples) {
      const { version } = definition.resource
      const ownerLabels = label('owner_kind', owner?.kind ?? '') + label('owner_name', owner?.name ?? '')
      samples.add(label('version', version) + label('uid', uid) + ownerLabels, 1)
    },
  },
  {
    metric: resourceMetrics.health,
    write({ verdict }, samples) {
      for (const [state, labels] of stateLabels) samples.add(labels, Number(verdict.state === state))
    },
  },
  {
    metric: resourceMetrics.condition,
    write({ conditions }, samples) {
      for (const condition of conditions) {
        const type = label('type', condition.type)
        for (const [status, labels] of statusLabels)
          samples.add(type + labels, Number(condition.status === status))
      }
    },
  },
  {
    metric: resourceMetrics.conditionLastTransition,
    write({ conditions, conditionTimes }, samples) {
      conditions.forEach(({ type }, index) => {
        const at = conditionTimes[index] ?? Number.NaN
        if (!Number.isNaN(at)) samples.add(label('type', type), at / 1000)
      })
    },
  },
  { metric: resourceMetrics.phase, write: writePhase },
  timestamp(resourceMetrics.created, (record) => record.created),
  timestamp(resourceMetrics.deletion, (record) => record.deletion),
  value(resourceMetrics.generation, (record) => record.generation),
  value(resourceMetrics.observedGeneration, (record) => record.observedGeneration),
  value(resourceMetrics.specReplicas, (record) => record.replicas?.wanted),
  value(resourceMetrics.statusReplicas, (record) => record.replicas?.existing),
  value(resourceMetrics.readyReplicas, (record) => record.replicas?.ready),
  {
    metric: resourceMetrics.divergence,
    write({ divergence }, samples) {
      for (const { field, diverged } of divergence) samples.add(label('field', field), Number(diverged))
    },
  },
  {
    metric: resourceMetrics.finalizer,
    write({ finalizers }, samples) {
      for (const finalizer of finalizers) samples.add(label('finalizer', finalizer), 1)
    },
  },
  value(resourceMetrics.suspended, (record) => Number(record.suspended)),
  {
    metric: resourceMetrics.column,
    write({ definition, columns }, samples) {
      if (!definition.hasNumericColumns) return
      definition.columns.forEach((column, index) => {
        const number = columnNumber(column, columns[index] ?? null)
        if (!Number.isNaN(number)) samples.add(label('column', column.name), number)
      })
    },
  },
  {
    metric: transitionMetrics.conditionTransitionsTotal,
    write: writeTransitions,
  },
  ...statusRules,
  ...workloadRules,
]

/** The rules with those for labels and annotations where any are let through. */
export function seriesRulesWith({ labels, annotations }: AllowedMetadata): readonly SeriesRule[] {
  return [
    ...seriesRules,
    ...(labels ? [labelsRule(labels)] : []),
    ...(annotations ? [annotationsRule(annotations)] : []),
  ]
}

/** Which labels and annotations become labels of series; absent means none. */
export interface AllowedMetadata {
  readonly labels?: MetadataAllowList
  readonly annotations?: MetadataAllowList
}

/** `group`, `kind`, `namespace` and `name` of every sample of a resource, with the opening brace. */
export function identityOf({ definition, namespace, name }: ResourceRecord): string {
  const { group, kind } = definition.resource
  return `{${label('group', group).slice(1)}${label('kind', kind)}${label('namespace', namespace)}${label('name', name)}`
}

/** All phases of the schema as 0 or 1; a current value that it does not list is added, a schema without any has it alone. */
function writePhase({ definition, phase }: ResourceRecord, samples: Samples): void {
  const known = phase ? definition.phases.get(phase.field) : firstOf(definition.phases)
  for (const value of known ?? []) samples.add(label('phase', value), Number(value === phase?.value))
  if (phase && !known?.includes(phase.value)) samples.add(label('phase', phase.value), 1)
}

/**
 * From 0 on for True and False, so that `increase` sees the first one too; for Unknown, which most conditions never are,
 * once it occurred.
 */
function writeTransitions({ conditions, transitions }: ResourceRecord, samples: Samples): void {
  for (const { type } of conditions) {
    const counts = transitions.find((one) => one.type === type)
    const typeLabel = label('type', type)
    samples.add(`${typeLabel},to="True"`, counts?.True ?? 0)
    samples.add(`${typeLabel},to="False"`, counts?.False ?? 0)
    if (counts?.Unknown) samples.add(`${typeLabel},to="Unknown"`, counts.Unknown)
  }
}

function firstOf<T>(phases: ReadonlyMap<string, T>): T | undefined {
  for (const values of phases.values()) return values
  return undefined
}

function value(metric: MetricDefinition, read: (record: ResourceRecord) => number | undefined): SeriesRule {
  return {
    metric,
    write(record, samples) {
      const number = read(record)
      if (number !== undefined) samples.add('', number)
    },
  }
}

function timestamp(
  metric: MetricDefinition,
  read: (record: ResourceRecord) => number | undefined,
): SeriesRule {
  return value(metric, (record) => {
    const time = read(record)
    return time === undefined ? undefined : time / 1000
  })
}

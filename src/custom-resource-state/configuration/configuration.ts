import type { GroupVersionKind } from '../../object/index.ts'
import type { Position } from '../../yaml/index.ts'

/**
 * kube-state-metrics' CustomResourceStateMetrics, read: defaults are filled in, everything is of its type. What
 * the fields mean stands in docs/metrics/extend/customresourcestate-metrics.md of kubernetes/kube-state-metrics.
 */
export interface Configuration {
  readonly resources: readonly ResourceConfiguration[]
}

/** A path into an object: field names, indexes of lists, and lookups like `[type=Ready]`. */
export type ValuePath = readonly string[]

export interface LabelConfiguration {
  readonly commonLabels: Readonly<Record<string, string>>
  readonly labelsFromPath: Readonly<Record<string, ValuePath>>
}

export interface ResourceConfiguration extends LabelConfiguration {
  /** Version and kind may be `*` or empty, which stand for all that the group has. */
  readonly groupVersionKind: GroupVersionKind
  /** Goes before the metrics' names with an underscore between; empty for none. */
  readonly metricNamePrefix: string
  readonly metrics: readonly MetricConfiguration[]
  readonly position: Position
}

export interface MetricConfiguration extends LabelConfiguration {
  readonly name: string
  readonly help: string
  /** The verbosity from which on errors of this metric are told; 0 tells them always. */
  readonly errorLogV: number
  readonly each: EachConfiguration
  readonly position: Position
}

export type EachConfiguration = GaugeConfiguration | InfoConfiguration | StateSetConfiguration

interface Target {
  /** What the metric is about; a list, or an object for gauges and infos, makes a series of each element. */
  readonly path: ValuePath
  /** Labels whose paths begin at what `path` leads to. */
  readonly labelsFromPath: Readonly<Record<string, ValuePath>>
}

export interface GaugeConfiguration extends Target {
  readonly type: 'gauge'
  /** Label for the keys of an object; empty for none. */
  readonly labelFromKey: string
  readonly valueFrom: ValuePath
  readonly nilIsZero: boolean
}

export interface InfoConfiguration extends Target {
  readonly type: 'info'
  /** Label for the keys of an object; empty for none. */
  readonly labelFromKey: string
}

export interface StateSetConfiguration extends Target {
  readonly type: 'stateset'
  readonly labelName: string
  readonly list: readonly string[]
  readonly valueFrom: ValuePath
}

/** The metric's name as it stands in the exposition. */
export function fullNameOf(
  { metricNamePrefix }: Pick<ResourceConfiguration, 'metricNamePrefix'>,
  { name }: Pick<MetricConfiguration, 'name'>,
): string {
  return metricNamePrefix === '' ? name : `${metricNamePrefix}_${name}`
}

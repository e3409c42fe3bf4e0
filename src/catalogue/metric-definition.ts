import type { FamilyMetadata } from '../exposition/index.ts'

/**
 * How far a metric may be relied on, in the words of Kubernetes' metric stability classes: `alpha` may change
 * or go at any release, `beta` only with a release of warning, `stable` only with a major version.
 */
export type Stability = 'alpha' | 'beta' | 'stable'

/** What the number of a metric's series grows with. */
export type CostUnit =
  | 'resource'
  | 'condition'
  | 'phase'
  | 'field'
  | 'finalizer'
  | 'column'
  | 'pod'
  | 'workload'
  | 'kind'
  | 'kind and condition type'
  | 'kind and state'
  | 'definition'
  | 'stored version'
  | 'metric'
  | 'process'

/** `series` per `per`: `{ series: 3, per: 'condition' }` is three series for each condition of each resource. */
export interface Cost {
  readonly series: number
  readonly per: CostUnit
}

/** Everything there is to know of a metric that we write, apart from its values. */
export interface MetricDefinition extends FamilyMetadata {
  /** Label names in the order in which they are written; a histogram's `le` is not among them. */
  readonly labels: readonly string[]
  readonly stability: Stability
  readonly cost: Cost
  /** Upper bounds of a histogram's buckets, ascending, without +Inf. */
  readonly buckets?: readonly number[]
}

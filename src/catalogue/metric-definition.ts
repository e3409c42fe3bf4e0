import type { FamilyMetadata } from '../exposition/index.ts'

/**
 * How far a metric may be relied on, in the words of Kubernetes' metric stability classes: `alpha` may change
 * or go at any release, `beta` only with a release of warning, `stable` only with a major version.
 */
export type Stability = 'alpha' | 'beta' | 'stable'

/**
 * In which tiers a metric with series for each resource is written: `compact` in compact and full, `full` in full
 * alone, `opt-in` in either, but only when it is asked for. In tier aggregate none of them is.
 */
export type MetricTier = 'compact' | 'full' | 'opt-in'

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
  | 'version'
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
  /** Absent of a metric without series for single resources, which every tier has. */
  readonly tier?: MetricTier
  /** Upper bounds of a histogram's buckets, ascending, without +Inf. */
  readonly buckets?: readonly number[]
}

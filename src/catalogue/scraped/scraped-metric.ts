import type { MetricType } from '../../exposition/index.ts'

/** Who exposes a metric that we read and do not write. */
export type MetricSource =
  | 'controller-runtime'
  | 'client-go'
  | 'process'
  | 'go'
  | 'kube-state-metrics'
  | 'cadvisor'
  | 'kube-apiserver'
  | 'prometheus'
  | 'istio'
  | 'linkerd'

/** A metric of others that rules and dashboards ask for: an interface, so names and labels are kept to the letter. */
export interface ScrapedMetric {
  /** As it is queried but for a histogram's `_bucket`, `_sum` and `_count`. */
  readonly name: string
  readonly type: MetricType
  /** Label names of the exposition; those that a scrape adds (`job`, `instance`, `namespace`, `pod` …) are not among them. */
  readonly labels: readonly string[]
  readonly source: MetricSource
}

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
  /** Labels that have only these values. Absent of labels that may have any. */
  readonly values?: Readonly<Record<string, readonly string[]>>
  /** Whether a configuration can add labels that are not named here (labels of the pod, extra dimensions). */
  readonly open?: true
  /** As the source says it; where somebody else may have to write the metric, too. */
  readonly help?: string
}

/** What is said of a metric beside its name, type and labels. */
export type ScrapedMetricDetail = Pick<ScrapedMetric, 'values' | 'open' | 'help'>

type Define = (name: string, labels?: readonly string[], detail?: ScrapedMetricDetail) => ScrapedMetric

/** Defines the metrics of one source, so that its table is a line a metric. */
export function metricsFrom(source: MetricSource): Readonly<Record<MetricType, Define>> {
  const of =
    (type: MetricType): Define =>
    (name, labels = [], detail = {}) => ({ name, type, labels, source, ...detail })
  return {
    counter: of('counter'),
    gauge: of('gauge'),
    histogram: of('histogram'),
    summary: of('summary'),
    unknown: of('unknown'),
  }
}

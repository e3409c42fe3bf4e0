/** What a series of a metric is, as queried: a histogram's three kinds of series are told apart. */
export type MetricRole = 'counter' | 'gauge' | 'bucket' | 'histogram' | 'summary' | 'unknown'

/** What is known of a metric under the name that queries use. */
export interface KnownMetric {
  readonly name: string
  /** `bucket`, and `counter` for a sum or count, of a histogram; `histogram` is the bare name: a native one, or a mistake. */
  readonly role: MetricRole
  readonly labels: ReadonlySet<string>
  /** Whether there may be labels that are not named. */
  readonly open: boolean
  /** Labels that have only these values. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Who says so. */
  readonly source: string
  /** Whether it is one of ours, whose every label is known. */
  readonly own: boolean
}

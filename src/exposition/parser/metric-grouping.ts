import { HistogramPoint } from './histogram-point.ts'
import type { Labels, ParsedSample, ParsedType, ParseProblem } from './parsed-family.ts'

/** One metric of a family while its samples come in. */
interface OpenMetric {
  readonly key: string
  readonly timestamp: number | undefined
  readonly histogram: HistogramPoint | undefined
}

/**
 * The order of a family's samples: all of one metric together, its points one after the other with times that do
 * not go back, each series once in a point (OpenMetrics 1.0, "Metric", "MetricPoint"). After the first breach the
 * family's order says no more, since what follows would be guesswork.
 */
export class MetricGrouping {
  readonly #family: { readonly name: string; readonly type: ParsedType }
  readonly #closed = new Set<string>()
  /** What tells the series of the current point apart. */
  readonly #series = new Set<string>()
  #metric: OpenMetric | undefined
  /** The first gap of a point, told only if nothing else is wrong: a metric that goes on later may fill it. */
  #gap: ParseProblem | undefined
  #broken = false

  /** The family's type may still change until the first sample. */
  constructor(family: { readonly name: string; readonly type: ParsedType }) {
    this.#family = family
  }

  /** No more checks: a line of the family could not be read, so others would seem wrong. */
  abandon(): void {
    this.#broken = true
  }

  /** What is wrong with the sample's place, if anything. */
  add(sample: ParsedSample): string | undefined {
    if (this.#broken) return undefined
    const message = this.#place(sample)
    if (message !== undefined) this.#broken = true
    return message
  }

  /** What is missing, once the family is over. */
  close(): ParseProblem | undefined {
    this.#closePoint()
    return this.#broken ? undefined : this.#gap
  }

  #place(sample: ParsedSample): string | undefined {
    const suffix = sample.name.slice(this.#family.name.length)
    const key = this.#metricKey(suffix, sample)
    const last = this.#metric
    if (last?.key !== key) {
      if (this.#closed.has(key))
        return 'the samples of a metric have to stand together, and others stand between these'
      this.#closePoint()
      if (last) this.#closed.add(last.key)
      this.#openPoint(key, sample)
    } else if (last.timestamp !== sample.timestamp && this.#family.type !== 'info') {
      if (last.timestamp === undefined || sample.timestamp === undefined)
        return 'either all samples of a metric have a timestamp or none'
      if (sample.timestamp < last.timestamp) return 'the timestamps of a metric cannot go back'
      this.#closePoint()
      this.#openPoint(key, sample)
    }
    return this.#addToPoint(suffix, sample)
  }

  #openPoint(key: string, sample: ParsedSample): void {
    const { type } = this.#family
    const isHistogram = type === 'histogram' || type === 'gaugehistogram'
    const histogram = isHistogram ? new HistogramPoint(type, sample) : undefined
    this.#metric = { key, timestamp: sample.timestamp, histogram }
    this.#series.clear()
  }

  #addToPoint(suffix: string, sample: ParsedSample): string | undefined {
    const broken = this.#metric?.histogram?.add(suffix, sample)
    if (broken !== undefined) return broken
    // With equal timestamps the finer part may have been lost in writing; without any there is no such excuse.
    if (sample.timestamp !== undefined) return undefined
    const series = `${suffix} ${this.#withinPoint(sample)}`
    if (this.#series.has(series)) return 'the series stands twice: same name, same labels'
    this.#series.add(series)
    return undefined
  }

  #closePoint(): void {
    this.#gap ??= this.#metric?.histogram?.close()
  }

  /** The labels that a sample's metric has. An info's are all of the point, none of the metric. */
  #metricKey(suffix: string, { labels }: ParsedSample): string {
    switch (this.#family.type) {
      case 'info':
        return ''
      case 'summary':
        return labelKey(labels, suffix === '' ? 'quantile' : undefined)
      case 'stateset':
        return labelKey(labels, this.#family.name)
      case 'histogram':
      case 'gaugehistogram':
        return labelKey(labels, suffix === '_bucket' ? 'le' : undefined)
      default:
        return labelKey(labels)
    }
  }

  /** The rest of the labels: those that tell a point's samples of one name apart. */
  #withinPoint({ labels }: ParsedSample): string {
    switch (this.#family.type) {
      case 'info':
        return labelKey(labels)
      case 'summary':
        return labels.quantile ?? ''
      case 'stateset':
        return labels[this.#family.name] ?? ''
      case 'histogram':
      case 'gaugehistogram':
        return labels.le ?? ''
      default:
        return ''
    }
  }
}

/** A key of a label set, the same in whatever order its labels stand. */
function labelKey(labels: Labels, without?: string): string {
  const names = Object.keys(labels)
  if (names.length > 1) names.sort()
  let key = ''
  for (const name of names) {
    const value = labels[name] ?? ''
    // With the lengths, no name or value can pass for the end of another.
    if (name !== without) key += `${name.length}:${name}${value.length}:${value}`
  }
  return key
}

import { boundedLabels, metrics, scrapedMetrics } from '../../catalogue/index.ts'
import type { MetricType, ParsedFamily } from '../../exposition/index.ts'
import type { KnownMetric, MetricRole } from './known-metric.ts'

/** An exposition that was given: what there is, where the catalogue does not reach. */
export interface GivenExposition {
  /** A path or URL. */
  readonly source: string
  readonly families: readonly ParsedFamily[]
}

/** Everything that is known of metrics: ours, those of others that we know, and what expositions show. */
export class MetricKnowledge {
  readonly #metrics = new Map<string, KnownMetric>()
  readonly #shownWords = new Set<string>()

  constructor(expositions: readonly GivenExposition[] = []) {
    for (const metric of scrapedMetrics) {
      const { name, type, labels, source, values = {}, open = false } = metric
      this.#addFamily(name, type, { labels: new Set(labels), open, values, source, own: false })
    }
    for (const { name, type, labels } of metrics) {
      // Allowed labels of objects become labels of these two.
      const open = name.endsWith('_labels') || name.endsWith('_annotations')
      this.#addFamily(name, type, {
        labels: new Set(labels),
        open,
        values: boundedLabels[name] ?? {},
        source: 'binnacle',
        own: true,
      })
    }
    for (const exposition of expositions) this.#addExposition(exposition)
  }

  find(name: string): KnownMetric | undefined {
    return this.#metrics.get(name)
  }

  names(): Iterable<string> {
    return this.#metrics.keys()
  }

  /** Whether an exposition has metrics that begin with the same word, so that one that it has not is a mistake. */
  isShown(name: string): boolean {
    return this.#shownWords.has(firstWord(name))
  }

  /** Metrics of the same source that have a label. */
  withLabel(source: string, label: string): readonly string[] {
    return [...this.#metrics.values()]
      .filter((metric) => metric.source === source && metric.labels.has(label))
      .map(({ name }) => name)
  }

  #addFamily(name: string, type: MetricType, rest: Omit<KnownMetric, 'name' | 'role'>): void {
    const add = (suffix: string, role: MetricRole, more: readonly string[] = []): void => {
      this.#metrics.set(name + suffix, {
        ...rest,
        name: name + suffix,
        role,
        labels: new Set([...rest.labels, ...more]),
      })
    }
    if (type === 'histogram') {
      add('', 'histogram')
      add('_bucket', 'bucket', ['le'])
    } else if (type === 'summary') add('', 'summary', ['quantile'])
    else add('', type)
    if (type !== 'histogram' && type !== 'summary') return
    add('_sum', 'counter')
    add('_count', 'counter')
  }

  #addExposition({ source, families }: GivenExposition): void {
    for (const family of families) {
      const isHistogram = family.type === 'histogram'
      for (const { name, labels } of family.samples) {
        if (name.endsWith('_created') && family.name !== name) continue
        this.#shownWords.add(firstWord(name))
        const before = this.#metrics.get(name)
        const own = before?.own ?? false
        this.#metrics.set(name, {
          name,
          role: roleOf(family, name),
          labels: new Set([...(before?.labels ?? []), ...Object.keys(labels)]),
          open: before?.open ?? false,
          values: before?.values ?? {},
          source: before?.source ?? source,
          own,
        })
      }
      if (isHistogram && !this.#metrics.has(family.name))
        this.#metrics.set(family.name, {
          name: family.name,
          role: 'histogram',
          labels: new Set(),
          open: true,
          values: {},
          source,
          own: false,
        })
    }
  }
}

function roleOf({ name, type }: ParsedFamily, sample: string): MetricRole {
  if (type === 'counter') return 'counter'
  if (type === 'histogram') return sample === `${name}_bucket` ? 'bucket' : 'counter'
  if (type === 'summary') return sample === name ? 'summary' : 'counter'
  return type === 'gauge' || type === 'info' || type === 'stateset' ? 'gauge' : 'unknown'
}

function firstWord(name: string): string {
  return name.split('_', 1)[0] ?? name
}

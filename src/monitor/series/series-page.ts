import type { SeriesRule } from './resource-series.ts'
import { SeriesChunk } from './series-chunk.ts'
import type { SeriesEntry } from './series-entry.ts'

/** A resource with its place. */
export interface PagedEntry extends SeriesEntry {
  page: SeriesPage
}

/** Some hundred resources that come one after the other, with a chunk for each metric. */
export class SeriesPage {
  readonly entries: PagedEntry[] = []
  /** One a rule, in the order of the rules. */
  readonly chunks: SeriesChunk[]
  readonly #rules: readonly SeriesRule[]

  constructor(rules: readonly SeriesRule[]) {
    this.#rules = rules
    this.chunks = rules.map((rule, metric) => this.#chunkOf(rule, metric))
  }

  /** An empty chunk for a metric, so that nothing is kept of the one before; gives how many samples that had. */
  renew(metric: number): number {
    const samples = this.chunks[metric]?.samples ?? 0
    const rule = this.#rules[metric]
    if (rule) this.chunks[metric] = this.#chunkOf(rule, metric)
    return samples
  }

  /** Appends what `next` holds, which is of no use afterwards. */
  absorb(next: SeriesPage): void {
    for (const entry of next.entries) {
      entry.page = this
      this.entries.push(entry)
    }
    next.chunks.forEach((chunk, index) => {
      this.touch(index, chunk.samples)
    })
  }

  /** The chunk of a metric has changed, by so many samples; by none when there were and are none. */
  touch(metric: number, samples: number, changed = samples !== 0): void {
    const chunk = this.chunks[metric]
    if (!chunk || !changed) return
    chunk.version++
    chunk.samples += samples
  }

  #chunkOf(rule: SeriesRule, metric: number): SeriesChunk {
    return new SeriesChunk(rule, 1 << metric, this.entries)
  }
}

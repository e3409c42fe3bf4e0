import type { SeriesRule } from './resource-series.ts'
import { SeriesChunk } from './series-chunk.ts'
import type { SeriesEntry } from './series-entry.ts'

/** A resource with its place. */
export interface PagedEntry extends SeriesEntry {
  page: SeriesPage
}

/** Some resources that come one after the other, with a chunk for each metric that any of them had samples in. */
export class SeriesPage {
  readonly entries: PagedEntry[] = []
  /** One a rule, in the order of the rules; most metrics of most pages never have a sample. */
  readonly chunks: (SeriesChunk | undefined)[]
  readonly #rules: readonly SeriesRule[]

  constructor(rules: readonly SeriesRule[]) {
    this.#rules = rules
    this.chunks = new Array(rules.length).fill(undefined)
  }

  /** Lets the chunk of a metric go, and what is kept of it; gives how many samples it had. */
  drop(metric: number): number {
    const samples = this.chunks[metric]?.samples ?? 0
    this.chunks[metric] = undefined
    return samples
  }

  /** Appends what `next` holds, which is of no use afterwards. */
  absorb(next: SeriesPage): void {
    for (const entry of next.entries) {
      entry.page = this
      this.entries.push(entry)
    }
    next.chunks.forEach((chunk, index) => {
      if (chunk) this.touch(index, chunk.samples)
    })
  }

  /** The chunk of a metric has changed, by so many samples; by none when there were and are none. */
  touch(metric: number, samples: number, changed = samples !== 0): void {
    if (!changed) return
    const chunk = this.chunks[metric] ?? this.#begin(metric)
    if (!chunk) return
    chunk.version++
    chunk.samples += samples
  }

  #begin(metric: number): SeriesChunk | undefined {
    const rule = this.#rules[metric]
    if (!rule) return undefined
    const chunk = new SeriesChunk(rule, 1 << metric, this.entries)
    this.chunks[metric] = chunk
    return chunk
  }
}

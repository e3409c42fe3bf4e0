import type { ObjectSamples } from '../family/read-samples.ts'
import { SampleChunk } from './sample-chunk.ts'
import type { SampleEntry } from './sample-entry.ts'

/** An object with its place. */
export interface PagedEntry extends SampleEntry {
  page: SamplePage
}

/** Some objects that came one after the other, with a chunk for each family. */
export class SamplePage {
  readonly entries: PagedEntry[] = []
  /** In the order of the families. */
  readonly chunks: readonly SampleChunk[]

  constructor(names: readonly string[]) {
    this.chunks = names.map((name, family) => new SampleChunk(name, family, this.entries))
  }

  append(entry: PagedEntry): void {
    this.entries.push(entry)
    this.#touch(entry.samples)
  }

  remove(entry: PagedEntry): void {
    this.entries.splice(this.entries.indexOf(entry), 1)
    this.#touch(entry.samples)
  }

  /** Takes over what `next` holds, which is of no use afterwards. */
  absorb(next: SamplePage): void {
    for (const entry of next.entries) {
      entry.page = this
      this.append(entry)
    }
  }

  /** Gives an entry other samples, and marks the chunks of the families in which they differ. */
  change(entry: PagedEntry, samples: ObjectSamples): void {
    const before = entry.samples
    entry.samples = samples
    for (let family = 0; family < this.chunks.length; family++)
      if (!equalIn(before, samples, family)) this.#mark(family)
  }

  /** Marks the chunks of the families that have some of these samples. */
  #touch({ ends }: ObjectSamples): void {
    for (let family = 0; family < this.chunks.length; family++)
      if (startOf(ends, family) !== ends[family]) this.#mark(family)
  }

  #mark(family: number): void {
    const chunk = this.chunks[family]
    if (chunk) chunk.version++
  }
}

function equalIn(a: ObjectSamples, b: ObjectSamples, family: number): boolean {
  const from = startOf(a.ends, family)
  const other = startOf(b.ends, family)
  const count = (a.ends[family] ?? 0) - from
  if ((b.ends[family] ?? 0) - other !== count) return false
  for (let index = 0; index < count; index++) {
    if (!Object.is(a.values[from + index], b.values[other + index])) return false
    if (a.labels[from + index] !== b.labels[other + index]) return false
  }
  return true
}

function startOf(ends: readonly number[], family: number): number {
  return family === 0 ? 0 : (ends[family - 1] ?? 0)
}

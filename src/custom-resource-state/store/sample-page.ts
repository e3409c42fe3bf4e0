import type { CompiledFamily } from '../family/compiled-family.ts'
import type { ObjectSamples } from '../family/read-samples.ts'
import { SampleChunk } from './sample-chunk.ts'
import { type SampleEntry, startOf } from './sample-entry.ts'

/** An object with its place. */
export interface PagedEntry extends SampleEntry {
  page: SamplePage
  slot: number
}

/** How a page is divided: the slots that it has, and for each family how many of them make a chunk. */
export interface PageLayout {
  readonly size: number
  readonly spans: readonly number[]
}

/**
 * Text of a chunk, characters: enough to compress well and to be kept compressed on its own (`segmentSize` of
 * Exposition), and not more, because all of it is done anew when one object changes.
 */
const chunkText = 12_000
const smallestSpan = 4

/** A layout for objects like the first one: chunks of about the same size, however many samples a family has. */
export function layoutFor(
  families: readonly CompiledFamily[],
  { labels, ends }: ObjectSamples,
  size: number,
): PageLayout {
  const spans = families.map(({ name, base }, family) => {
    let text = 0
    for (let index = startOf(ends, family); index < (ends[family] ?? 0); index++)
      text += name.length + base.head.complete(labels[index] ?? '').length + 3
    let span = smallestSpan
    while (span < size && span * text < chunkText) span *= 2
    return Math.min(span, size)
  })
  return { size, spans }
}

/** Some objects that came one after the other, each in a slot of its own, with chunks for each family. */
export class SamplePage {
  readonly #layout: PageLayout
  readonly #slots: (PagedEntry | undefined)[] = []
  readonly #chunks: readonly (readonly SampleChunk[])[]
  #live = 0

  constructor(families: readonly CompiledFamily[], layout: PageLayout) {
    this.#layout = layout
    this.#chunks = families.map((family, index) => {
      const span = layout.spans[index] ?? layout.size
      const chunks: SampleChunk[] = []
      for (let from = 0; from < layout.size; from += span)
        chunks.push(new SampleChunk(family, index, this.#slots, from, from + span))
      return chunks
    })
  }

  /** Objects in it. */
  get live(): number {
    return this.#live
  }

  get layout(): PageLayout {
    return this.#layout
  }

  /** Whether every slot is taken or was. */
  get isFull(): boolean {
    return this.#slots.length >= this.#layout.size
  }

  chunks(family: number): readonly SampleChunk[] {
    return this.#chunks[family] ?? []
  }

  /** In order. */
  *entries(): Generator<PagedEntry> {
    for (const entry of this.#slots) if (entry) yield entry
  }

  append(entry: Omit<PagedEntry, 'page' | 'slot'>): PagedEntry {
    const placed = Object.assign(entry, { page: this, slot: this.#slots.length })
    this.#slots.push(placed)
    this.#live++
    this.#touch(placed)
    return placed
  }

  /** Leaves its slot empty, so that no other moves. */
  remove(entry: PagedEntry): void {
    this.#slots[entry.slot] = undefined
    this.#live--
    this.#touch(entry)
  }

  /** Gives an entry other samples, and marks the chunks of the families in which they differ. */
  change(entry: PagedEntry, samples: ObjectSamples): void {
    const before = entry.samples
    entry.samples = samples
    for (let family = 0; family < this.#chunks.length; family++)
      if (!equalIn(before, samples, family)) this.#mark(family, entry.slot)
  }

  /** Marks the chunks of the families in which the entry has samples. */
  #touch({ samples: { ends }, slot }: PagedEntry): void {
    for (let family = 0; family < this.#chunks.length; family++)
      if (startOf(ends, family) !== ends[family]) this.#mark(family, slot)
  }

  #mark(family: number, slot: number): void {
    const span = this.#layout.spans[family] ?? this.#layout.size
    const chunk = this.#chunks[family]?.[Math.floor(slot / span)]
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

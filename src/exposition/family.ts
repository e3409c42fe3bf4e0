import type { Format } from './format.ts'

/** OpenMetrics metric types that we write. State sets and infos are declared gauges (see docs/adr). */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'unknown'

/** What is said of a family once, before its samples. */
export interface FamilyMetadata {
  /** Full name as it stands in the text format, a counter's `_total` included. */
  readonly name: string
  readonly type: MetricType
  readonly help: string
  /** OpenMetrics unit; the name ends with it. Empty when there is none. */
  readonly unit: string
}

/**
 * The seam between whoever counts (monitor, runtime, exporters) and exposition.
 *
 * A family is its metadata and chunks of samples in a stable order: whole sample lines, each ended by a newline,
 * without `# TYPE` and `# HELP`, the same bytes in every format but for exemplars. A chunk has a version; while it does not move
 * the chunk's text has not changed, and it is neither rendered nor compressed again. Chunks should be of some
 * hundred resources each (64 KB of text and more): smaller ones compress badly, larger ones are dear to redo.
 *
 * A family without samples is left out. Calls are synchronous, and one scrape reads a consistent state because
 * nothing else runs between `chunks()` and the last `render()` of its dirty chunks.
 */
export interface Family {
  readonly metadata: FamilyMetadata
  /**
   * The lines before the samples, instead of those that the metadata makes: for who has to write what another
   * program writes. They are written even when there are no samples.
   */
  readonly header?: (format: Format) => string
  chunks(): Iterable<Chunk>
}

export interface Chunk {
  /** Moves whenever the rendered text would differ. Never reused for other text during the chunk's life. */
  readonly version: number
  /** The sample lines; '' when there are none at the moment. */
  render(): string
  /**
   * What stands in its place in OpenMetrics: the same lines, some with exemplars, which no other format has. Absent
   * when they are the same bytes, so that most chunks are shared.
   */
  readonly inOpenMetrics?: Chunk | undefined
}

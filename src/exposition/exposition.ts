import type { Chunk, Family } from './family.ts'
import { familyHeader } from './family-header.ts'
import { acceptsGzip, type Format, negotiate } from './format.ts'
import { gzipStream } from './gzip-stream.ts'
import { packedParts } from './packed-parts.ts'
import type { Segment } from './segment.ts'
import { SegmentCodec } from './segment-codec.ts'
import { TextRuns } from './text-runs.ts'

/** What a client asks for: the headers of the same names, as they came. */
export interface ScrapeRequest {
  readonly accept?: string | undefined
  readonly acceptEncoding?: string | undefined
  /** Only the families of these names; absent or empty means all. */
  readonly names?: readonly string[]
}

/** An answer that may be sent slowly: it holds on to the state of its moment, whatever changes later. */
export interface Scrape {
  readonly contentType: string
  readonly contentEncoding: 'gzip' | undefined
  /** Bytes of the body as sent. */
  readonly contentLength: number
  /**
   * The body in order, in parts that all lie in one buffer: read only, and each is good until the next is asked
   * for, so use it up or copy it before. Can be iterated more than once, also side by side.
   */
  readonly body: Iterable<Uint8Array>
}

export interface ExpositionOptions {
  /** Every family there is, in a stable order; names do not repeat. Called at each scrape. */
  readonly families: () => Iterable<Family>
  /**
   * Chunks with at least this many characters of text are kept compressed on their own; smaller ones, of which
   * compression would make little, are kept as text and compressed together with the headers around them.
   */
  readonly segmentSize?: number
}

/** Characters; bounds what one small change makes to be compressed again. */
const longestRun = 65_536

/**
 * A body of so many times `segmentSize` is small: all of it is kept as text and compressed at once, because each piece
 * on its own costs more than there is to gain.
 */
const smallSegments = 16

/** Characters of text that a body may hold on to while it is sent; the rest of it is held compressed. */
const mostGlanced = 1024 * 1024

/** A chunk as it goes into a body. */
type Shown =
  | { readonly text: string; readonly segment?: undefined }
  | { readonly segment: Segment; readonly text?: undefined }

/** What is kept of a chunk from one scrape to the next: its text when small, else its segment. */
type Kept = { readonly version: number } & Shown

/**
 * Families in, bodies out. Between scrapes all chunks are kept compressed; a scrape renders and compresses only
 * those whose version moved, and puts the rest together. The formats share them.
 */
export class Exposition {
  readonly #families: () => Iterable<Family>
  readonly #segmentSize: number
  readonly #smallBody: number
  readonly #codec = new SegmentCodec()
  readonly #kept = new WeakMap<Chunk, Kept>()
  /** The versions that bodies without compression have shown. */
  readonly #glanced = new WeakMap<Chunk, number>()
  /** The runs of small text of the last scrape in each format: most come again unchanged. */
  readonly #runs = new Map<Format, TextRuns>()
  /** Characters of the last whole body: the next will be about as long. */
  #lastLength = Number.POSITIVE_INFINITY
  /** What the last scrape asked for: the next will ask for the same. */
  #lastFormat: Format = 'text-0.0.4'

  constructor(options: ExpositionOptions) {
    this.#families = options.families
    this.#segmentSize = options.segmentSize ?? 2048
    this.#smallBody = this.#segmentSize * smallSegments
  }

  /** Synchronous up to the last render, so that the body shows one moment. Throws what a `render` throws. */
  scrape(request: ScrapeRequest = {}): Scrape {
    const { format, contentType } = negotiate(request.accept)
    if (acceptsGzip(request.acceptEncoding)) {
      const stream = gzipStream(this.#segments(format, request.names ?? []))
      const contentLength = stream.reduce((sum, piece) => sum + piece.length, 0)
      return {
        contentType,
        contentEncoding: 'gzip',
        contentLength,
        body: { [Symbol.iterator]: () => packedParts(stream, contentLength) },
      }
    }
    let left = mostGlanced
    const show = (chunk: Chunk): Shown => {
      if (left <= 0) return this.#keep(chunk)
      const shown = this.#glance(chunk)
      left -= shown.text?.length ?? 0
      return shown
    }
    const pieces = Array.from(this.#pieces(format, request.names ?? [], show), (piece) =>
      typeof piece === 'string' ? Buffer.from(piece) : piece,
    )
    const contentLength = pieces.reduce((sum, piece) => sum + piece.length, 0)
    return {
      contentType,
      contentEncoding: undefined,
      contentLength,
      body: { [Symbol.iterator]: () => packedParts(this.#plain(pieces), contentLength) },
    }
  }

  /**
   * Renders and compresses what moved, for idle time, so that the next scrape finds less to do. A step is one chunk;
   * whoever iterates stops when it likes, and what is done stays done.
   */
  *prepare(): Generator<void, void, void> {
    for (const family of this.#families())
      for (const shared of family.chunks()) {
        const chunk = shownIn(this.#lastFormat, shared)
        if (this.#kept.get(chunk)?.version === chunk.version) continue
        this.#keep(chunk)
        yield
      }
  }

  /** All of a body compressed; runs of small text that come again are not compressed again. */
  #segments(format: Format, names: readonly string[]): Segment[] {
    const last = this.#runs.get(format)
    const runs = new TextRuns()
    const segments = Array.from(
      this.#pieces(format, names, (chunk) => this.#keep(chunk)),
      (piece) => {
        if (typeof piece !== 'string') return piece
        const segment = last?.find(piece) ?? this.#codec.compress(piece)
        runs.add(piece, segment)
        return segment
      },
    )
    if (names.length === 0) this.#runs.set(format, runs)
    return segments
  }

  /** A body in order: segments, and between them runs of headers and small text. */
  *#pieces(
    format: Format,
    names: readonly string[],
    show: (chunk: Chunk) => Shown,
  ): Generator<Segment | string, void, void> {
    this.#lastFormat = format
    const wanted = names.length > 0 ? new Set(names) : undefined
    let run = ''
    let length = 0
    for (const family of this.#families()) {
      if (wanted?.has(family.metadata.name) === false) continue
      let hasHeader = family.header !== undefined
      if (family.header) run += family.header(format)
      for (const chunk of family.chunks()) {
        const shown = show(shownIn(format, chunk))
        if (shown.text === '') continue
        length += lengthOf(shown)
        if (!hasHeader) run += familyHeader(family.metadata, format)
        hasHeader = true
        if (shown.segment) {
          if (run !== '') yield run
          run = ''
          yield shown.segment
        } else run += shown.text
        if (run.length < longestRun) continue
        yield run
        run = ''
      }
    }
    if (!wanted) this.#lastLength = length
    if (format === 'openmetrics-1.0.0') run += '# EOF\n'
    if (run !== '') yield run
  }

  *#plain(pieces: readonly (Segment | Uint8Array)[]): Generator<Uint8Array, void, void> {
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) yield piece
      else yield* this.#codec.decompress([piece])
    }
  }

  /**
   * For a body that is not compressed: what moved is compressed only when it has not moved again by the next scrape,
   * so that nothing is packed to be unpacked at once.
   */
  #glance(chunk: Chunk): Shown {
    const { version } = chunk
    if (this.#kept.get(chunk)?.version === version || this.#glanced.get(chunk) === version)
      return this.#keep(chunk)
    this.#glanced.set(chunk, version)
    return { text: chunk.render() }
  }

  #keep(chunk: Chunk): Kept {
    const { version } = chunk
    const known = this.#kept.get(chunk)
    const isCurrent = known?.version === version
    const longestText = this.#lastLength <= this.#smallBody ? this.#smallBody : this.#segmentSize
    if (isCurrent && (known.segment === undefined) === lengthOf(known) < longestText) return known
    const text = (isCurrent ? known?.text : undefined) ?? chunk.render()
    const kept =
      text.length < longestText
        ? { version, text: inOnePiece(text) }
        : { version, segment: this.#codec.compress(text) }
    this.#kept.set(chunk, kept)
    return kept
  }
}

/** A text that is put together by operators keeps its parts beside it, several times its own size. */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString()
}

function shownIn(format: Format, chunk: Chunk): Chunk {
  return format === 'openmetrics-1.0.0' ? (chunk.inOpenMetrics ?? chunk) : chunk
}

/** Characters of a text, bytes of what is compressed: few of ours take more than one. */
function lengthOf(shown: Shown): number {
  return shown.segment ? shown.segment.length : shown.text.length
}

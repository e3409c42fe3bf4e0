import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { crc32Operator } from './crc32-combine.ts'

/**
 * A piece of a body, kept compressed: raw deflate blocks ended with a full flush, so that pieces can stand in
 * any order in one stream, with what is needed to put the stream's checksum together.
 */
export interface Segment {
  readonly deflated: Uint8Array
  /** Bytes of the text. */
  readonly length: number
  readonly crc32: number
  /** `crc32Operator(length)`. */
  readonly operator: number
}

/**
 * Level 1 because text that repeats itself this much gains little from more, at three times the cost. The
 * synchronous form because a call through the thread pool costs more than the compression of a chunk.
 */
export function compress(text: string): Segment {
  const bytes = Buffer.from(text)
  const deflated = deflateRawSync(bytes, {
    level: constants.Z_BEST_SPEED,
    finishFlush: constants.Z_FULL_FLUSH,
    chunkSize: Math.max(1024, bytes.length),
  })
  return {
    // A copy of the right size: the result is a view into a buffer as large as the text.
    deflated: new Uint8Array(deflated),
    length: bytes.length,
    crc32: crc32(bytes),
    operator: crc32Operator(bytes.length),
  }
}

export function decompress(segment: Segment): Uint8Array {
  return inflateRawSync(segment.deflated, {
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: Math.max(64, segment.length),
  })
}

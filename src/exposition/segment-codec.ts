import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { crc32Operator } from './crc32-combine.ts'
import type { Segment } from './segment.ts'

/**
 * Larger than nearly every compressed chunk, so that one buffer holds the result, and odd, so that the buffer is
 * none of Node's pool, in which others' bytes lie.
 */
const resultSize = 131_073
/** The same for what is compressed from texts of a few kilobytes, which leaves too little behind to be freed at once. */
const smallResultSize = 4_097
const smallText = 32_768

/**
 * Compresses texts into segments and back. The synchronous forms, because a call through the thread pool costs
 * more than the work on a chunk.
 */
export class SegmentCodec {
  readonly #encoder = new TextEncoder()
  /** The text in work as bytes: texts are many and large, so they share the room. */
  #bytes = new Uint8Array(0)

  /** Level 1, because text that repeats itself this much gains little from more, at three times the cost. */
  compress(text: string): Segment {
    const bytes = this.#encode(text)
    const { length } = bytes
    const chunkSize = length < smallText ? smallResultSize : resultSize
    const result = deflateRawSync(bytes, {
      level: constants.Z_BEST_SPEED,
      finishFlush: constants.Z_FULL_FLUSH,
      chunkSize,
    })
    const deflated = new Uint8Array(result)
    if (chunkSize === resultSize) release(result, resultSize)
    return { deflated, length, crc32: crc32(bytes), operator: crc32Operator(length) }
  }

  /** The text of each segment, good until the next is asked for. */
  *decompress(segments: readonly Segment[]): Generator<Uint8Array, void, void> {
    // One size for all, so that each takes the room that the one before left, and with a byte to spare.
    const size = segments.reduce((most, { length }) => Math.max(most, length + 1), resultSize)
    for (const { deflated } of segments) {
      const text = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: size })
      yield text
      release(text, size)
    }
  }

  #encode(text: string): Uint8Array {
    const most = text.length * 3
    if (this.#bytes.length < most) this.#bytes = new Uint8Array(most)
    return this.#bytes.subarray(0, this.#encoder.encodeInto(text, this.#bytes).written)
  }
}

/** Frees the memory of a result that has a buffer of `size` to itself now and not when garbage is collected. */
function release({ buffer }: Buffer<ArrayBuffer>, size: number): void {
  if (buffer.byteLength === size) buffer.transfer(0)
}

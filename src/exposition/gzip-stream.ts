import { combineCrc32 } from './crc32-combine.ts'
import type { Segment } from './segment.ts'

/** Magic, deflate, no flags, no time, fastest, unknown system (RFC 1952 section 2.3). */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255)
/** A last block of no bytes, with fixed codes. */
const lastBlock = [0x03, 0x00]

/**
 * One gzip stream of all segments in order, as buffers shared with the segments: not a byte is compressed or
 * copied. One member, not one for each segment, because some clients stop after the first.
 */
export function gzipStream(segments: readonly Segment[]): Uint8Array[] {
  let crc = 0
  let length = 0
  for (const segment of segments) {
    crc = combineCrc32(crc, segment.crc32, segment.operator)
    length += segment.length
  }
  const trailer = new Uint8Array(10)
  trailer.set(lastBlock)
  const view = new DataView(trailer.buffer)
  view.setUint32(2, crc, true)
  view.setUint32(6, length >>> 0, true)
  return [header, ...segments.map((segment) => segment.deflated), trailer]
}

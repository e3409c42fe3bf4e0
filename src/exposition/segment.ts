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

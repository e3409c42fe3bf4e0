import { ClientError } from './client-error.ts'

const newline = 0x0a

/**
 * Cuts a stream of bytes into lines. Holds at most one unfinished line, of at most `limit` bytes: a longer one
 * throws a `ClientError` of kind `decode`.
 */
export class LineSplitter {
  readonly #limit: number
  #pending: Uint8Array[] = []
  #pendingBytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Bytes of the line that has begun and not ended. */
  get pendingBytes(): number {
    return this.#pendingBytes
  }

  /** The lines that this chunk completes, without their ends. */
  *push(chunk: Uint8Array): Generator<string> {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield this.#complete(chunk.subarray(start, end))
      start = end + 1
    }
    if (start < chunk.byteLength) this.#keep(chunk.subarray(start))
  }

  #complete(end: Uint8Array): string {
    if (this.#pendingBytes === 0) {
      this.#check(end.byteLength)
      return toText(end)
    }
    this.#keep(end)
    const line = Buffer.concat(this.#pending, this.#pendingBytes).toString('utf8')
    this.#pending = []
    this.#pendingBytes = 0
    return line
  }

  #keep(part: Uint8Array): void {
    this.#check(this.#pendingBytes + part.byteLength)
    this.#pending.push(part)
    this.#pendingBytes += part.byteLength
  }

  #check(bytes: number): void {
    if (bytes > this.#limit)
      throw new ClientError('decode', `a line of the watch is longer than ${this.#limit} bytes`)
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

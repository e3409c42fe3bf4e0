/** A body that breaks the encoding; the decoder answers it as `malformed`. */
export class WireError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WireError'
  }
}

/** One field of a message: a number for varints and fixed ones, bytes for everything with a length. */
export interface WireField {
  readonly number: number
  readonly value: bigint | number | Uint8Array
}

/** The fields of a protobuf message in the order in which they stand there. */
export function* readFields(message: Uint8Array): Generator<WireField> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++]
      if (byte === undefined) throw new WireError('the message ends within a varint')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asIntN(64, value)
    }
    throw new WireError('a varint is longer than ten bytes')
  }
  const take = (length: number): number => {
    if (length < 0 || length > message.length - at) throw new WireError('the message ends within a field')
    at += length
    return at - length
  }
  while (at < message.length) {
    const tag = Number(BigInt.asUintN(32, varint()))
    const number = tag >>> 3
    if (number === 0) throw new WireError('a field has the number 0')
    switch (tag & 7) {
      case 0:
        yield { number, value: varint() }
        break
      case 1:
        yield { number, value: view.getFloat64(take(8), true) }
        break
      case 2: {
        const length = Number(varint())
        const start = take(length)
        yield { number, value: message.subarray(start, start + length) }
        break
      }
      case 5:
        yield { number, value: view.getFloat32(take(4), true) }
        break
      default:
        throw new WireError(`field ${number} has the wire type ${tag & 7}, which is not in use`)
    }
  }
}

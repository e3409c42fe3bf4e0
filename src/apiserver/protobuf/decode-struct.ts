import { formatTime, type JsonObject } from '../../object/index.ts'
import { type FieldType, type ScalarName, type StructField, structTypes } from '../builtin/index.ts'
import { readFields, WireError, type WireField } from './wire.ts'

const utf8 = new TextDecoder()

/** The largest time that JavaScript's Date holds, in seconds. */
const maxSeconds = 8_640_000_000_000n

/** Decodes a message into the JSON that Go would write of the same struct. Numbers that are not known are skipped. */
export function decodeStruct(message: Uint8Array, name: string): JsonObject {
  const target: JsonObject = {}
  decodeInto(target, message, name)
  return target
}

function decodeInto(target: JsonObject, message: Uint8Array, name: string): void {
  const fields = structTypes.get(name)?.fields ?? []
  for (const wire of readFields(message)) {
    const field = fields.find(({ number }) => number === wire.number)
    if (field === undefined) continue
    if (field.name === '@' && field.type.kind === 'struct') decodeInto(target, bytesOf(wire), field.type.name)
    else decodeField(target, field, wire)
  }
}

function decodeField(target: JsonObject, field: StructField, wire: WireField): void {
  const { name, type } = field
  if (type.kind === 'list') {
    const list = target[name]
    if (Array.isArray(list)) list.push(decodeValue(type.of, wire))
    else target[name] = [decodeValue(type.of, wire)]
  } else if (type.kind === 'map') {
    const { key, value } = decodeEntry(type.of, bytesOf(wire))
    target[name] ??= {}
    // Assignment would take a key named __proto__ for the prototype.
    Object.defineProperty(target[name], key, { value, enumerable: true, writable: true, configurable: true })
  } else {
    const value = decodeValue(type, wire)
    // Go writes every field that is no pointer, empty or not; JSON leaves the empty ones out.
    if (value !== undefined && (field.pointer || !field.omitEmpty || !isEmpty(value))) target[name] = value
  }
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || value === false
}

function decodeEntry(of: FieldType, entry: Uint8Array): { key: string; value: unknown } {
  let key = ''
  let value: unknown = of.kind === 'struct' ? {} : ''
  for (const wire of readFields(entry)) {
    if (wire.number === 1) key = utf8.decode(bytesOf(wire))
    if (wire.number === 2) value = decodeValue(of, wire)
  }
  return { key, value }
}

function decodeValue(type: FieldType, wire: WireField): unknown {
  if (type.kind === 'struct') return decodeStruct(bytesOf(wire), type.name)
  if (type.kind === 'scalar') return decodeScalar(type.scalar, wire)
  throw new WireError(`field ${wire.number} nests lists or maps, which protobuf cannot`)
}

function decodeScalar(scalar: ScalarName, wire: WireField): unknown {
  switch (scalar) {
    case 'string':
      return utf8.decode(bytesOf(wire))
    case 'bytes':
      return Buffer.from(bytesOf(wire)).toString('base64')
    case 'bool':
      return varintOf(wire) !== 0n
    case 'int32':
      return Number(BigInt.asIntN(32, varintOf(wire)))
    case 'int64':
      return Number(varintOf(wire))
    case 'float64':
      return typeof wire.value === 'number' ? wire.value : undefined
    case 'Time':
      return decodeTime(bytesOf(wire), false)
    case 'MicroTime':
      return decodeTime(bytesOf(wire), true)
    case 'Quantity':
      return textField(bytesOf(wire), 1)
    case 'IntOrString':
      return decodeIntOrString(bytesOf(wire))
    case 'ExtraValue':
      return [...readFields(bytesOf(wire))]
        .filter(({ number }) => number === 1)
        .map((item) => utf8.decode(bytesOf(item)))
    case 'FieldsV1':
    case 'RawExtension':
    case 'Any':
      return decodeJson(bytesOf(wire))
  }
}

/** A Timestamp. Times have whole seconds, MicroTimes six digits; an unset one is an empty message. */
function decodeTime(message: Uint8Array, micro: boolean): string | undefined {
  let seconds = 0n
  let nanos = 0n
  if (message.length === 0) return undefined
  for (const wire of readFields(message)) {
    if (wire.number === 1) seconds = varintOf(wire)
    if (wire.number === 2) nanos = varintOf(wire)
  }
  if (seconds > maxSeconds || seconds < -maxSeconds || nanos < 0n || nanos > 999_999_999n)
    throw new WireError(`${seconds} seconds and ${nanos} nanoseconds are no time`)
  const text = formatTime(Number(seconds) * 1000)
  return micro ? text.replace(/Z$/, `.${String(nanos / 1000n).padStart(6, '0')}Z`) : text
}

function decodeIntOrString(message: Uint8Array): number | string {
  let isText = false
  let number = 0
  let text = ''
  for (const wire of readFields(message)) {
    if (wire.number === 1) isText = varintOf(wire) === 1n
    if (wire.number === 2) number = Number(BigInt.asIntN(32, varintOf(wire)))
    if (wire.number === 3) text = utf8.decode(bytesOf(wire))
  }
  return isText ? text : number
}

function decodeJson(message: Uint8Array): unknown {
  const text = textField(message, 1)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new WireError(`embedded JSON cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

function textField(message: Uint8Array, number: number): string {
  let text = ''
  for (const wire of readFields(message)) if (wire.number === number) text = utf8.decode(bytesOf(wire))
  return text
}

function bytesOf({ number, value }: WireField): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new WireError(`field ${number} is a number where bytes are expected`)
}

function varintOf({ number, value }: WireField): bigint {
  if (typeof value === 'bigint') return value
  throw new WireError(`field ${number} is no varint`)
}

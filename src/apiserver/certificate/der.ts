/** Just enough of DER (ITU-T X.690) to write an X.509 certificate. Every function returns one whole element. */

function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), length(body.length), body])
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const bytes: number[] = []
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const sequence = (...items: readonly Uint8Array[]): Buffer => element(0x30, ...items)
export const set = (...items: readonly Uint8Array[]): Buffer => element(0x31, ...items)
export const octetString = (bytes: Uint8Array): Buffer => element(0x04, bytes)
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text))
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]))

/** A BIT STRING; `unused` counts the bits of the last byte that do not belong to it. */
export const bitString = (bytes: Uint8Array, unused = 0): Buffer =>
  element(0x03, Buffer.from([unused]), bytes)

/** `[number]` around whole elements (explicit) . */
export const explicit = (number: number, ...items: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...items)

/** `[number]` in place of a primitive element's own tag (implicit). */
export const implicit = (number: number, bytes: Uint8Array): Buffer => element(0x80 | number, bytes)

/** A non-negative INTEGER from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const magnitude = bytes.subarray(start)
  const negative = ((magnitude[0] ?? 0) & 0x80) !== 0
  return negative ? element(0x02, Buffer.from([0]), magnitude) : element(0x02, magnitude)
}

/** An OBJECT IDENTIFIER in dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

/** Time as RFC 5280 4.1.2.5 wants it: UTCTime up to 2049, GeneralizedTime after. Milliseconds since 1970. */
export function time(ms: number): Buffer {
  const date = new Date(ms)
  const digits = date
    .toISOString()
    .replace(/[-:T]/g, '')
    .replace(/\.\d+Z$/, 'Z')
  return date.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits))
}

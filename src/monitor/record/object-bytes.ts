/**
 * How many bytes `value` takes as JSON in UTF-8, without making the text: what `JSON.stringify` writes, of values
 * that came out of JSON. An object of a custom resource is kept as JSON in etcd, so this is about what counts against
 * the size limit there. Total, however deep the value is nested.
 */
export function objectBytes(value: unknown): number {
  const deeper: object[] = []
  let bytes = valueBytes(value, levelsAtOnce, deeper)
  for (let part = deeper.pop(); part !== undefined; part = deeper.pop())
    bytes += valueBytes(part, levelsAtOnce, deeper)
  return bytes
}

/** An API server takes ten thousand levels, which are more than the stack does. */
const levelsAtOnce = 100

/** Without what lies below so many levels, which is added to `deeper`. */
function valueBytes(value: unknown, levels: number, deeper: object[]): number {
  switch (typeof value) {
    case 'string':
      return textBytes(value)
    case 'number':
      return numberBytes(value)
    case 'boolean':
      return value ? 4 : 5
    case 'object':
      break
    default:
      return 0
  }
  if (value === null) return 4
  if (levels === 0) {
    deeper.push(value)
    return 0
  }
  let bytes = 2
  let members = 0
  if (Array.isArray(value)) {
    for (const item of value) bytes += item === undefined ? 4 : valueBytes(item, levels - 1, deeper)
    members = value.length
  } else {
    const fields = value as Readonly<Record<string, unknown>>
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined) continue
      members++
      bytes += textBytes(name) + 1 + valueBytes(field, levels - 1, deeper)
    }
  }
  return members > 1 ? bytes + members - 1 : bytes
}

/** Small whole numbers, which most are, are counted without being written. */
function numberBytes(value: number): number {
  if (!Number.isFinite(value)) return 4
  if (Number.isInteger(value) && value >= 0 && value < 1e9)
    return value < 10 ? 1 : Math.ceil(Math.log10(value + 1))
  return String(value).length
}

/** Text that is written as it is, as most is: of a long one a pattern finds it out faster than the loop below. */
const plain = /^[ !#-[\]-~]*$/

function textBytes(text: string): number {
  if (text.length > 40 && plain.test(text)) return text.length + 2
  let bytes = text.length + 2
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      if (unit < 0x20) bytes += isShortEscape(unit) ? 1 : 5
      else if (unit === 0x22 || unit === 0x5c) bytes++
    } else if (unit < 0x800) bytes++
    else if (unit < 0xd800 || unit > 0xdfff) bytes += 2
    // A pair takes four bytes for two units; half a pair is written as an escape of six.
    else if (unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 2
      index++
    } else bytes += 5
  }
  return bytes
}

function isShortEscape(unit: number): boolean {
  return unit === 0x08 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

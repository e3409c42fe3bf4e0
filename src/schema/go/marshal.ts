import { byCodePoint } from '../../base/index.ts'

/** A JSON value as Go's encoding/json writes it: keys sorted, `<`, `>`, `&`, U+2028 and U+2029 escaped. */
export function goMarshal(value: unknown): string {
  return marshal(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function marshal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(marshal).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([key, member]) => `${JSON.stringify(key)}:${marshal(member)}`)
  return `{${members.join(',')}}`
}

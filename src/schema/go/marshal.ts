import { byCodePoint } from '../../base/index.ts'

/** A JSON value as Go's encoding/json writes it: keys sorted, `<`, `>`, `&`, U+2028 and U+2029 escaped. */
export function goMarshal(value: unknown): string {
  return marshal(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Without recursion, because a value can be nested as deep as an API server takes it: ten thousand levels. */
function marshal(value: unknown): string {
  let text = ''
  const left: Part[] = [{ value }]
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if ('text' in part) text += part.text
    else if (typeof part.value === 'object' && part.value !== null)
      for (const next of partsOf(part.value).reverse()) left.push(next)
    else text += JSON.stringify(part.value) ?? 'null'
  }
  return text
}

type Part = { readonly text: string } | { readonly value: unknown }

function partsOf(value: object): Part[] {
  const isList = Array.isArray(value)
  const members = Object.entries(value)
  if (!isList) members.sort(([left], [right]) => byCodePoint(left, right))
  const parts: Part[] = [{ text: isList ? '[' : '{' }]
  members.forEach(([key, member], index) => {
    parts.push(
      { text: `${index === 0 ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}` },
      { value: member },
    )
  })
  parts.push({ text: isList ? ']' : '}' })
  return parts
}

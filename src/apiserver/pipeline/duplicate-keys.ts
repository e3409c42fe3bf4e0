/**
 * The paths of keys that stand more than once in one object of a JSON text, as strict decoding names them
 * (`spec.size`, `spec.list[0].name`). `value` is the text parsed: texts without duplicates, which is nearly all
 * of them, are told by counting.
 */
export function duplicateKeys(text: string, value: unknown): string[] {
  return countKeysOfText(text) === countKeys(value) ? [] : findDuplicates(text)
}

/** What strict decoding of JSON says of `duplicateKeys`. */
export function duplicateFields(text: string, value: unknown): string[] {
  return duplicateKeys(text, value).map((field) => `duplicate field ${JSON.stringify(field)}`)
}

/** Strings that a colon follows. Written for speed, because every body passes here. */
function countKeysOfText(text: string): number {
  let keys = 0
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', start + 1)) {
    let end = text.indexOf('"', start + 1)
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
    if (end < 0) return keys
    start = end
    let next = end + 1
    while (text.charCodeAt(next) <= 0x20) next++
    if (text.charCodeAt(next) === 0x3a) keys++
  }
  return keys
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - backslashes - 1) === 0x5c) backslashes++
  return backslashes % 2 === 1
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item), 0)
  let keys = 0
  for (const item of Object.values(value)) keys += 1 + countKeys(item)
  return keys
}

interface Level {
  readonly keys: Set<string> | undefined
  readonly path: string
  index: number
}

const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g

function findDuplicates(text: string): string[] {
  const found: string[] = []
  const levels: Level[] = []
  let path = ''
  for (const match of text.matchAll(token)) {
    const [found0, colon] = match
    const level = levels.at(-1)
    switch (found0) {
      case '{':
        levels.push({ keys: new Set(), path, index: 0 })
        break
      case '[':
        levels.push({ keys: undefined, path, index: 0 })
        path = `${path}[0]`
        break
      case '}':
      case ']':
        levels.pop()
        break
      case ',':
        if (level && !level.keys) path = `${level.path}[${++level.index}]`
        break
      default:
        if (colon === undefined || !level?.keys) break
        {
          const key: string = JSON.parse(found0.slice(0, found0.length - colon.length))
          path = level.path === '' ? key : `${level.path}.${key}`
          if (level.keys.has(key)) found.push(path)
          level.keys.add(key)
        }
    }
  }
  return [...new Set(found)]
}

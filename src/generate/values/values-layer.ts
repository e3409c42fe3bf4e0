import { type Document, isMap, isNode, isSeq, LineCounter, type Node, parse, parseAllDocuments } from 'yaml'
import { ValuesError, type ValuesProblem } from './values-error.ts'

export type ValuesPath = readonly (string | number)[]

/** Values from one place; those of later layers win. */
export interface ValuesLayer {
  readonly source: string
  readonly value: Readonly<Record<string, unknown>>
  /** Where a key stands, or undefined when this layer does not set it. */
  locate(path: ValuesPath): { readonly line?: number; readonly column?: number } | undefined
}

/** A values file: one YAML document, a mapping. Throws a `ValuesError`. */
export function readValuesFile(source: string, text: string): ValuesLayer {
  const lines = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const refuse = (offset: number, message: string): ValuesProblem => ({
    source,
    ...placeOf(offset),
    key: '',
    message,
  })
  const [document, second] = Array.isArray(documents) ? documents : []
  if (!document) return { source, value: {}, locate: () => undefined }
  if (second) throw new ValuesError([refuse(second.range[0], 'there may be one document in a values file')])
  if (document.errors.length > 0)
    throw new ValuesError(document.errors.map((error) => refuse(error.pos[0], error.message)))
  const value = toValue(document, (message) => new ValuesError([refuse(0, message)]))
  if (value === null || value === undefined) return { source, value: {}, locate: () => undefined }
  if (!isMap(document.contents)) {
    const start = document.contents?.range?.[0] ?? 0
    throw new ValuesError([
      refuse(start, 'the values have to be keys with values, such as severity: warning'),
    ])
  }
  return {
    source,
    value: value as Readonly<Record<string, unknown>>,
    locate: (path) => {
      const offset = offsetOf(document, path)
      return offset === undefined ? undefined : placeOf(offset)
    },
  }
}

/** Aliases that multiply, or point nowhere, are found when the tree is made into values. */
function toValue(document: Document, refusal: (message: string) => ValuesError): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error))
  }
}

/** Of a key in a mapping its own start, so that an unknown one is pointed at; of a list's item the item's. */
function offsetOf(document: Document, path: ValuesPath): number | undefined {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : undefined
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String((key as Node | null)?.toString()) === String(step))
      if (!pair) return
      offset = (pair.key as Node).range?.[0]
      node = pair.value
    } else if (isSeq(node)) {
      node = node.get(Number(step), true)
      if (!isNode(node)) return
      offset = node.range?.[0]
    } else return
  }
  return offset
}

/**
 * One `--set a.b=value`: parts of the key are parted by dots (`\.` is a dot in a part), the value is YAML, so `5m`, `0.2`,
 * `true`, `[a, b]` and `{k: v}` are what they look like. `null` takes back what a file set. Throws a `ValuesError`.
 */
export function readSetting(setting: string): ValuesLayer {
  const source = `--set ${setting}`
  const refuse = (message: string) => new ValuesError([{ source, key: '', message }])
  const equals = setting.indexOf('=')
  if (equals < 1) throw refuse('has to be a key and a value, such as severity=warning')
  const keys = setting
    .slice(0, equals)
    .split(/(?<!\\)\./)
    .map((part) => part.replaceAll('\\.', '.').trim())
  if (keys.includes(''))
    throw refuse('has an empty part in its key; write a dot that belongs to a part as \\.')
  let value: unknown
  try {
    value = parse(setting.slice(equals + 1))
  } catch (error) {
    throw refuse(`its value is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  const nested = keys.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value)
  return {
    source,
    value: nested as Readonly<Record<string, unknown>>,
    locate: (path) =>
      path.every((step, index) => index >= keys.length || String(step) === keys[index]) ? {} : undefined,
  }
}

/** Mappings are merged key by key, everything else is replaced; null takes a key away, so that its default holds. */
export function mergeLayers(layers: readonly ValuesLayer[]): Readonly<Record<string, unknown>> {
  return layers.reduce<Readonly<Record<string, unknown>>>((below, { value }) => merged(below, value), {})
}

function merged(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = new Map(Object.entries(below))
  for (const [key, value] of Object.entries(above)) {
    if (value === null) entries.delete(key)
    else {
      const beneath = entries.get(key)
      entries.set(key, isMapping(value) ? merged(isMapping(beneath) ? beneath : {}, value) : value)
    }
  }
  return Object.fromEntries(entries)
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

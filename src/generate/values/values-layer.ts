import { parse } from 'yaml'
import { readYamlDocument } from '../../yaml/index.ts'
import { ValuesError } from './values-error.ts'

export type ValuesPath = readonly (string | number)[]

/** Values from one place; those of later layers win. */
export interface ValuesLayer {
  readonly source: string
  readonly value: Readonly<Record<string, unknown>>
  /** Where a key stands, or undefined when this layer does not set it. */
  locate(path: ValuesPath): ValuesPlace | undefined
}

export interface ValuesPlace {
  readonly line?: number
  readonly column?: number
  /** Where it was typed as an option of its own: that, which says all that the key would. */
  readonly option?: string
}

/** A value that has an option of its own on the command line. */
export interface ValuesOption {
  /** As it is typed: `--kind`. */
  readonly option: string
  /** Its key, whose parts have no dots in them. */
  readonly key: string
  /** What was typed, entry by entry. */
  readonly value: readonly string[]
}

export function readOption({ option, key, value }: ValuesOption): ValuesLayer {
  const keys = key.split('.')
  const typed = (entry: number | string | undefined) =>
    `${option} ${(typeof entry === 'number' ? value[entry] : undefined) ?? value.join()}`
  return {
    source: option,
    value: nested(keys, value),
    locate: (path) => (isWithin(path, keys) ? { option: typed(path[keys.length]) } : undefined),
  }
}

/**
 * A values file: one YAML document, a mapping. Keys at its top that begin with `x-` are a place for anchors and no values.
 * Throws a `ValuesError`.
 */
export function readValuesFile(source: string, text: string): ValuesLayer {
  const document = readYamlDocument(text)
  if (document.problems.length > 0)
    throw new ValuesError(document.problems.map((problem) => ({ source, ...problem, key: '' })))
  const { root } = document
  if (root.kind === 'nothing') return { source, value: {}, locate: () => undefined }
  const refuse = (message: string) => new ValuesError([{ source, ...root.position, key: '', message }])
  if (root.kind !== 'mapping')
    throw refuse('the values have to be keys with values, such as severity: warning')
  const json = document.toJson()
  if (!json.ok) throw refuse(json.problem.message)
  return {
    source,
    value: Object.fromEntries(Object.entries(json.value as object).filter(([key]) => !key.startsWith('x-'))),
    locate: (path) => document.locate(path),
  }
}

/**
 * One `--set a.b=value`: parts of the key are parted by dots (`\.` is a dot in a part), the value is YAML, so `5m`, `0.2`,
 * `true`, `[a, b]` and `{k: v}` are what they look like. `null` takes back what a file set, nothing is the empty text, as
 * Helm has both. Throws a `ValuesError`.
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
  const text = setting.slice(equals + 1)
  let value: unknown
  try {
    value = text.trim() === '' ? '' : parse(text)
  } catch (error) {
    throw refuse(`its value is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  return {
    source,
    value: nested(keys, value),
    locate: (path) => (isWithin(path, keys) ? {} : undefined),
  }
}

function nested(keys: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const whole = keys.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value)
  return whole as Readonly<Record<string, unknown>>
}

/** Whether a path leads to what stands at the keys, into it, or to what it stands in. */
function isWithin(path: ValuesPath, keys: readonly string[]): boolean {
  return path.every((step, index) => index >= keys.length || String(step) === keys[index])
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

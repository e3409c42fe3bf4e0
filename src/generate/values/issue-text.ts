import type { z } from 'zod'
import { suggestion } from '../../base/index.ts'
import type { ValuesPath } from './values-layer.ts'

/** What is wrong with a value and what would be right; a schema's own messages win over these. */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; give ${typeWords[issue.expected] ?? issue.expected}`
        : `has to be ${typeWords[issue.expected] ?? issue.expected}, but it is ${valueText(issue.input)}`
    case 'invalid_value':
      return choiceText(issue.values.map(String), issue.input)
    case 'too_small':
    case 'too_big':
      return rangeText(issue)
    case 'not_multiple_of':
      return `has to be a multiple of ${issue.divisor}, but it is ${valueText(issue.input)}`
    case 'invalid_format':
      return `cannot be ${valueText(issue.input)}; it has to match ${issue.pattern ?? issue.format}`
    case 'invalid_key':
      return issue.issues[0]?.message ?? `cannot be ${valueText(issue.input)}`
    case 'invalid_union':
      return `cannot be ${valueText(issue.input)}`
    default:
      return `cannot be ${valueText(issue.input)}`
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

function choiceText(values: readonly string[], input: unknown): string {
  const choice = values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`
  return `has to be ${choice}, but it is ${valueText(input)}${typeof input === 'string' ? suggestion(input, values, '') : ''}`
}

function rangeText(
  issue:
    | Extract<z.core.$ZodRawIssue, { code: 'too_small' }>
    | Extract<z.core.$ZodRawIssue, { code: 'too_big' }>,
): string {
  const [bound, word, strict] =
    issue.code === 'too_small'
      ? [issue.minimum, 'at least', 'more than']
      : [issue.maximum, 'at most', 'less than']
  const limit = `${issue.inclusive === false ? strict : word} ${bound}`
  switch (issue.origin) {
    case 'string':
      return `has to have ${limit} letters, but it is ${valueText(issue.input)}`
    case 'array':
    case 'set':
    case 'map':
    case 'object':
    case 'record':
      return `has to have ${limit} entries`
    default:
      return `has to be ${limit}, but it is ${valueText(issue.input)}`
  }
}

/** A value as it was written, cut where it is long. */
function valueText(value: unknown): string {
  if (value === null) return 'nothing (null)'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'keys with values'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

/** The keys that a schema knows at a path, as its JSON Schema tells; none below a free-form mapping. */
export function keysAt(schema: unknown, path: ValuesPath): readonly string[] {
  const [step, ...rest] = path
  const { properties, additionalProperties, items, anyOf = [] } = (schema ?? {}) as JsonSchema
  const below = anyOf.flatMap((branch) => keysAt(branch, path))
  if (step === undefined) return [...Object.keys(properties ?? {}), ...below]
  const next = typeof step === 'number' ? items : (properties?.[step] ?? additionalProperties)
  return [...(typeof next === 'object' ? keysAt(next, rest) : []), ...below]
}

/** The one place nearest to the top at which a schema knows a key; undefined where there is none, or several as near. */
export function placeOfKey(schema: unknown, key: string): string | undefined {
  let level: readonly (readonly [path: string, schema: unknown])[] = [['', schema]]
  while (level.length > 0) {
    const next = level.flatMap(([path, above]) =>
      Object.entries((above as JsonSchema).properties ?? {}).map(
        ([name, below]) => [`${path}${name}.`, below] as const,
      ),
    )
    const found = next.filter(([path]) => `.${path}`.endsWith(`.${key}.`)).map(([path]) => path.slice(0, -1))
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
    level = next
  }
  return undefined
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly additionalProperties?: unknown
  readonly items?: unknown
  readonly anyOf?: readonly unknown[]
}

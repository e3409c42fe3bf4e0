import { parseDuration, parseTime } from '../../object/index.ts'
import { ViewError } from '../../view/index.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

/** One parameter of a query: how it is described and how it is read. */
export interface Parameter<T> {
  readonly description: string
  readonly schema: JsonSchema
  /** From all that was given under its name, at least one; throws an Error that says what is allowed. */
  readonly read: (values: readonly string[]) => T
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

/** What was read; a parameter that is absent or empty is undefined. */
export type Read<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T | undefined : never
}

/** Reads a query. Throws a `ViewError` of kind `query` for an unknown name and for a value that cannot be read. */
export function readParameters<P extends Parameters>(parameters: P, query: URLSearchParams): Read<P> {
  for (const name of query.keys()) {
    if (Object.hasOwn(parameters, name)) continue
    const known = Object.keys(parameters).join(', ') || 'none'
    throw new ViewError('query', `there is no parameter '${name}' here; there are: ${known}`)
  }
  const read: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const values = query.getAll(name).filter((value) => value !== '')
    if (values.length === 0) continue
    try {
      read[name] = parameter.read(values)
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      throw new ViewError('query', `${name}: ${message}`, { cause })
    }
  }
  return read as Read<P>
}

/** Without the fields that are undefined. */
export function definedOnly<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

export function textParameter(description: string): Parameter<string> {
  return { description, schema: { type: 'string' }, read: (values) => values.join(' ') }
}

/** Given several times or with commas. */
export function listParameter(description: string): Parameter<string[]> {
  return { description, schema: { type: 'array', items: { type: 'string' } }, read: split }
}

export function choicesParameter<T extends string>(
  description: string,
  choices: readonly T[],
): Parameter<T[]> {
  return {
    description,
    schema: { type: 'array', items: { type: 'string', enum: choices } },
    read: (values) => split(values).map((value) => choiceOf(value, choices)),
  }
}

export function flagParameter(description: string): Parameter<boolean> {
  return {
    description,
    schema: { type: 'boolean' },
    read: (values) => choiceOf(single(values), ['true', 'false']) === 'true',
  }
}

export function integerParameter(
  description: string,
  { minimum, maximum, fallback }: { minimum: number; maximum: number; fallback?: number },
): Parameter<number> {
  return {
    description,
    schema: { type: 'integer', minimum, maximum, ...(fallback !== undefined && { default: fallback }) },
    read: (values) => {
      const text = single(values)
      const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      if (number >= minimum && number <= maximum) return number
      throw new Error(`'${text}' is no whole number from ${minimum} to ${maximum}`)
    },
  }
}

/** Milliseconds. */
export function durationParameter(description: string): Parameter<number> {
  return {
    description: `${description} A duration such as 90s, 10m or 1h30m.`,
    schema: { type: 'string' },
    read: (values) => {
      const text = single(values)
      const duration = parseDuration(text)
      if (duration !== undefined && duration >= 0) return duration
      throw new Error(`'${text}' is no duration; give one such as 90s, 10m or 1h30m`)
    },
  }
}

/** Milliseconds since 1970 UTC. */
export function timeParameter(description: string): Parameter<number> {
  return {
    description: `${description} RFC 3339, or milliseconds since 1970 UTC.`,
    schema: { type: 'string' },
    read: (values) => {
      const text = single(values)
      const time = /^\d{1,15}(\.\d{1,3})?$/.test(text) ? Number(text) : parseTime(text)
      if (time !== undefined) return time
      throw new Error(`'${text}' is no time; give one such as 2026-01-31T12:00:00Z`)
    },
  }
}

export function parsedParameter<T>(
  description: string,
  schema: JsonSchema,
  parse: (text: string) => T,
): Parameter<T> {
  return { description, schema, read: (values) => parse(single(values)) }
}

function split(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '')
}

function single(values: readonly string[]): string {
  const [value = '', ...rest] = values
  if (rest.length > 0) throw new Error('give it once')
  return value
}

export function choiceOf<T extends string>(text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw new Error(`'${text}' is none of ${choices.join(', ')}`)
}

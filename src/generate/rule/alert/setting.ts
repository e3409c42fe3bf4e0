import { z } from 'zod'
import { durationAdvice, parseDuration } from '../../../promql/index.ts'
import { unitAdvice } from './unit-advice.ts'

/** One value of an alert that people may set: what it may be, and what it is when nobody says. */
export interface Setting<Value> {
  readonly schema: z.ZodType<Value>
  readonly value: Value
  /** The ranges of samples that a value asks for, each of which needs two; absent: none. */
  ranges?(value: Value): readonly SampleRange[]
}

/** A range of samples, and where it stands in a setting's value. */
export interface SampleRange {
  readonly path: readonly (string | number)[]
  readonly range: string
}

export type Settings = Readonly<Record<string, Setting<unknown>>>

/** What an alert's expression is given. */
export type ValuesOf<Of extends Settings> = {
  readonly [Name in keyof Of]: Of[Name] extends Setting<infer Value> ? Value : never
}

export const severities = ['critical', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

const durationWords = ({ input }: { readonly input?: unknown }) =>
  `has to be a duration as Prometheus writes them: ${durationAdvice(String(input))}`
const isDuration = (text: string) => parseDuration(text) !== undefined
const durationText = z.string({
  error: ({ input }) => (typeof input === 'number' ? unitAdvice(input) : undefined),
})
export const durationSchema = durationText.refine(isDuration, { error: durationWords })

/** A duration, or '' for none. */
export const heldSchema = durationText.refine((text) => text === '' || isDuration(text), {
  error: durationWords,
})

/** The seconds of what one of these schemas let through; none of ''. */
export function durationSeconds(text: string): number {
  return parseDuration(text) ?? 0
}

/** A range of time; none is no range. */
export function range(value: string, meaning: string): Setting<string> {
  const schema = durationSchema
    .refine((text) => !isDuration(text) || durationSeconds(text) > 0, 'has to be longer than no time')
    .describe(meaning)
  return { schema, value, ranges: (range) => [{ path: [], range }] }
}

/** How long ago. */
export function age(value: string, meaning: string): Setting<string> {
  return { schema: durationSchema.describe(meaning), value }
}

/** A share that is to be exceeded: 1 never is. */
export function share(value: number, meaning: string): Setting<number> {
  const schema = z
    .number()
    .min(0)
    .lt(1, 'is never exceeded, so the alert could never fire: it is a share of the whole, under 1')
    .describe(meaning)
  return { schema, value }
}

/** A share that is to be reached: 1 may be. */
export function shareReached(value: number, meaning: string): Setting<number> {
  const schema = z
    .number()
    .gt(0)
    .max(1, 'is never reached, so the alert could never fire: it is a share of the whole, at most 1')
    .describe(meaning)
  return { schema, value }
}

export function number(value: number, meaning: string): Setting<number> {
  return { schema: z.number().min(0).describe(meaning), value }
}

export function words(value: readonly string[], meaning: string): Setting<readonly string[]> {
  const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'has to be a word')
  return { schema: z.array(word).min(1).describe(meaning), value }
}

/** A bound of a histogram's buckets: between them nothing was counted. */
export function bound(value: number, bounds: readonly number[], meaning: string): Setting<number> {
  const schema = z
    .number()
    .refine(
      (one) => bounds.includes(one),
      `is no bound of the histogram's buckets, so nothing could be told of it; there are ${bounds.join(', ')}`,
    )
    .describe(meaning)
  return { schema, value }
}

import { z } from 'zod'
import { suggestion } from '../../base/index.ts'
import { describeIssue, keysAt } from './issue-text.ts'
import { ValuesError, type ValuesProblem } from './values-error.ts'
import {
  mergeLayers,
  readSetting,
  readValuesFile,
  type ValuesLayer,
  type ValuesPath,
} from './values-layer.ts'

export interface ValuesSource {
  /** Values files, of which later ones win; `name` is what messages call them. */
  readonly files?: readonly { readonly name: string; readonly text: string }[]
  /** `key=value`, as `--set` takes them; they win over files. */
  readonly set?: readonly string[]
}

/**
 * Reads values by a schema. Throws a `ValuesError` that names every problem with its place: unknown keys with the nearest
 * one that there is, wrong types and ranges with what is allowed. Pure.
 *
 * @param schema a `z.strictObject`, so that unknown keys are refused
 */
export function readValues<Schema extends z.ZodType>(
  schema: Schema,
  { files = [], set = [] }: ValuesSource,
): z.output<Schema> {
  const layers = layersOf(files, set)
  const value = mergeLayers(layers)
  const result = schema.safeParse(value, { error: describeIssue })
  if (result.success) return result.data
  const shape = valuesJsonSchema(schema)
  throw new ValuesError(
    result.error.issues.flatMap((issue) =>
      problemsOf(issue, layers, shape).map((problem) =>
        issue.code === 'invalid_key' ? withDotsExplained(problem) : problem,
      ),
    ),
  )
}

/** The same schema for editors and Helm (`values.schema.json`): draft 7 of JSON Schema, of what may be given. */
export function valuesJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-07' })
}

/** What is wrong in one place does not keep what is wrong in another from being told. */
function layersOf(
  files: readonly { readonly name: string; readonly text: string }[],
  set: readonly string[],
): readonly ValuesLayer[] {
  const layers: ValuesLayer[] = []
  const problems: ValuesProblem[] = []
  const readers = [
    ...files.map(
      ({ name, text }) =>
        () =>
          readValuesFile(name, text),
    ),
    ...set.map((setting) => () => readSetting(setting)),
  ]
  for (const read of readers) {
    try {
      layers.push(read())
    } catch (error) {
      if (!(error instanceof ValuesError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new ValuesError(problems)
  return layers
}

function problemsOf(
  issue: z.core.$ZodIssue,
  layers: readonly ValuesLayer[],
  shape: Readonly<Record<string, unknown>>,
): readonly ValuesProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code !== 'unrecognized_keys') return [problemAt(path, issue.message, layers)]
  const known = keysAt(shape, path)
  return issue.keys.map((key) =>
    problemAt([...path, key], `there is no such key${suggestion(key, known)}`, layers),
  )
}

/** A name with dots that nobody escaped ends at its first one. */
function withDotsExplained(problem: ValuesProblem): ValuesProblem {
  return problem.source.startsWith('--set ')
    ? {
        ...problem,
        message: `${problem.message}; in --set write a dot of a name as \\., such as example\\.com`,
      }
    : problem
}

function problemAt(path: ValuesPath, message: string, layers: readonly ValuesLayer[]): ValuesProblem {
  const key = path.join('.')
  for (const layer of layers.toReversed()) {
    const place = layer.locate(path)
    if (place) return { source: layer.source, ...place, key, message }
  }
  // What is missing stands nowhere: the place is that of what it is missing from.
  if (path.length > 0) return { ...problemAt(path.slice(0, -1), message, layers), key }
  return { source: layers.at(-1)?.source ?? 'values', key, message }
}

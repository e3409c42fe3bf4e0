import { z } from 'zod'
import { suggestion } from '../../base/index.ts'
import { describeIssue, keysAt, placeOfKey } from './issue-text.ts'
import { ValuesError, type ValuesProblem } from './values-error.ts'
import {
  mergeLayers,
  readOption,
  readSetting,
  readValuesFile,
  type ValuesLayer,
  type ValuesOption,
  type ValuesPath,
} from './values-layer.ts'

export interface ValuesSource {
  /** Values files, of which later ones win; `name` is what messages call them. */
  readonly files?: readonly { readonly name: string; readonly text: string }[]
  /** Values that were given by options of their own; they win over files. */
  readonly options?: readonly ValuesOption[]
  /** `key=value`, as `--set` takes them; they win over all others. */
  readonly set?: readonly string[]
}

/**
 * Reads values by a schema. Throws a `ValuesError` that names every problem with its place, in the order of places:
 * unknown keys with the nearest one that there is, wrong types and ranges with what is allowed. Pure.
 *
 * @param schema a `z.strictObject`, so that unknown keys are refused
 */
export function readValues<Schema extends z.ZodType>(
  schema: Schema,
  { files = [], options = [], set = [] }: ValuesSource,
): z.output<Schema> {
  const layers = layersOf(files, options, set)
  const value = mergeLayers(layers)
  const result = schema.safeParse(value, { error: describeIssue })
  if (result.success) return result.data
  const shape = valuesJsonSchema(schema)
  const placed = result.error.issues.flatMap((issue) =>
    problemsOf(issue, layers, shape).map(({ at, problem }) => ({
      at,
      problem: asTyped(issue.code === 'invalid_key' ? withDotsExplained(problem) : problem, options),
    })),
  )
  throw new ValuesError(placed.sort(byPlace).map(({ problem }) => problem))
}

/** The same schema for editors and Helm (`values.schema.json`): draft 7 of JSON Schema, of what may be given. */
export function valuesJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-07' }), patternProperties: { '^x-': {} } }
}

/** What is wrong in one place does not keep what is wrong in another from being told. */
function layersOf(
  files: NonNullable<ValuesSource['files']>,
  options: readonly ValuesOption[],
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
    ...options.map((option) => () => readOption(option)),
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

interface PlacedProblem {
  /** Which of the layers. */
  readonly at: number
  readonly problem: ValuesProblem
}

function byPlace(one: PlacedProblem, other: PlacedProblem): number {
  const { line = 0, column = 0 } = one.problem
  return one.at - other.at || line - (other.problem.line ?? 0) || column - (other.problem.column ?? 0)
}

function problemsOf(
  issue: z.core.$ZodIssue,
  layers: readonly ValuesLayer[],
  shape: Readonly<Record<string, unknown>>,
): readonly PlacedProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code !== 'unrecognized_keys') return [problemAt(path, issue.message, layers)]
  const known = keysAt(shape, path)
  return issue.keys.map((key) => {
    const elsewhere = placeOfKey(shape, key)
    const advice = elsewhere === undefined ? undefined : `it is ${elsewhere}; here are ${known.join(', ')}`
    return problemAt([...path, key], `there is no such key${suggestion(key, known, advice)}`, layers)
  })
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

/** What is said of a value that has an option of its own names that. */
function asTyped(problem: ValuesProblem, options: readonly ValuesOption[]): ValuesProblem {
  const message = options.reduce((text, { key, option }) => text.replaceAll(key, option), problem.message)
  return { ...problem, message }
}

function problemAt(path: ValuesPath, message: string, layers: readonly ValuesLayer[]): PlacedProblem {
  const key = path.join('.')
  for (const [at, layer] of [...layers.entries()].reverse()) {
    const place = layer.locate(path)
    if (!place) continue
    const { option, ...position } = place
    const problem =
      option === undefined ? { source: layer.source, ...position, key } : { source: option, key: '' }
    return { at, problem: { ...problem, message } }
  }
  // What is missing stands nowhere: the place is that of what it is missing from.
  if (path.length > 0) {
    const { at, problem } = problemAt(path.slice(0, -1), message, layers)
    return { at, problem: { ...problem, key } }
  }
  const at = Math.max(0, layers.length - 1)
  return { at, problem: { source: layers[at]?.source ?? 'values', key, message } }
}

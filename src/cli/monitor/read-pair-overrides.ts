import { suggestion } from '../../base/index.ts'
import { notions, type Pair, type PairOverride } from '../../monitor/index.ts'
import { type FieldPath, isJsonObject } from '../../object/index.ts'

/** What is no list of overrides; to try again is of no use. */
export class PairOverrideError extends Error {
  override readonly name = 'PairOverrideError'
  /** Where it is in the list. */
  readonly path: FieldPath

  constructor(path: FieldPath, message: string) {
    super(`${wordsOf(path)}${message}`)
    this.path = path
  }
}

/** The entry, and in it the pair: `entry 2: set 1: `. */
function wordsOf([entry, , pair]: FieldPath): string {
  if (typeof entry !== 'number') return ''
  return `entry ${entry + 1}: ${typeof pair === 'number' ? `set ${pair + 1}: ` : ''}`
}

/** Throws a `PairOverrideError` for what is no list of overrides. */
export function readPairOverrides(value: unknown): PairOverride[] {
  if (!Array.isArray(value))
    throw new PairOverrideError([], 'it has to be a list, with an entry for each kind')
  const overrides = value.map((entry, index) => readOverride(entry, [index]))
  overrides.forEach(({ group, kind }, index) => {
    const first = overrides.findIndex((other) => other.group === group && other.kind === kind)
    if (first !== index)
      throw new PairOverrideError([index], `${kind}.${group} has entry ${first + 1} already; make them one`)
  })
  return overrides
}

function readOverride(entry: unknown, path: FieldPath): PairOverride {
  const fields = readFields(entry, path, ['group', 'kind', 'set', 'silence'])
  const { group, kind, set = [], silence = [] } = fields
  if (typeof group !== 'string' || group === '')
    throw new PairOverrideError([...path, 'group'], 'group has to be an API group')
  if (typeof kind !== 'string' || kind === '')
    throw new PairOverrideError([...path, 'kind'], 'kind has to be a kind')
  if (!Array.isArray(set))
    throw new PairOverrideError([...path, 'set'], 'set has to be a list of {spec, status, as}')
  if (!Array.isArray(silence) || !silence.every((field) => typeof field === 'string' && field !== ''))
    throw new PairOverrideError(
      [...path, 'silence'],
      'silence has to be a list of fields as they are shown, such as replicas, or *',
    )
  if (set.length === 0 && silence.length === 0)
    throw new PairOverrideError(path, 'neither sets nor silences a pair; give set, silence or both')
  return { group, kind, set: set.map((pair, index) => readPair(pair, [...path, 'set', index])), silence }
}

function readPair(value: unknown, path: FieldPath): Pair {
  const { spec, status, as = 'exact' } = readFields(value, path, ['spec', 'status', 'as'])
  const specPath = readPath(spec, path, 'spec')
  const statusPath = readPath(status, path, 'status')
  const notion = notions.find((one) => one === as)
  if (!notion)
    throw new PairOverrideError(
      [...path, 'as'],
      `as has to be one of ${notions.join(', ')}${suggestion(String(as), notions, '')}`,
    )
  const shown = specPath[0] === 'spec' ? specPath.slice(1) : specPath
  return { field: shown.join('.'), specPath, statusPath, notion }
}

function readPath(value: unknown, pair: FieldPath, field: string): readonly string[] {
  const path = typeof value === 'string' ? value.replace(/^\./, '').split('.') : []
  if (path.length < 2 || path.length > 16 || path.includes(''))
    throw new PairOverrideError(
      [...pair, field],
      `${field} has to be a path with dots between, such as spec.image or status.current.image`,
    )
  return path
}

function readFields(
  value: unknown,
  path: FieldPath,
  allowed: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!isJsonObject(value))
    throw new PairOverrideError(path, `it has to have the fields ${allowed.join(', ')}`)
  const strange = Object.keys(value).find((name) => !allowed.includes(name))
  if (strange !== undefined)
    throw new PairOverrideError(
      [...path, strange],
      `there is no field ${strange}${suggestion(strange, allowed)}`,
    )
  return value
}

import { readFile } from 'node:fs/promises'
import { suggestion } from '../../base/index.ts'
import { notions, type Pair, type PairOverride } from '../../monitor/index.ts'
import { isJsonObject } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/**
 * What `--pairs FILE` says of the fields of spec and status that are compared: a list in YAML or JSON, an entry a kind.
 *
 * ```yaml
 * - group: postgresql.cnpg.io
 *   kind: Cluster
 *   set:
 *   - {spec: spec.imageName, status: status.image, as: image}
 *   silence: [instances]
 * ```
 *
 * Rejects with a `CommandError` that names the entry and says what is allowed there.
 */
export async function readPairsFile(file: string): Promise<readonly PairOverride[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new CommandError(`--pairs: cannot read ${file}: ${fileProblem(cause)}`, exitCode.usage, { cause })
  }
  const { parseDocumentText } = await import('../manifest/parse-document.ts')
  const parsed = parseDocumentText({ format: 'yaml', text, line: 1 })
  if (!parsed.ok) throw new CommandError(`--pairs: ${file}:${parsed.line}: ${parsed.problem}`, exitCode.usage)
  try {
    return readPairOverrides(parsed.value)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new CommandError(`--pairs: ${file}: ${error.message}`, exitCode.usage, { cause: error })
  }
}

/** Throws a SyntaxError for what is no list of overrides. */
export function readPairOverrides(value: unknown): PairOverride[] {
  if (!Array.isArray(value)) throw new SyntaxError('it has to be a list, with an entry for each kind')
  const overrides = value.map((entry, index) => readOverride(entry, `entry ${index + 1}`))
  overrides.forEach(({ group, kind }, index) => {
    const first = overrides.findIndex((other) => other.group === group && other.kind === kind)
    if (first !== index)
      throw new SyntaxError(
        `entry ${index + 1}: ${kind}.${group} has entry ${first + 1} already; make them one`,
      )
  })
  return overrides
}

function readOverride(entry: unknown, where: string): PairOverride {
  const fields = readFields(entry, where, ['group', 'kind', 'set', 'silence'])
  const { group, kind, set = [], silence = [] } = fields
  if (typeof group !== 'string' || group === '')
    throw new SyntaxError(`${where}: group has to be an API group`)
  if (typeof kind !== 'string' || kind === '') throw new SyntaxError(`${where}: kind has to be a kind`)
  if (!Array.isArray(set)) throw new SyntaxError(`${where}: set has to be a list of {spec, status, as}`)
  if (!Array.isArray(silence) || !silence.every((field) => typeof field === 'string' && field !== ''))
    throw new SyntaxError(
      `${where}: silence has to be a list of fields as they are shown, such as replicas, or *`,
    )
  if (set.length === 0 && silence.length === 0)
    throw new SyntaxError(`${where}: neither sets nor silences a pair; give set, silence or both`)
  return {
    group,
    kind,
    set: set.map((pair, index) => readPair(pair, `${where}: set ${index + 1}`)),
    silence,
  }
}

function readPair(value: unknown, where: string): Pair {
  const { spec, status, as = 'exact' } = readFields(value, where, ['spec', 'status', 'as'])
  const specPath = readPath(spec, `${where}: spec`)
  const statusPath = readPath(status, `${where}: status`)
  const notion = notions.find((one) => one === as)
  if (!notion)
    throw new SyntaxError(
      `${where}: as has to be one of ${notions.join(', ')}${suggestion(String(as), notions, '')}`,
    )
  const shown = specPath[0] === 'spec' ? specPath.slice(1) : specPath
  return { field: shown.join('.'), specPath, statusPath, notion }
}

function readPath(value: unknown, where: string): readonly string[] {
  const path = typeof value === 'string' ? value.replace(/^\./, '').split('.') : []
  if (path.length < 2 || path.length > 16 || path.includes(''))
    throw new SyntaxError(
      `${where} has to be a path with dots between, such as spec.image or status.current.image`,
    )
  return path
}

function readFields(
  value: unknown,
  where: string,
  allowed: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!isJsonObject(value)) throw new SyntaxError(`${where}: it has to have the fields ${allowed.join(', ')}`)
  const strange = Object.keys(value).find((name) => !allowed.includes(name))
  if (strange !== undefined)
    throw new SyntaxError(`${where}: there is no field ${strange}${suggestion(strange, allowed)}`)
  return value
}

import {
  assess,
  type CompileExpression,
  defaultOverrides,
  noOverrides,
  type Override,
  type OverrideProblem,
  overridesFrom,
  readOverrides,
} from '../../health/index.ts'
import { formatApiVersion, formatGroupKind, type KubernetesObject } from '../../object/index.ts'
import { readConfigurationFile } from '../configuration-file.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** The options by which people choose the rules for single kinds. */
export interface OverrideOptions {
  /** False turns off those that come with Binnacle. Default true. */
  readonly overrides?: boolean
  /** A YAML file with rules of one's own, which win over those that come with Binnacle. */
  readonly healthOverrides?: string
}

/** Told once for each rule that stumbles over an object, of which it says nothing then. */
export type OnFailure = (message: string) => void

/**
 * `Hints.overrides` as the options ask for them. Throws a `CommandError` that names the file, the entry and what is wrong.
 *
 * @param onFailure called while objects are judged
 */
export async function readHealthOverrides(
  { overrides = true, healthOverrides }: OverrideOptions,
  onFailure: OnFailure,
): Promise<ReadonlyMap<string, Override>> {
  const builtin = overrides ? defaultOverrides : noOverrides
  if (healthOverrides === undefined) return builtin
  const own = await readOverridesFile(healthOverrides, onFailure)
  return new Map([...builtin, ...overridesFrom(own)])
}

/** Throws a `CommandError` for options that whoever answers in our place does not get. */
export function refuseOverrides({ overrides = true, healthOverrides }: OverrideOptions): void {
  const option = healthOverrides === undefined ? '--no-overrides' : '--health-overrides'
  if (overrides && healthOverrides === undefined) return
  throw new CommandError(
    `${option} does not go with --server; the Binnacle there judges by the rules that it was started with`,
    exitCode.usage,
  )
}

async function readOverridesFile(filename: string, onFailure: OnFailure): Promise<readonly Override[]> {
  const { value, placeOf } = await readConfigurationFile('--health-overrides', filename)
  const compiler = await expressionCompiler((message) => onFailure(`${filename}: ${message}`))
  const { overrides, problems } = readOverrides(value, compiler)
  const found = problems.length === 0 ? overrides.flatMap(exactRules) : problems
  if (found.length === 0) return overrides
  const lines = found.map(
    ({ at, message }) => `${placeOf(stepsOf(at))}: ${at}${at === '' ? '' : ': '}${message}`,
  )
  throw new CommandError(lines.join('\n'), exitCode.usage)
}

/** Kubernetes' own workloads are judged by exact rules, which others would have no effect on. */
function exactRules({ group, kind }: Override, index: number): OverrideProblem[] {
  const apiVersion = formatApiVersion({ group, version: 'v1' })
  const { rule } = assess({ apiVersion, kind, metadata: {} })
  if (!rule.startsWith('builtin-')) return []
  const name = formatGroupKind({ group, kind })
  const message = `${name} is judged by the exact rules for it, which are not overridden; leave this entry out`
  return [{ at: `[${index}].kind`, message }]
}

/** `[0].rules[1].when` as a path. */
function stepsOf(at: string): (string | number)[] {
  return [...at.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  )
}

async function expressionCompiler(onFailure: OnFailure): Promise<CompileExpression> {
  const { compileCel } = await import('../../schema/cel/index.ts')
  return (expression, at) => {
    const program = compileCel(expression, { variables: ['object', 'self'], resultType: 'bool' })
    let isTold = false
    return (object) => {
      const { value, error } = program.evaluate({ object, self: object })
      if (error !== undefined && !isTold) {
        isTold = true
        onFailure(`${at}: fails on ${nameOf(object)}, and counts as false there: ${error}`)
      }
      return value
    }
  }
}

function nameOf({ kind, metadata }: KubernetesObject): string {
  const { namespace, name } = metadata ?? {}
  return [kind, [namespace, name].filter(Boolean).join('/')].filter(Boolean).join(' ')
}

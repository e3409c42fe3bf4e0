import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import {
  type CompileExpression,
  defaultOverrides,
  noOverrides,
  type Override,
  overridesFrom,
  readOverrides,
} from '../../health/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/** The options by which people choose the rules for single kinds. */
export interface OverrideOptions {
  /** False turns off those that come with Binnacle. Default true. */
  readonly overrides?: boolean
  /** A YAML file with rules of one's own, which win over those that come with Binnacle. */
  readonly healthOverrides?: string
}

/** `Hints.overrides` as the options ask for them. Throws a `CommandError` that names the file, the entry and what is wrong. */
export async function readHealthOverrides({
  overrides = true,
  healthOverrides,
}: OverrideOptions): Promise<ReadonlyMap<string, Override>> {
  const builtin = overrides ? defaultOverrides : noOverrides
  if (healthOverrides === undefined) return builtin
  const own = await readOverridesFile(healthOverrides)
  return new Map([...builtin, ...overridesFrom(own)])
}

async function readOverridesFile(filename: string): Promise<readonly Override[]> {
  const { overrides, problems } = readOverrides(await readYaml(filename), await expressionCompiler())
  if (problems.length === 0) return overrides
  const lines = problems.map(({ at, message }) => `${filename}: ${at}${at === '' ? '' : ': '}${message}`)
  throw new CommandError(lines.join('\n'), exitCode.usage)
}

async function readYaml(filename: string): Promise<unknown> {
  try {
    return parse(await readFile(filename, 'utf8'))
  } catch (cause) {
    throw new CommandError(`cannot read ${filename}: ${fileProblem(cause)}`, exitCode.usage, { cause })
  }
}

/** An expression that fails on an object says nothing of it. */
async function expressionCompiler(): Promise<CompileExpression> {
  const { compileCel } = await import('../../schema/cel/index.ts')
  return (expression) => {
    const program = compileCel(expression, { variables: ['object', 'self'] })
    return (object) => program.evaluate({ object, self: object }).value
  }
}

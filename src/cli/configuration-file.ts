import { readFile } from 'node:fs/promises'
import { CommandError, exitCode } from './exit-code.ts'
import { fileProblem } from './file-problem.ts'

export interface ConfigurationFile {
  /** As JSON. */
  readonly value: unknown
  /** `FILE:LINE:COLUMN` of a field, or of the innermost of what it would be in. */
  placeOf(path: readonly (string | number)[]): string
}

/**
 * Reads a file of YAML that somebody names. Rejects with a `CommandError` that tells what is wrong with it, and where.
 *
 * @param option by which it was named
 */
export async function readConfigurationFile(option: string, file: string): Promise<ConfigurationFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CommandError(`${option}: cannot read ${file}: ${fileProblem(cause)}`, exitCode.usage, { cause })
  })
  const { readYamlDocument } = await import('../yaml/index.ts')
  const document = readYamlDocument(text)
  const json = document.toJson()
  const problem = document.problems[0] ?? (json.ok ? undefined : json.problem)
  if (problem)
    throw new CommandError(
      `${option}: ${file}:${problem.line}:${problem.column}: ${problem.message}`,
      exitCode.usage,
    )
  return {
    value: json.ok ? json.value : undefined,
    placeOf: (path) => {
      const { line, column } = document.locateNearest(path)
      return `${file}:${line}:${column}`
    },
  }
}

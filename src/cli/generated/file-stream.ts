import type { GeneratedFile } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/**
 * Files as one text for a pipe: a single one as it is, YAML files as documents that name the file they would be, JSON files
 * one after another, as jq reads them. Throws a `CommandError` for files of which no stream can be made.
 */
export function fileStream(files: readonly GeneratedFile[]): string {
  const [only, second] = files
  if (only && !second) return only.text
  if (files.every(({ path }) => /\.ya?ml$/.test(path)))
    return files.map(({ path, text }) => `---\n# Source: ${path}\n${text.replace(/^---\n/, '')}`).join('')
  if (files.every(({ path }) => path.endsWith('.json'))) return files.map(({ text }) => text).join('')
  throw new CommandError(
    `these are ${files.length} files of several formats; --out FOLDER writes them`,
    exitCode.usage,
  )
}

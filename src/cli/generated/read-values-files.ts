import { readFile } from 'node:fs/promises'
import type { ValuesSource } from '../../generate/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/** The texts of `--values FILE`, with what `--set` gives. Rejects with a `CommandError` for a file that cannot be read. */
export async function readValuesFiles(
  files: readonly string[] = [],
  set: readonly string[] = [],
): Promise<ValuesSource> {
  const texts = await Promise.all(
    files.map(async (name) => {
      try {
        return { name, text: await readFile(name, 'utf8') }
      } catch (cause) {
        throw new CommandError(`--values: cannot read ${name}: ${fileProblem(cause)}`, exitCode.usage, {
          cause,
        })
      }
    }),
  )
  return { files: texts, set }
}

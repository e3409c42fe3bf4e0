import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { HistoryError, readHistory } from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/** How every database of SQLite begins, https://www.sqlite.org/fileformat.html#magic_header_string. */
const magic = 'SQLite format 3\0'

/**
 * Rejects with a `CommandError` for a file in which history can never be kept: its folder is not there, it may not be
 * written, or it is of something else. What may pass, as that another process has it, and damage, which a monitor is
 * not to stand still for, are no matter of the option.
 */
export async function checkHistoryFile(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file))
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw misused(file, `the folder ${folder} cannot be written: ${fileProblem(cause)}`, cause)
  })
  const found = await stat(file).catch(() => undefined)
  if (!found) return
  if (!found.isFile()) throw misused(file, 'it is no file: give the name of one, such as history.db')
  await access(file, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw misused(file, `it cannot be written: ${fileProblem(cause)}`, cause)
  })
  if (found.size === 0) return
  if ((await beginningOf(file)) !== magic)
    throw misused(file, 'it is a file of something else, and is left as it is: give another name')
  await checkOrigin(file)
}

async function beginningOf(file: string): Promise<string> {
  await using handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0)
  return buffer.toString('latin1', 0, bytesRead)
}

async function checkOrigin(file: string): Promise<void> {
  try {
    const reader = await readHistory(file)
    reader.close()
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error
    if (error.kind === 'foreign') throw misused(file, error.message, error)
  }
}

function misused(file: string, message: string, cause?: unknown): CommandError {
  return new CommandError(`--history ${file}: ${message}`, exitCode.usage, { cause })
}

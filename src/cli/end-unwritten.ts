import { exitCode } from './exit-code.ts'
import { fileProblem } from './file-problem.ts'

/**
 * Ends the process, because what it had to say cannot be written.
 *
 * @param where it could not be written to; absent where that cannot be told to anybody
 */
export function endUnwritten(error: NodeJS.ErrnoException, where?: string): never {
  // A reader that went away, as `head` does, is no error of ours.
  if (error.code === 'EPIPE') process.exit(exitCode.ok)
  if (where !== undefined) process.stderr.write(`binnacle: cannot write to ${where}: ${fileProblem(error)}\n`)
  process.exit(exitCode.no)
}

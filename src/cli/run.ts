import { type Command, CommanderError } from 'commander'
import { CommandError, exitCode } from './exit-code.ts'
import { createProgram } from './program.ts'

/** Runs one command line and gives its exit code. What goes wrong is said on stderr, in a line without a stack. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = exitCode.ok
  const program = createProgram((result) => {
    code = result
  })
  // A reader that went away, as `head` does, is no error of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(exitCode.ok)
      throw error
    })
  }
  try {
    refuseUnknownCommand(program, args)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage
    process.stderr.write(`binnacle: ${messageOf(error)}\n`)
    return error instanceof CommandError ? error.exitCode : exitCode.no
  }
  return code
}

/** Said before anything is parsed: a wrong command would otherwise have its options called unknown. */
function refuseUnknownCommand(program: Command, [first]: readonly string[]): void {
  if (first === undefined || first.startsWith('-')) return
  const names = ['help', ...program.commands.map((command) => command.name())]
  if (names.includes(first)) return
  program.error(`error: unknown command '${first}'; there are ${names.join(', ')}`, {
    exitCode: exitCode.usage,
  })
}

/** The message; errors of ours say all in it, a plain one often leaves the reason to its cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isDefect(error)) return `${error.stack}\nThis is a defect of binnacle; please report it.`
  const { message, cause, name } = error
  const below = name === 'Error' && cause instanceof Error ? cause.message : ''
  return below === '' || message.includes(below) ? message : `${message}: ${below}`
}

function isDefect(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError
}

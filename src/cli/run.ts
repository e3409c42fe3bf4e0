import { type Command, CommanderError } from 'commander'
import { endUnwritten } from './end-unwritten.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { createProgram } from './program.ts'

/** Runs one command line and gives its exit code. What goes wrong is said on stderr, in a line without a stack. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = exitCode.ok
  const program = createProgram((result) => {
    code = result
  })
  process.stdout.on('error', (error) => endUnwritten(error, 'standard output'))
  process.stderr.on('error', (error) => endUnwritten(error))
  try {
    await refuseUnknownCommand(program, args)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage
    process.stderr.write(`binnacle: ${messageOf(error)}\n`)
    return error instanceof CommandError ? error.exitCode : exitCode.no
  }
  return code
}

/** Said before anything is parsed: a wrong command would otherwise have its options called unknown. */
async function refuseUnknownCommand(program: Command, words: readonly string[]): Promise<void> {
  let command = program
  for (const word of words) {
    if (word.startsWith('-') || command.commands.length === 0) return
    const next = command.commands.find((child) => child.name() === word)
    if (!next && word !== 'help') {
      const { suggestion } = await import('../base/index.ts')
      const hint = word === 'monitor' ? '; the monitor is what runs without a command' : undefined
      const names = ['help', ...command.commands.map((child) => child.name())]
      command.error(`error: unknown command '${word}'${hint ?? suggestion(word, names)}`, {
        exitCode: exitCode.usage,
      })
    }
    if (!next) return
    command = next
  }
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

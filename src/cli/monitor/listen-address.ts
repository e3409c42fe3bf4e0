import { type ListenAddress, parseListenAddress } from '../../endpoint/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** The value of `--listen`. Throws a `CommandError` that says what is wrong with it. */
export function readListenAddress(text: string): ListenAddress {
  try {
    return parseListenAddress(text)
  } catch (error) {
    throw new CommandError(`--listen: ${error instanceof Error ? error.message : error}`, exitCode.usage, {
      cause: error,
    })
  }
}

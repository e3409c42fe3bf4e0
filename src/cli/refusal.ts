import { ClientError } from '../client/index.ts'
import { ViewError } from '../view/index.ts'
import { CommandError, exitCode } from './exit-code.ts'

/** An answer; what a server refuses, or that it is away, is all that the user needs to be told of its errors. */
export async function withRefusal<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ClientError) throw new CommandError(error.message, exitCode.no, { cause: error })
    if (error instanceof ViewError) throw new CommandError(withRemedy(error), exitCode.no, { cause: error })
    throw error
  }
}

/** Of a Binnacle that asks who asks: how it is told. */
function withRemedy({ kind, message }: ViewError): string {
  if (kind !== 'refused' || !/ 401\b/.test(message)) return message
  return `${message}; show it who asks: --server-token-file, --server-user or --server-cert-file`
}

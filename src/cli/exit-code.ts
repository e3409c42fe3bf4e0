/** How a command ended, for scripts. The same for every command. */
export const exitCode = {
  ok: 0,
  /** The answer is no: something is degraded, invalid or not found; or it could not be asked. */
  no: 1,
  /** Used wrongly: an unknown option, a file that is not there, a kubeconfig that cannot be read. */
  usage: 2,
  /** Partly: some of the answer is missing, or it holds but with findings. */
  partly: 3,
} as const

/** An error whose message is all that the user needs: no stack is printed. */
export class CommandError extends Error {
  readonly exitCode: number

  constructor(message: string, code: number = exitCode.no, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CommandError'
    this.exitCode = code
  }
}

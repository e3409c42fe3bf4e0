import { type CommandOptions, type CommandResult, mustRun, runCommand } from '../component/run-command.ts'

/** The real kubectl against one API server. Its caches stay in the test's own folder. */
export class Kubectl {
  readonly #binary: string
  readonly #kubeconfig: string

  constructor(binary: string, kubeconfig: string) {
    this.#binary = binary
    this.#kubeconfig = kubeconfig
  }

  /** Runs it; a failing command is a result. */
  try(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return runCommand(this.#binary, [...this.#connection, ...args], options)
  }

  /** Runs it and gives what it printed; a failing command rejects. */
  run(args: readonly string[], options: CommandOptions = {}): Promise<string> {
    return mustRun(this.#binary, [...this.#connection, ...args], options)
  }

  /** Feeds text to `-f -`. */
  apply(manifest: string, ...args: string[]): Promise<string> {
    return this.run(['apply', '-f', '-', ...args], { input: manifest })
  }

  get command(): { binary: string; args: readonly string[] } {
    return { binary: this.#binary, args: this.#connection }
  }

  get #connection(): string[] {
    return ['--kubeconfig', this.#kubeconfig, `--cache-dir=${this.#kubeconfig}-cache`]
  }
}

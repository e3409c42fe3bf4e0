import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
const main = path.join(root, 'dist', 'src', 'cli', 'main.js')
const node = path.join(root, 'node_modules', '.bin', 'node')

/** The built monitor as a user runs it, on a loopback port. */
export class Binnacle {
  readonly #args: readonly string[]
  readonly #environment: Readonly<Record<string, string>>
  #port = 0
  #program: RunningProgram | undefined

  /** @param args of the command line, the kubeconfig among them */
  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#args = args
    this.#environment = environment
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get program(): RunningProgram {
    if (!this.#program) throw new Error('binnacle was not started')
    return this.#program
  }

  /** Starts it, or anew after `kill`: then where it was. */
  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort()
    const args = [main, '--listen', `127.0.0.1:${this.#port}`, ...this.#args]
    this.#program = new RunningProgram(node, args, this.#environment)
    await this.#program.until(async () => (await fetch(`${this.url}/livez`)).ok, 'alive')
  }

  /** Waits until `/readyz` answers 200. */
  ready(timeout?: number): Promise<boolean> {
    return this.program.until(async () => (await fetch(`${this.url}/readyz`)).ok, 'ready', timeout)
  }

  /** The exposition, in the text format. */
  async metrics(): Promise<string> {
    const response = await fetch(`${this.url}/metrics`)
    if (!response.ok) throw new Error(`/metrics answered ${response.status}`)
    return response.text()
  }

  async stop(): Promise<number> {
    return this.program.stop()
  }

  /** As if its node lost power. */
  async kill(): Promise<void> {
    await this.program.kill()
  }
}

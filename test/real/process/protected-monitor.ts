import path from 'node:path'
import { ask } from '../../scenario/fixture/ask.ts'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
const main = path.join(root, 'src', 'cli', 'main.ts')
const node = path.join(root, 'node_modules', '.bin', 'node')

/** The monitor on a loopback port, over HTTPS, with whatever it asks of those who come. */
export class ProtectedMonitor {
  readonly #args: readonly string[]
  readonly #ca: string
  #port = 0
  #program: RunningProgram | undefined

  /** @param ca who signed its certificate, PEM */
  constructor(args: readonly string[], ca: string) {
    this.#args = args
    this.#ca = ca
  }

  get url(): string {
    return `https://localhost:${this.#port}`
  }

  get address(): string {
    return `localhost:${this.#port}`
  }

  get output(): string {
    return this.#program?.output ?? ''
  }

  async start(): Promise<void> {
    this.#port = await freePort()
    this.#program = new RunningProgram(node, [main, '--listen', `localhost:${this.#port}`, ...this.#args])
    const isReady = async () => (await ask(`${this.url}/readyz`, { ca: this.#ca })).status === 200
    await this.#program.until(isReady, 'ready')
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
  }
}

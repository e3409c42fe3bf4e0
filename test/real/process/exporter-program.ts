import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')

/** A program written with `binnacle/exporter`, as a user runs it, on a loopback port. */
export class ExporterProgram {
  readonly #file: string
  readonly #environment: Readonly<Record<string, string>>
  #port = 0
  #program: RunningProgram | undefined

  /** @param file of its source, from the root */
  constructor(file: string, environment: Readonly<Record<string, string>> = {}) {
    this.#file = path.join(root, file)
    this.#environment = environment
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#port = await freePort()
    const environment = { EXPORTER_PORT: String(this.#port), ...this.#environment }
    this.#program = new RunningProgram(node, [this.#file], environment)
    await this.#program.until(async () => (await fetch(`${this.url}/readyz`)).ok, 'ready')
  }

  async metrics(): Promise<string> {
    const response = await fetch(`${this.url}/metrics`)
    if (!response.ok) throw new Error(`/metrics answered ${response.status}`)
    return response.text()
  }

  /** SIGTERM; gives the exit code. */
  async stop(): Promise<number> {
    return (await this.#program?.stop()) ?? 0
  }
}

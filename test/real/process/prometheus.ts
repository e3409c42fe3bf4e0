import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

export interface PrometheusSample {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

/** A real Prometheus with the given configuration, on loopback, in a folder that goes with it. */
export class Prometheus {
  readonly #binaries: string
  readonly #configuration: string
  #directory = ''
  #port = 0
  #program: RunningProgram | undefined

  constructor(binaries: string, configuration: string) {
    this.#binaries = binaries
    this.#configuration = configuration
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-prometheus-'))
    this.#port = await freePort()
    const configuration = path.join(this.#directory, 'prometheus.yml')
    await writeFile(configuration, this.#configuration)
    this.#program = new RunningProgram(path.join(this.#binaries, 'prometheus'), [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${path.join(this.#directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${this.#port}`,
    ])
    await this.#program.until(async () => (await fetch(`${this.url}/-/ready`)).ok, 'ready')
  }

  /** An instant query. */
  async query(expression: string): Promise<PrometheusSample[]> {
    const response = await fetch(`${this.url}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expression }),
    })
    const answer = (await response.json()) as {
      status: string
      error?: string
      data: { result: PrometheusSample[] }
    }
    if (answer.status !== 'success') throw new Error(`${expression}: ${answer.error}`)
    return answer.data.result
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }
}

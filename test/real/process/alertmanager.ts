import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

/** A real Alertmanager by itself with the given configuration, on loopback, in a folder that goes with it. */
export class Alertmanager {
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
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-alertmanager-'))
    this.#port = await freePort()
    const configuration = path.join(this.#directory, 'alertmanager.yml')
    await writeFile(configuration, this.#configuration)
    this.#program = new RunningProgram(path.join(this.#binaries, 'alertmanager'), [
      `--config.file=${configuration}`,
      `--storage.path=${path.join(this.#directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${this.#port}`,
      '--cluster.listen-address=',
    ])
    await this.#program.until(async () => (await fetch(`${this.url}/-/ready`)).ok, 'ready')
  }

  /** The labels of the alerts that it tells nobody of, because another inhibits them. */
  async inhibited(): Promise<readonly Readonly<Record<string, string>>[]> {
    const response = await fetch(`${this.url}/api/v2/alerts`)
    const alerts = (await response.json()) as {
      labels: Record<string, string>
      status: { inhibitedBy: readonly string[] }
    }[]
    return alerts.filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => labels)
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }
}

import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram, until } from './running-program.ts'

/** A rule as `/api/v1/rules` tells of it. */
export interface PrometheusRule {
  readonly name: string
  readonly type: 'alerting' | 'recording'
  readonly query: string
  readonly health: 'ok' | 'err' | 'unknown'
  readonly lastError?: string
  /** Seconds. */
  readonly evaluationTime: number
  readonly state?: 'inactive' | 'pending' | 'firing'
}

export interface PrometheusSample {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

/** A real Prometheus with the given configuration, on loopback, in a folder that goes with it. */
export class Prometheus {
  readonly #binaries: string
  readonly #configuration: string
  readonly #files: Readonly<Record<string, string>>
  #directory = ''
  #port = 0
  #program: RunningProgram | undefined

  /** @param files that the configuration names, by their names beside it */
  constructor(binaries: string, configuration: string, files: Readonly<Record<string, string>> = {}) {
    this.#binaries = binaries
    this.#configuration = configuration
    this.#files = files
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-prometheus-'))
    this.#port = await freePort()
    const configuration = path.join(this.#directory, 'prometheus.yml')
    for (const [name, text] of Object.entries(this.#files)) await this.write(name, text)
    await this.write('prometheus.yml', this.#configuration)
    this.#program = new RunningProgram(path.join(this.#binaries, 'prometheus'), [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${path.join(this.#directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${this.#port}`,
      '--rules.alert.resend-delay=2s',
    ])
    await this.#program.until(async () => (await fetch(`${this.url}/-/ready`)).ok, 'ready')
  }

  /** Writes a file beside the configuration: targets are read anew when theirs changes. */
  async write(name: string, text: string): Promise<void> {
    const file = path.join(this.#directory, name)
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }

  /** An instant query. */
  async query(expression: string): Promise<PrometheusSample[]> {
    const { result } = await this.#ask<{ result: PrometheusSample[] }>('query', { query: expression })
    return result
  }

  /** The rules in force, once each has been evaluated, and how that went. */
  async evaluatedRules(): Promise<PrometheusRule[]> {
    return until(async () => {
      const { groups } = await this.#ask<{ groups: { rules: PrometheusRule[] }[] }>('rules')
      const rules = groups.flatMap(({ rules }) => rules)
      return rules.every(({ health }) => health !== 'unknown') ? rules : undefined
    }, 'every rule has been evaluated')
  }

  async #ask<T>(path: string, parameters?: Record<string, string>): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      ...(parameters && { method: 'POST', body: new URLSearchParams(parameters) }),
    })
    const answer = (await response.json()) as { status: string; error?: string; data: T }
    if (answer.status !== 'success') throw new Error(`${path} ${parameters?.query ?? ''}: ${answer.error}`)
    return answer.data
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }
}

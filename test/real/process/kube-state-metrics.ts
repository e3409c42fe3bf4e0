import path from 'node:path'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

/** kube-state-metrics with a custom resource state configuration and nothing else, on loopback ports. */
export class KubeStateMetrics {
  readonly #binaries: string
  readonly #kubeconfig: string
  readonly #config: string
  #port = 0
  #program: RunningProgram | undefined

  /** @param config file of the configuration */
  constructor(binaries: string, kubeconfig: string, config: string) {
    this.#binaries = binaries
    this.#kubeconfig = kubeconfig
    this.#config = config
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get program(): RunningProgram {
    if (!this.#program) throw new Error('kube-state-metrics was not started')
    return this.#program
  }

  async start(): Promise<void> {
    this.#port = await freePort()
    const telemetryPort = await freePort()
    this.#program = new RunningProgram(path.join(this.#binaries, 'kube-state-metrics'), [
      `--kubeconfig=${this.#kubeconfig}`,
      `--custom-resource-state-config-file=${this.#config}`,
      '--custom-resource-state-only',
      '--enable-gzip-encoding',
      '--host=127.0.0.1',
      `--port=${this.#port}`,
      '--telemetry-host=127.0.0.1',
      `--telemetry-port=${telemetryPort}`,
    ])
    await this.#program.until(async () => (await fetch(`${this.url}/livez`)).ok, 'alive')
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
  }
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CertificateAuthority } from '../../../src/apiserver/certificate/index.ts'
import { freePort } from './free-port.ts'
import { RunningProgram } from './running-program.ts'

/** What a controller of the manager does wrong (`fixture/manager/fault.go`); `{}` is nothing. */
export interface ControllerFault {
  /** What becomes of every reconcile. `hang` lasts until another fault is set. */
  readonly outcome?: 'error' | 'terminal' | 'panic' | 'hang'
  /** How long every reconcile takes. */
  readonly delayMilliseconds?: number
  /** Requests per second that are added for objects that do not exist. */
  readonly flood?: number
}

export interface ManagerOptions {
  readonly kubeconfig: string
  /** What it looks after, and where its Lease `messaging-operator` is. */
  readonly namespace: string
  /** Concurrent reconciles of each controller. Default 4. */
  readonly workers?: number
  /** Requests per second that it allows itself to the API server. Default no limit. */
  readonly qps?: number
  /** Whether it admits brokers: see `webhook`. Default false. */
  readonly admits?: boolean
}

/** Where a manager admits brokers, and who vouches for it (PEM). */
export interface ManagerWebhook {
  readonly url: string
  readonly authority: string
}

export const managerDefinitions: Promise<string> = readFile(
  path.join(import.meta.dirname, '..', 'fixture', 'manager', 'definitions.yaml'),
  'utf8',
)

/**
 * A real controller-runtime manager with the controllers `broker` and `topic`, on loopback ports. Like a pod it is
 * started again when it ends by itself.
 */
export class Manager {
  readonly #binary: string
  readonly #options: ManagerOptions
  #metricsPort = 0
  #controlPort = 0
  #webhookPort = 0
  /** Where the webhook's certificate is. */
  #directory = ''
  readonly #authority = new CertificateAuthority(Date.now())
  #program: RunningProgram | undefined
  #restarts = 0
  #stopping = false

  constructor(binaries: string, options: ManagerOptions) {
    this.#binary = path.join(binaries, 'manager')
    this.#options = options
  }

  /** Where `/metrics` is. */
  get url(): string {
    return `http://127.0.0.1:${this.#metricsPort}`
  }

  /** Of a manager that admits brokers. */
  get webhook(): ManagerWebhook {
    return {
      url: `https://127.0.0.1:${this.#webhookPort}/validate-broker`,
      authority: this.#authority.certificate,
    }
  }

  get program(): RunningProgram {
    if (!this.#program) throw new Error('the manager was not started')
    return this.#program
  }

  /** How often it ended by itself. */
  get restarts(): number {
    return this.#restarts
  }

  /** Starts it, or anew after `stop`: then where it was. */
  async start(): Promise<void> {
    if (this.#metricsPort === 0) {
      ;[this.#metricsPort, this.#controlPort] = [await freePort(), await freePort()]
      if (this.#options.admits) this.#webhookPort = await freePort()
    }
    if (this.#options.admits) await this.#certify()
    this.#stopping = false
    this.#run()
    await this.program.until(async () => (await fetch(`${this.url}/metrics`)).ok, 'serves metrics')
  }

  /** Tells a controller what to do wrong from now on. A restart forgets it. */
  async fault(controller: 'broker' | 'topic', fault: ControllerFault): Promise<void> {
    const url = `http://127.0.0.1:${this.#controlPort}/${controller}`
    const response = await fetch(url, { method: 'PUT', body: JSON.stringify(fault) })
    if (!response.ok) throw new Error(`the manager refused a fault: ${await response.text()}`)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#program?.stop()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }

  async #certify(): Promise<void> {
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-manager-'))
    const names = { dns: ['localhost'], addresses: ['127.0.0.1'] }
    const { certificate, key } = this.#authority.issueServer({ commonName: 'messaging-operator' }, names)
    await writeFile(path.join(this.#directory, 'tls.crt'), certificate)
    await writeFile(path.join(this.#directory, 'tls.key'), key, { mode: 0o600 })
  }

  #run(): void {
    const { kubeconfig, namespace, workers = 4, qps = -1 } = this.#options
    this.#program = new RunningProgram(this.#binary, [
      `--kubeconfig=${kubeconfig}`,
      `--namespace=${namespace}`,
      `--metrics-bind-address=127.0.0.1:${this.#metricsPort}`,
      `--control-bind-address=127.0.0.1:${this.#controlPort}`,
      `--workers=${workers}`,
      `--kube-api-qps=${qps}`,
      `--webhook-port=${this.#webhookPort}`,
      `--webhook-cert-dir=${this.#directory}`,
    ])
    const program = this.#program
    void program.exited.then(async () => {
      if (!this.#stopping) await delay(500)
      if (this.#stopping || this.#program !== program) return
      this.#restarts++
      this.#run()
    })
  }
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { Kubectl } from './kubectl.ts'
import { RunningProgram } from './running-program.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')
const main = path.join(root, 'src', 'cli', 'main.ts')

/** `binnacle demo` from the source: the embedded API server with resources that get well and break, and the monitor. */
export class Demo {
  #port = 0
  #program: RunningProgram | undefined
  #kubeconfig = ''

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get kubeconfigPath(): string {
    return this.#kubeconfig
  }

  get program(): RunningProgram {
    if (!this.#program) throw new Error('the demo was not started')
    return this.#program
  }

  /** @param kubectl the program */
  kubectl(kubectl: string): Kubectl {
    return new Kubectl(kubectl, this.#kubeconfig)
  }

  async start(): Promise<void> {
    this.#port = await freePort()
    this.#program = new RunningProgram(node, [
      '--conditions=binnacle-source',
      main,
      'demo',
      '--listen',
      `127.0.0.1:${this.#port}`,
    ])
    await this.program.until(async () => (await fetch(`${this.url}/readyz`)).ok, 'the demo is ready')
    const [, file = ''] = await this.program.until(
      () => /export KUBECONFIG=(\S+)\s/.exec(this.program.output),
      'the demo names a kubeconfig',
    )
    await readFile(file)
    this.#kubeconfig = file
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text()
  }

  async stop(): Promise<void> {
    await this.#program?.stop()
  }
}

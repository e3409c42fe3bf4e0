import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/** Milliseconds that no sound run comes near, however busy the machine. */
const patience = 180_000

const running = new Set<ChildProcess>()

function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** A server under test, as a child process that cannot outlive the test run. */
export class RunningProgram {
  readonly #child: ChildProcess
  readonly #name: string
  readonly #exited: Promise<number>
  readonly #closed: Promise<number>
  #output = ''

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#name = command.split('/').at(-1) ?? command
    this.#child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = (text: string) => {
      this.#output = (this.#output + text).slice(-1_000_000)
    }
    this.#child.stdout?.setEncoding('utf8').on('data', keep)
    this.#child.stderr?.setEncoding('utf8').on('data', keep)
    this.#exited = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        keep(String(error))
        resolve(-1)
      })
      this.#child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : -1)))
    })
    // Its last words may come after its exit.
    this.#closed = new Promise((resolve) => {
      this.#child.on('close', (code) => resolve(code ?? -1))
    })
    if (!process.listeners('exit').includes(killAll)) process.on('exit', killAll)
    running.add(this.#child)
    void this.#exited.then(() => running.delete(this.#child))
  }

  get pid(): number {
    return this.#child.pid ?? -1
  }

  /** The last megabyte of what it printed. */
  get output(): string {
    return this.#output
  }

  /** Its exit code, once it has ended. */
  get exited(): Promise<number> {
    return this.#exited
  }

  /**
   * Waits until `ready` answers something truthy, and gives that; fails when time is up, or when the program has
   * ended, all that it printed has been read, and the answer is still no.
   */
  async until<T>(ready: () => T | Promise<T>, what: string, timeout = patience): Promise<NonNullable<T>> {
    const ended = this.#closed.then(async (code) => {
      const last = await ready()
      if (last) return last as NonNullable<T>
      throw new Error(`${this.#name} ended with code ${code} before ${what}:\n${this.#output.slice(-3000)}`)
    })
    ended.catch(() => {})
    return Promise.race([
      ended,
      until(ready, () => `${this.#name}: ${what}\n${this.#output.slice(-3000)}`, timeout),
    ])
  }

  /** SIGTERM, then SIGKILL after `grace` ms; gives the exit code, once all that it printed has been read. */
  async stop(grace = 20_000): Promise<number> {
    this.#child.kill('SIGTERM')
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), grace)
    const code = await this.#exited
    clearTimeout(killer)
    // What it started may go on, and keep its output open.
    await Promise.race([this.#closed, delay(5_000, undefined, { ref: false })])
    return code
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }
}

/** Asks again every 100 ms until the answer is truthy; an exception counts as "not yet". */
export async function until<T>(
  ask: () => T | Promise<T>,
  what: string | (() => string),
  timeout = patience,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout
  let last: unknown
  while (Date.now() < end) {
    try {
      last = await ask()
      if (last) return last as NonNullable<T>
    } catch (error) {
      last = error
    }
    await delay(100)
  }
  throw new Error(
    `timed out after ${timeout} ms: ${typeof what === 'string' ? what : what()} (last: ${String(last)})`,
  )
}

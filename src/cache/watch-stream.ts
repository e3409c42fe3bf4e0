import type { Clock } from '../base/index.ts'
import type { WatchEvent } from '../client/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import { Deadline } from './deadline.ts'
import type { ListerWatcher, WatchRequest } from './lister-watcher.ts'

export interface WatchStreamOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>
  readonly request: WatchRequest
  readonly clock: Clock
  readonly signal: AbortSignal
  /** How long nothing may come before the stream is given up, milliseconds. */
  readonly silenceMs: number
}

/** One watch request, read event by event, given up when it falls silent. */
export class WatchStream<T extends KubernetesObject> {
  readonly #clock: Clock
  readonly #opened: number
  readonly #deadline: Deadline
  readonly #iterator: AsyncIterator<WatchEvent<T>>
  #events = 0

  constructor({ listerWatcher, request, clock, signal, silenceMs }: WatchStreamOptions<T>) {
    this.#clock = clock
    this.#opened = clock.monotonic()
    this.#deadline = new Deadline(clock, silenceMs, signal)
    this.#iterator = listerWatcher.watch(request, this.#deadline.signal)[Symbol.asyncIterator]()
  }

  /** The next event, or undefined when the server ended the watch in order. Rejects as the watcher does. */
  async next(): Promise<WatchEvent<T> | undefined> {
    const { done, value } = await this.#iterator.next()
    if (done) return undefined
    this.#events++
    return value
  }

  /** Events read so far. */
  get events(): number {
    return this.#events
  }

  /** Milliseconds since it was opened. */
  get age(): number {
    return this.#clock.monotonic() - this.#opened
  }

  /** Whether it was given up for its silence. */
  get silent(): boolean {
    return this.#deadline.passed
  }

  allowSilence(ms: number): void {
    this.#deadline.extend(ms)
  }

  close(): void {
    this.#deadline.close()
    // Not awaited, and its failure says nothing: the request was aborted a line above.
    this.#iterator.return?.().catch(() => {})
  }
}

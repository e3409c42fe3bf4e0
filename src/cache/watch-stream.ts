import type { Clock } from '../base/index.ts'
import type { WatchEvent } from '../client/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import { Deadline } from './deadline.ts'
import type { ListerWatcher, ReflectorScope, WatchRequest } from './lister-watcher.ts'
import { type ReflectorError, readErrorEvent, readFailure, silence } from './reflector-error.ts'

export interface WatchStreamOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>
  readonly request: WatchRequest
  readonly clock: Clock
  readonly signal: AbortSignal
  /** How long nothing may come before the stream is given up, milliseconds. */
  readonly silenceMs: number
}

/** A watch event that is not an error. */
export type Delivery<T> = Exclude<WatchEvent<T>, { readonly type: 'ERROR' }>

/** One watch request, read event by event, given up when its time runs out. */
export class WatchStream<T extends KubernetesObject> {
  readonly #scope: ReflectorScope
  readonly #clock: Clock
  readonly #opened: number
  readonly #deadline: Deadline
  readonly #iterator: AsyncIterator<WatchEvent<T>>
  #events = 0

  constructor({ listerWatcher, request, clock, signal, silenceMs }: WatchStreamOptions<T>) {
    this.#scope = listerWatcher.scope
    this.#clock = clock
    this.#opened = clock.monotonic()
    this.#deadline = new Deadline(clock, silenceMs, signal)
    this.#iterator = listerWatcher.watch(request, this.#deadline.signal)[Symbol.asyncIterator]()
  }

  /** Events read so far. */
  get events(): number {
    return this.#events
  }

  /** Milliseconds since it was opened. */
  get age(): number {
    return this.#clock.monotonic() - this.#opened
  }

  /** The next event, what came instead of it, or undefined when the server ended the watch in order. */
  async next(): Promise<Delivery<T> | ReflectorError | undefined> {
    try {
      const { done, value: event } = await this.#iterator.next()
      if (done) return this.#deadline.passed ? this.#silence() : undefined
      this.#events++
      return event.type === 'ERROR' ? readErrorEvent(event.status, this.#scope) : event
    } catch (thrown) {
      return this.#deadline.passed ? this.#silence() : readFailure(thrown, 'watch', this.#scope)
    }
  }

  allowSilence(ms: number): void {
    this.#deadline.extend(ms)
  }

  close(): void {
    this.#deadline.close()
    // Not awaited, and its failure says nothing: the request was aborted a line above.
    this.#iterator.return?.().catch(() => {})
  }

  #silence(): ReflectorError {
    return silence('watch', this.#scope, Math.round(this.age / 1000))
  }
}

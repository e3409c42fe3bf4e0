import type { Clock } from '../../base/index.ts'
import type { Change } from '../../view/index.ts'

/** What a reader that lost its connection is asked to wait before it comes back, milliseconds. */
const retryMs = 2_000

/** Proxies and readers give a silent connection up; this keeps it, and finds out readers that are gone. */
const heartbeatMs = 15_000

/**
 * Writes changes as server-sent events (WHATWG HTML, section 9.2): `id` says where to resume, `event` what it is,
 * `data` is the change as JSON. A batch that goes to many readers is written once.
 */
export class EventStreamWriter {
  readonly #clock: Clock
  readonly #written = new WeakMap<readonly Change[], Uint8Array>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The body of one reader's stream; ends when the batches end. */
  async *body(batches: AsyncIterable<readonly Change[]>): AsyncGenerator<Uint8Array, void, void> {
    yield Buffer.from(`retry: ${retryMs}\n\n`)
    const iterator = batches[Symbol.asyncIterator]()
    try {
      let next = iterator.next()
      for (;;) {
        const result = await this.#inTime(next)
        if (result === 'late') {
          yield Buffer.from(': heartbeat\n\n')
          continue
        }
        if (result.done) return
        yield this.#write(result.value)
        next = iterator.next()
      }
    } finally {
      await iterator.return?.()
    }
  }

  #inTime<T>(promise: Promise<T>): Promise<T | 'late'> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.setTimer(heartbeatMs, () => resolve('late'), { unref: true })
      promise.then(resolve, reject).finally(() => timer.cancel())
    })
  }

  #write(batch: readonly Change[]): Uint8Array {
    const known = this.#written.get(batch)
    if (known) return known
    const text = batch
      .map((change) => `id: ${change.id}\nevent: ${change.what}\ndata: ${JSON.stringify(change)}\n\n`)
      .join('')
    const bytes = Buffer.from(text)
    this.#written.set(batch, bytes)
    return bytes
  }
}

import type { Clock, Logger, Random } from '../../../base/index.ts'
import { listerWatcher, Reflector } from '../../../cache/index.ts'
import type { ListWatchClient } from '../../list-watch-client.ts'
import type { OwnedReading } from '../object/owned-reader.ts'
import type { OwnedTable } from '../object/owned-table.ts'

export interface OwnedWatchOptions {
  readonly reading: OwnedReading
  readonly table: OwnedTable
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Namespaces to watch instead of all. */
  readonly namespaces: readonly string[]
}

export type OwnedWatchState = 'syncing' | 'synced' | 'stale' | 'forbidden' | 'failed'

/** The watch of one kind of objects that custom resources own. */
export class OwnedWatch {
  readonly #options: OwnedWatchOptions
  #reflectors: readonly Reflector[] = []
  #hasSynced = false
  #onStop: () => void = () => {}

  constructor(options: OwnedWatchOptions) {
    this.#options = options
  }

  get state(): OwnedWatchState {
    if (this.#defect !== undefined) return 'failed'
    const troubled = this.#reflectors.filter(({ lastError }) => lastError !== undefined)
    if (troubled.some(({ lastError }) => lastError?.kind === 'denied')) return 'forbidden'
    const hasSynced = this.#hasSynced || this.#reflectors.every((reflector) => reflector.hasSynced)
    if (!hasSynced) return 'syncing'
    return troubled.length > 0 ? 'stale' : 'synced'
  }

  /** What stands in the way; undefined while nothing does. */
  get problem(): string | undefined {
    if (this.#defect !== undefined) return `a defect ended the watch: ${this.#defect}`
    return this.#reflectors.find(({ lastError }) => lastError !== undefined)?.lastError?.message
  }

  get #defect(): string | undefined {
    for (const { state } of this.#reflectors) if (state.name === 'failed') return String(state.error)
    return undefined
  }

  /** Begins, or lists anew. Resolves when the list is whole, when it cannot be had for now, or after `patienceMs`. */
  async begin(signal: AbortSignal, patienceMs: number): Promise<void> {
    await this.stop()
    if (signal.aborted) return
    const { clock, namespaces } = this.#options
    const scopes = namespaces.length > 0 ? namespaces : [undefined]
    let open = scopes.length
    const settled = Promise.withResolvers<void>()
    const end = () => settled.resolve()
    this.#onStop = end
    const timer = clock.setTimer(patienceMs, end, { unref: true })
    signal.addEventListener('abort', end, { once: true })
    this.#reflectors = scopes.map((namespace) =>
      this.#reflector(namespace, () => {
        if (--open === 0) end()
      }),
    )
    for (const reflector of this.#reflectors) reflector.start(signal)
    await settled.promise
    timer.cancel()
    signal.removeEventListener('abort', end)
    this.#hasSynced ||= this.#reflectors.every(({ hasSynced }) => hasSynced)
  }

  async stop(): Promise<void> {
    this.#onStop()
    await Promise.all(this.#reflectors.map((reflector) => reflector.stop()))
    this.#reflectors = []
  }

  #reflector(namespace: string | undefined, onSettled: () => void): Reflector {
    const { reading, table, client, clock, random, logger } = this.#options
    let settled = false
    const settle = () => {
      if (!settled) onSettled()
      settled = true
    }
    return new Reflector({
      listerWatcher: listerWatcher(client, reading.resource, {
        ...(namespace !== undefined && { namespace }),
        ...(!reading.whole && { metadataOnly: true }),
      }),
      sink: table.sink(reading, namespace),
      clock,
      random,
      logger,
      keepManagedFields: reading.writers,
      cutDeepParts: true,
      observer: {
        synced: settle,
        interrupted: ({ kind }) => {
          if (kind === 'denied' || kind === 'absent') settle()
        },
      },
    })
  }
}

import type { Clock, Logger, Random } from '../../base/index.ts'
import { listerWatcher, Reflector } from '../../cache/index.ts'
import type { ListWatchClient } from '../kind-monitor.ts'
import type { OwnedReading } from './owned-reader.ts'
import type { OwnedTable } from './owned-table.ts'

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
  #onSettled: () => void = () => {}

  constructor(options: OwnedWatchOptions) {
    this.#options = options
  }

  get state(): OwnedWatchState {
    const reflectors = this.#reflectors
    if (reflectors.some(({ state }) => state.name === 'failed')) return 'failed'
    const troubled = reflectors.filter(({ lastError }) => lastError !== undefined)
    if (troubled.some(({ lastError }) => lastError?.kind === 'denied')) return 'forbidden'
    if (troubled.length > 0) return this.#hasSynced ? 'stale' : 'syncing'
    return reflectors.every(({ hasSynced }) => hasSynced) || this.#hasSynced ? 'synced' : 'syncing'
  }

  /** What stands in the way; undefined while nothing does. */
  get problem(): string | undefined {
    const [troubled] = this.#reflectors.filter(({ lastError }) => lastError !== undefined)
    return troubled?.lastError?.message
  }

  /** Begins, or lists anew. Resolves when the list is whole, when it cannot be had for now, or after `patienceMs`. */
  async begin(signal: AbortSignal, patienceMs: number): Promise<void> {
    await this.stop()
    if (signal.aborted) return
    const { clock, namespaces } = this.#options
    const scopes = namespaces.length > 0 ? namespaces : [undefined]
    let open = scopes.length
    await new Promise<void>((resolve) => {
      this.#onSettled = resolve
      const timer = clock.setTimer(patienceMs, resolve, { unref: true })
      const settle = () => {
        if (--open > 0) return
        timer.cancel()
        resolve()
      }
      signal.addEventListener('abort', () => resolve(), { once: true })
      this.#reflectors = scopes.map((namespace) => this.#reflector(namespace, settle))
      for (const reflector of this.#reflectors) reflector.start(signal)
    })
    this.#hasSynced ||= this.#reflectors.every(({ hasSynced }) => hasSynced)
  }

  async stop(): Promise<void> {
    this.#onSettled()
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
      observer: {
        synced: settle,
        interrupted: ({ kind }) => {
          if (kind === 'denied' || kind === 'absent') settle()
        },
      },
    })
  }
}

import type { Clock } from '../../base/index.ts'

export interface ExpiringCacheOptions {
  readonly clock: Clock
  /** Most entries; what was not asked for the longest goes first. */
  readonly size: number
}

/** Remembers so many answers for a while. */
export class ExpiringCache<Value> {
  readonly #options: ExpiringCacheOptions
  /** In the order of use. */
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>()

  constructor(options: ExpiringCacheOptions) {
    this.#options = options
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    if (entry.until <= this.#options.clock.monotonic()) return undefined
    this.#entries.set(key, entry)
    return entry.value
  }

  /** @param ttlMs how long it holds, milliseconds; absent: until others drive it out */
  set(key: string, value: Value, ttlMs = Number.POSITIVE_INFINITY): void {
    const { clock, size } = this.#options
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: clock.monotonic() + ttlMs })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > size && oldest !== undefined) this.#entries.delete(oldest)
  }

  clear(): void {
    this.#entries.clear()
  }
}

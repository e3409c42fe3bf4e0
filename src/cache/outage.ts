import type { Clock, Logger } from '../base/index.ts'
import type { ReflectorScope } from './lister-watcher.ts'
import type { ReflectorError, ReflectorErrorKind } from './reflector-error.ts'

/** A reason that comes back within this time after it was told is not told again before. */
const quietMs = 300_000
/** A server that asks to come back later is obeyed without words for so long: each kind waits like that at its start. */
const patienceMs = 10_000

/**
 * What stands in the way of a reflector, and since when. It is told once for each kind of reason, and its end once,
 * however long it lasts; what comes and goes all the time is told every few minutes: a log stays readable.
 */
export class Outage {
  readonly #scope: ReflectorScope
  readonly #clock: Clock
  readonly #logger: Logger
  /** When a reason was last told, by the clock's `monotonic()`. */
  readonly #told = new Map<ReflectorErrorKind, number>()
  /** Those told since the last end. */
  readonly #toldNow = new Set<ReflectorErrorKind>()
  #current: { readonly error: ReflectorError; readonly since: number; readonly told: boolean } | undefined

  constructor(scope: ReflectorScope, clock: Clock, logger: Logger) {
    this.#scope = scope
    this.#clock = clock
    this.#logger = logger
  }

  get error(): ReflectorError | undefined {
    return this.#current?.error
  }

  /** Milliseconds since 1970. */
  get since(): number | undefined {
    return this.#current?.since
  }

  /** Begins, or goes on for another reason; `delay` is the pause before the next attempt, milliseconds. */
  goesOn(error: ReflectorError, delay: number): void {
    const told = this.#isNews(error.kind)
    this.#logger[told ? 'warn' : 'debug'](error.message, { kind: error.kind, retryInMs: Math.round(delay) })
    this.#current = {
      error,
      since: this.#current?.since ?? this.#clock.now(),
      told: told || this.#current?.told === true,
    }
  }

  over(): void {
    if (this.#current?.told) {
      const { resource, namespace } = this.#scope
      const afterSeconds = Math.round((this.#clock.now() - this.#current.since) / 1000)
      this.#logger.info(`${resource} can be followed again`, { namespace, afterSeconds })
    }
    this.#current = undefined
    this.#toldNow.clear()
  }

  #isNews(kind: ReflectorErrorKind): boolean {
    // A version that is gone is no fault: a new list is the way on.
    if (kind === 'expired' || this.#toldNow.has(kind)) return false
    const since = this.#current?.since ?? this.#clock.now()
    if (kind === 'throttled' && this.#clock.now() - since < patienceMs) return false
    const now = this.#clock.monotonic()
    const told = this.#told.get(kind)
    if (told !== undefined && now - told < quietMs) return false
    this.#told.set(kind, now)
    this.#toldNow.add(kind)
    return true
  }
}

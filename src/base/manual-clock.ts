import type { Clock, Timer } from './clock.ts'

interface Pending {
  readonly at: number
  readonly order: number
  readonly callback: () => void
}

/** A clock for tests: time moves only when told to, timers fire in order of their time. */
export class ManualClock implements Clock {
  #now: number
  readonly #start: number
  readonly #pending = new Set<Pending>()
  #order = 0

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start
    this.#start = start
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now - this.#start
  }

  setTimer(ms: number, callback: () => void): Timer {
    const pending: Pending = { at: this.#now + Math.max(0, ms), order: this.#order++, callback }
    this.#pending.add(pending)
    return { cancel: () => this.#pending.delete(pending) }
  }

  /** Timers that have neither fired nor been cancelled. */
  get timers(): number {
    return this.#pending.size
  }

  /** Moves time on, firing what falls due; lets promises settle before the first timer and after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pending.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
      await settle()
    }
    this.#now = end
    await settle()
  }

  #next(end: number): Pending | undefined {
    let first: Pending | undefined
    for (const pending of this.#pending) {
      if (pending.at > end) continue
      if (!first || pending.at < first.at || (pending.at === first.at && pending.order < first.order))
        first = pending
    }
    return first
  }
}

/** Enough turns of the microtask queue for a chain of awaits to run to its next real wait. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

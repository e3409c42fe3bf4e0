/**
 * Time as everything else sees it. It comes in from outside, so that a test can turn it by hand
 * (`ManualClock`) and no test has to wait.
 */
export interface Clock {
  /** Wall-clock time, milliseconds since 1970 UTC. May jump. */
  now(): number
  /** Milliseconds from an arbitrary start; never goes back. For measuring spans. */
  monotonic(): number
  /** Calls `callback` once after `ms`; the timer does not keep the process alive by itself when `unref` is set. */
  setTimer(ms: number, callback: () => void, options?: { unref?: boolean }): Timer
}

export interface Timer {
  /** After this the callback will not be called. Harmless when it already was. */
  cancel(): void
}

/** A source of randomness in [0, 1), such as `Math.random`. */
export type Random = () => number

/** Timers of the runtime hold their milliseconds in 32 bits with a sign: one that is longer fires at once. */
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(ms, callback, options) {
    let timer: ReturnType<typeof setTimeout>
    const set = (left: number) => {
      const step = Math.min(left, longestTimerMs)
      timer = setTimeout(() => (left > step ? set(left - step) : callback()), step)
      if (options?.unref) (timer as { unref?: () => void }).unref?.()
    }
    set(ms)
    return { cancel: () => clearTimeout(timer) }
  },
}

import type { Clock } from './clock.ts'

/** Something took longer than it was given. The cause is what it ended with when it was told to stop. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'

  constructor(ms: number, options?: ErrorOptions) {
    super(`no answer within ${ms / 1000} s`, options)
  }
}

/**
 * Runs something that has `ms` milliseconds: then its signal aborts, on which it has to end, and a `TimeoutError` is
 * thrown whatever it rejects with. The timer does not keep the process alive.
 */
export async function withTimeout<T>(
  clock: Clock,
  ms: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const timer = clock.setTimer(ms, () => late.abort(new TimeoutError(ms)), { unref: true })
  try {
    return await run(late.signal)
  } catch (cause) {
    throw late.signal.aborted ? new TimeoutError(ms, { cause }) : cause
  } finally {
    timer.cancel()
  }
}

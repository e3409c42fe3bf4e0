import type { Clock, Timer } from '../base/index.ts'
import type { Histogram, Registry } from '../exposition/index.ts'

const everyMs = 100

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * How late timers fire: a timer ten times a second that measures itself. A histogram, so that it can be put together
 * over processes, and so that two Prometheus servers do not empty it for each other.
 */
export class EventLoopLag {
  readonly #histogram: Histogram
  readonly #clock: Clock
  #timer: Timer | undefined

  constructor(registry: Registry, clock: Clock) {
    this.#clock = clock
    this.#histogram = registry.histogram(
      {
        name: 'nodejs_eventloop_lag_seconds',
        help: 'How much later than wanted a timer fired, measured ten times a second.',
        unit: 'seconds',
      },
      buckets,
    )
  }

  start(): void {
    const due = this.#clock.monotonic() + everyMs
    const fire = () => {
      this.#histogram.observe(Math.max(0, this.#clock.monotonic() - due) / 1000)
      this.start()
    }
    this.#timer = this.#clock.setTimer(everyMs, fire, { unref: true })
  }

  stop(): void {
    this.#timer?.cancel()
  }
}

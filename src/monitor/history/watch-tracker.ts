import type { Clock } from '../../base/index.ts'
import type { ReflectorObserver } from '../../cache/index.ts'

/** A watch that was taken up again and stands for so long is sound, though nothing came yet: as the reflector has it. */
const soundAfterMs = 12_000

/**
 * - `unwatched`: nothing comes, or nothing is known yet.
 * - `watched`: every change comes.
 * - `interrupted`: nothing comes since `since`; when the watch goes on from where it broke off, nothing was missed.
 * - `resuming`: it seems to go on since `at`.
 */
type TrackerState =
  | { readonly name: 'unwatched' }
  | { readonly name: 'watched' }
  | { readonly name: 'interrupted'; readonly since: number }
  | { readonly name: 'resuming'; readonly since: number; readonly at: number }

export interface WatchTrackerOptions {
  readonly clock: Clock
  /** From `at` on every change is seen. */
  readonly onWatched: (at: number) => void
  readonly onUnwatched: (at: number) => void
  /** A whole list has been taken in. */
  readonly onListed: () => void
}

/**
 * When the resources of one kind in one scope were observed, from what its reflector tells. A watch that is taken up
 * at the version where it broke off brings all that happened meanwhile, so that leaves no gap; a new list does.
 */
export class WatchTracker {
  readonly #options: WatchTrackerOptions
  #state: TrackerState = { name: 'unwatched' }

  constructor(options: WatchTrackerOptions) {
    this.#options = options
  }

  readonly observer: ReflectorObserver = {
    listStarted: () => this.#break(),
    synced: () => {
      this.#begin(this.#options.clock.now())
      this.#options.onListed()
    },
    watchStarted: () => {
      if (this.#state.name === 'interrupted')
        this.#state = { ...this.#state, name: 'resuming', at: this.#options.clock.monotonic() }
    },
    eventReceived: () => {
      if (this.#state.name === 'resuming') this.#begin(this.#state.since)
    },
    interrupted: () => this.#break(),
    stateChanged: ({ name }) => {
      if (name === 'stopped' || name === 'failed') this.#break()
    },
  }

  get isWatched(): boolean {
    return this.#state.name === 'watched'
  }

  /** To be called now and then: takes a resumed watch for sound once it has stood for a while. */
  check(): void {
    if (this.#state.name !== 'resuming') return
    if (this.#options.clock.monotonic() - this.#state.at >= soundAfterMs) this.#begin(this.#state.since)
  }

  #begin(at: number): void {
    if (this.#state.name === 'watched') return
    this.#state = { name: 'watched' }
    this.#options.onWatched(at)
  }

  #break(): void {
    if (this.#state.name === 'resuming') this.#state = { name: 'interrupted', since: this.#state.since }
    if (this.#state.name !== 'watched') return
    const since = this.#options.clock.now()
    this.#state = { name: 'interrupted', since }
    this.#options.onUnwatched(since)
  }
}

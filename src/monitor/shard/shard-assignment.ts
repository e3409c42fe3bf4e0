import type { Clock, Timer } from '../../base/index.ts'
import { shardOf } from './shard-of.ts'

/**
 * How many replicas there are, as far as this one knows. While the number moves a resource is kept by whoever has it by
 * the old number or the new, until the others have had the time to learn of it and to list.
 */
export type ShardState =
  | { readonly name: 'settled'; readonly count: number }
  /** `from`: numbers that may still hold elsewhere; `until`: milliseconds of the clock's `monotonic()`. */
  | {
      readonly name: 'moving'
      readonly from: readonly number[]
      readonly count: number
      readonly until: number
    }

export interface ShardAssignmentOptions {
  /** The shard of this replica, from 0. */
  readonly index: number
  readonly count: number
  readonly clock: Clock
  /** How long resources are kept that another replica is to take over, milliseconds. Default two minutes. */
  readonly holdMs?: number
}

export interface ShardListener {
  /** More resources are this replica's than before: they have to be listed. */
  grown(): void
  /** Some are no longer: they can be let go. */
  settled(): void
}

/**
 * The share of one replica among several that watch the same cluster. At rest every resource is exactly one replica's;
 * while the number of replicas changes it may be two's, and is nobody's for no longer than it takes to list.
 */
export class ShardAssignment {
  readonly index: number
  readonly #clock: Clock
  readonly #holdMs: number
  readonly #listeners = new Set<ShardListener>()
  #state: ShardState
  #timer: Timer | undefined

  constructor(options: ShardAssignmentOptions) {
    this.index = options.index
    this.#clock = options.clock
    this.#holdMs = options.holdMs ?? 120_000
    this.#state = { name: 'settled', count: options.count }
  }

  get state(): ShardState {
    return this.#state
  }

  /** How many replicas there are. */
  get count(): number {
    return this.#state.count
  }

  owns(uid: string): boolean {
    const { name, count } = this.#state
    if (shardOf(uid, count) === this.index) return true
    return name === 'moving' && this.#state.from.some((before) => shardOf(uid, before) === this.index)
  }

  /** Takes in that there are so many replicas now. */
  resize(count: number): void {
    if (count === this.count) return
    const before = this.#state.name === 'moving' ? [...this.#state.from, this.count] : [this.count]
    const from = [...new Set(before)].filter((one) => one !== count)
    this.#state = { name: 'moving', from, count, until: this.#clock.monotonic() + this.#holdMs }
    this.#timer?.cancel()
    this.#timer = this.#clock.setTimer(this.#holdMs, () => this.#settle(), { unref: true })
    for (const listener of this.#listeners) listener.grown()
  }

  listen(listener: ShardListener): void {
    this.#listeners.add(listener)
  }

  stop(): void {
    this.#timer?.cancel()
  }

  #settle(): void {
    this.#state = { name: 'settled', count: this.count }
    for (const listener of this.#listeners) listener.settled()
  }
}

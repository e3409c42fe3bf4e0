import { type Goal, type Seen, type Standing, standingOf } from './goal.ts'

/** How waiting ended. */
export type Outcome =
  | { readonly type: 'reached' | 'late'; readonly standing: Standing }
  /** There never was such a resource, or it went while something else was waited for. */
  | { readonly type: 'missing' | 'gone' }
  | { readonly type: 'unreadable'; readonly message: string }

/** A resource as it was seen last. */
export interface Sighting {
  readonly uid: string | undefined
  /** Its verdict at this time, which may be another than a second ago. */
  readonly seen: () => NonNullable<Seen>
}

export interface GoalFollowerOptions {
  readonly goal: Goal
  /** Looks once, and does not wait. */
  readonly isOnce: boolean
  readonly resolve: (outcome: Outcome) => void
}

/** What is seen of one resource, compared with the goal each time. */
export class GoalFollower {
  /** Why nothing is heard at the moment. */
  trouble: string | undefined
  readonly #options: GoalFollowerOptions
  #sighting: Sighting | undefined
  #uid: string | undefined
  #hasSeen = false

  constructor(options: GoalFollowerOptions) {
    this.#options = options
  }

  /** Undefined when it is not there. */
  see(sighting: Sighting | undefined): void {
    this.trouble = undefined
    this.#hasSeen = true
    const uid = sighting?.uid
    // Another under the same name is proof that the one that was waited for has gone.
    const isAnother = this.#uid !== undefined && uid !== undefined && uid !== this.#uid
    this.#sighting = isAnother && this.#options.goal.type === 'deleted' ? undefined : sighting
    this.#uid ??= uid
    this.look()
  }

  look(): void {
    if (!this.#hasSeen) return
    const { goal, isOnce, resolve } = this.#options
    const standing = this.#standing()
    if (standing.reached) resolve({ type: 'reached', standing })
    else if (goal.type !== 'deleted' && !this.#sighting)
      resolve({ type: this.#uid === undefined ? 'missing' : 'gone' })
    else if (isOnce) this.end('')
  }

  /** Says how things stand when no more time is left; `silence` when nothing was ever seen nor said. */
  end(silence: string): void {
    const { resolve } = this.#options
    if (this.#hasSeen) resolve({ type: 'late', standing: this.#standing() })
    else resolve({ type: 'unreadable', message: this.trouble ?? silence })
  }

  #standing(): Standing {
    return standingOf(this.#options.goal, this.#sighting?.seen())
  }
}

import type { Verdict } from '../../health/index.ts'
import { type Goal, type Standing, standingOf, stateStanding } from './goal.ts'
import type { Sighting, SourceListener } from './source.ts'

/** How waiting ended. */
export type Outcome =
  | { readonly type: 'reached' | 'late'; readonly standing: Standing }
  /** There never was such a resource, or it went while something else was waited for. */
  | { readonly type: 'missing' | 'gone' }
  | { readonly type: 'unreadable'; readonly message: string }

export type FollowerState =
  /** Nothing was seen yet; the trouble says why. */
  | { readonly name: 'unheard'; readonly trouble?: string }
  /** Seen, and not where it is to come to. */
  | { readonly name: 'short' }
  /** By its own word it is there; what it owns is being asked. */
  | { readonly name: 'asking' }
  /** What it owns says otherwise, and is asked again in a while. */
  | { readonly name: 'contradicted'; readonly standing: Standing }
  | { readonly name: 'ended'; readonly outcome: Outcome }

export interface GoalFollowerOptions {
  readonly goal: Goal
  /** Whether what the resource owns is asked, too, when it is healthy by its own word: see `answer`. */
  readonly asksOwned: boolean
  /** Ends with what is heard first. */
  readonly isOnce: boolean
  readonly onEnter: (state: FollowerState) => void
}

/** What is heard of one resource, compared with the goal each time. */
export class GoalFollower implements SourceListener {
  readonly #options: GoalFollowerOptions
  #state: FollowerState = { name: 'unheard' }
  #sighting: Sighting | undefined
  #uid: string | undefined
  /** No time is left: what is heard next ends it. */
  #isLast: boolean

  constructor(options: GoalFollowerOptions) {
    this.#options = options
    this.#isLast = options.isOnce
  }

  see(sighting: Sighting | undefined): void {
    const uid = sighting?.uid
    // Another under the same name is proof that the one that was waited for has gone.
    const isAnother = this.#uid !== undefined && uid !== undefined && uid !== this.#uid
    this.#sighting = isAnother && this.#options.goal.type === 'deleted' ? undefined : sighting
    this.#uid ??= uid
    if (this.#state.name === 'unheard' || this.#state.name === 'short') this.#compare()
  }

  fail(trouble: string): void {
    if (this.#state.name !== 'unheard') return
    if (this.#isLast) this.refuse(trouble)
    else this.#enter({ name: 'unheard', trouble })
  }

  refuse(message: string): void {
    if (this.#state.name !== 'ended') this.#end({ type: 'unreadable', message })
  }

  /** Verdicts change by age alone, too: to be called now and then. */
  look(): void {
    if (this.#state.name === 'short') this.#compare()
  }

  /** What the resource owns says upon it, after `asking` was entered; undefined where its own word stands. */
  answer(verdict: Verdict | undefined): void {
    const { goal } = this.#options
    if (this.#state.name !== 'asking') return
    const own = standingOf(goal, this.#sighting?.seen())
    const standing = own.reached && verdict ? stateStanding('healthy', verdict) : own
    if (!own.reached) this.#compare()
    else if (standing.reached) this.#end({ type: 'reached', standing })
    else if (this.#isLast) this.#end({ type: 'late', standing })
    else this.#enter({ name: 'contradicted', standing })
  }

  /** Some time after `contradicted` was entered. */
  askAgain(): void {
    if (this.#state.name === 'contradicted') this.#compare()
  }

  /** No more time is left; `silence` is to be said when nothing was ever heard. What is being asked is waited for. */
  end(silence: string): void {
    this.#isLast = true
    const state = this.#state
    if (state.name === 'unheard') this.refuse(state.trouble ?? silence)
    else if (state.name === 'contradicted') this.#end({ type: 'late', standing: state.standing })
    else this.look()
  }

  #compare(): void {
    const { goal, asksOwned } = this.#options
    const standing = standingOf(goal, this.#sighting?.seen())
    if (standing.reached) {
      const needsAnswer = asksOwned && goal.type === 'state' && goal.state === 'healthy'
      if (needsAnswer) this.#enter({ name: 'asking' })
      else this.#end({ type: 'reached', standing })
    } else if (goal.type !== 'deleted' && !this.#sighting)
      this.#end({ type: this.#uid === undefined ? 'missing' : 'gone' })
    else if (this.#isLast) this.#end({ type: 'late', standing })
    else this.#enter({ name: 'short' })
  }

  #end(outcome: Outcome): void {
    this.#enter({ name: 'ended', outcome })
  }

  #enter(state: FollowerState): void {
    this.#state = state
    this.#options.onEnter(state)
  }
}

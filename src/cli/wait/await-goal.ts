import { type Clock, type Random, silentLogger } from '../../base/index.ts'
import { listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import type { Client } from '../../client/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { judge } from '../get/judge.ts'
import type { Target } from '../get/target.ts'
import { type Goal, type Seen, type Standing, standingOf } from './goal.ts'

export interface AwaitOptions {
  readonly client: Client
  readonly target: Target
  readonly name: string
  readonly namespace: string
  readonly goal: Goal
  /** Milliseconds; 0 looks once. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/** How waiting ended. */
export type Outcome =
  | { readonly type: 'reached' | 'late'; readonly standing: Standing }
  /** There never was such a resource, or it went while something else was waited for. */
  | { readonly type: 'missing' | 'gone' }
  | { readonly type: 'unreadable'; readonly message: string }

/** Verdicts change by age alone, too. */
const lookEveryMs = 1_000

/** Watches one resource until the goal is reached, or cannot be, or the time is over. */
export async function awaitGoal(options: AwaitOptions): Promise<Outcome> {
  const { client, target, name, namespace, timeoutMs, clock, random, signal } = options
  const { resource } = target
  const watch = new AbortController()
  const stop = () => watch.abort()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const follower = new Follower(options, resolve)
  const reflector = new Reflector({
    listerWatcher: listerWatcher(client, resource, {
      ...(resource.namespaced && { namespace }),
      fieldSelector: `metadata.name=${name}`,
    }),
    sink: follower.sink,
    clock,
    random,
    logger: silentLogger,
    observer: {
      interrupted: ({ kind, message }) => {
        if (kind === 'denied') resolve({ type: 'unreadable', message })
        else follower.trouble = message
      },
    },
  })
  const late = clock.setTimer(Math.max(timeoutMs, 1), () => {
    if (timeoutMs > 0) follower.end()
  })
  const tick = () => {
    follower.look()
    if (!watch.signal.aborted) timer = clock.setTimer(lookEveryMs, tick)
  }
  let timer = clock.setTimer(lookEveryMs, tick)
  watch.signal.addEventListener('abort', () => follower.end(), { once: true })
  reflector.start(watch.signal)
  try {
    return await promise
  } finally {
    late.cancel()
    stop()
    timer.cancel()
    signal.removeEventListener('abort', stop)
    await reflector.stop()
  }
}

/** What is seen of the resource, compared with the goal at each change. */
class Follower {
  /** Why nothing is heard at the moment. */
  trouble: string | undefined
  readonly #options: AwaitOptions
  readonly #resolve: (outcome: Outcome) => void
  #object: KubernetesObject | undefined
  #next: KubernetesObject | undefined
  #uid: string | undefined
  #listed = false

  constructor(options: AwaitOptions, resolve: (outcome: Outcome) => void) {
    this.#options = options
    this.#resolve = resolve
  }

  readonly sink: Sink = {
    begin: () => {
      this.#next = undefined
    },
    add: (object) => {
      this.#next = object
    },
    commit: () => this.#see(this.#next),
    abandon: () => {},
    upsert: (object) => this.#see(object),
    remove: () => this.#see(undefined),
  }

  /** Says how things stand when no more time is left. */
  end(): void {
    if (this.#listed) this.#resolve({ type: 'late', standing: this.#standing() })
    else
      this.#resolve({ type: 'unreadable', message: this.trouble ?? 'the API server did not answer in time' })
  }

  look(): void {
    if (!this.#listed) return
    const { goal, timeoutMs } = this.#options
    const standing = this.#standing()
    if (standing.reached) this.#resolve({ type: 'reached', standing })
    else if (goal.type !== 'deleted' && !this.#object)
      this.#resolve({ type: this.#uid === undefined ? 'missing' : 'gone' })
    else if (timeoutMs === 0) this.end()
  }

  #see(object: KubernetesObject | undefined): void {
    this.trouble = undefined
    this.#listed = true
    const uid = object?.metadata.uid
    // Another under the same name is proof that the one that was waited for has gone.
    const isAnother = this.#uid !== undefined && uid !== undefined && uid !== this.#uid
    this.#object = isAnother && this.#options.goal.type === 'deleted' ? undefined : object
    this.#uid ??= uid
    this.look()
  }

  #standing(): Standing {
    return standingOf(this.#options.goal, this.#seen())
  }

  #seen(): Seen {
    const object = this.#object
    if (!object) return undefined
    const { target, clock } = this.#options
    return { object, verdict: judge(target, object, clock.now()).verdict }
  }
}

import { type Clock, type Random, silentLogger } from '../../base/index.ts'
import { listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import type { Client } from '../../client/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { judge } from '../get/judge.ts'
import type { Target } from '../get/target.ts'
import type { Goal } from './goal.ts'
import { GoalFollower, type Outcome } from './goal-follower.ts'

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
  const follower = new GoalFollower({ goal: options.goal, isOnce: timeoutMs === 0, resolve })
  const end = () => follower.end('the API server did not answer in time')
  const seenOf = (object: KubernetesObject) => () => ({
    object,
    verdict: judge(target, object, clock.now()).verdict,
  })
  const reflector = new Reflector({
    listerWatcher: listerWatcher(client, resource, {
      ...(resource.namespaced && { namespace }),
      fieldSelector: `metadata.name=${name}`,
    }),
    sink: sinkOf((object) => follower.see(object && { uid: object.metadata.uid, seen: seenOf(object) })),
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
    if (timeoutMs > 0) end()
  })
  const tick = () => {
    follower.look()
    if (!watch.signal.aborted) timer = clock.setTimer(lookEveryMs, tick)
  }
  let timer = clock.setTimer(lookEveryMs, tick)
  watch.signal.addEventListener('abort', end, { once: true })
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

/** Sees what a reflector brings: of a list that one resource, or none. */
function sinkOf(see: (object: KubernetesObject | undefined) => void): Sink {
  let next: KubernetesObject | undefined
  return {
    begin: () => {
      next = undefined
    },
    add: (object) => {
      next = object
    },
    commit: () => see(next),
    abandon: () => {},
    upsert: see,
    remove: () => see(undefined),
  }
}

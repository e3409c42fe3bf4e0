import type { Signal } from '../signal.ts'
import { speaksOfMotion } from '../wording.ts'
import type { Found, Subject } from './subject.ts'

/**
 * As long as a Deployment waits by default before it says that it does not get on (apps/v1,
 * progressDeadlineSeconds).
 */
const patience = 600_000

/**
 * What is not ready is on its way only for a while: after `patience`, or when it was ready before, it is ill, unless
 * it says itself what it is doing. Changes the signals in place and gives each that is still young the time at which
 * patience ends.
 */
export function outlastPatience({ hints: { now, history } }: Subject, found: Found): void {
  const wasHealthy = history?.wasHealthy === true
  if ((now === undefined && !wasHealthy) || found.some(isMotion)) return
  for (const [index, signal] of found.entries()) {
    if (!isIdle(signal)) continue
    const since = signal.since ?? (history?.state === 'progressing' ? history.stateSince : undefined)
    const end = since === undefined ? undefined : since + patience
    const isOver = end !== undefined && now !== undefined && now >= end
    if (isOver || (wasHealthy && lossRules.has(signal.rule))) found[index] = { ...signal, state: 'degraded' }
    else if (end !== undefined && now !== undefined) found[index] = { ...signal, until: end }
  }
}

/** Rules that say that something is not there yet, without a word of what is being done. */
const idleRules: ReadonlySet<string> = new Set(['condition-not-ready', 'flag-not-yet', 'count-short'])
/** Those of them that say that a thing as a whole is lost. Fewer replicas than wanted may be more that are wanted. */
const lossRules: ReadonlySet<string> = new Set(['condition-not-ready', 'flag-not-yet'])

function isIdle({ state, rule, reason, message, weight }: Signal): boolean {
  return (
    state === 'progressing' &&
    idleRules.has(rule) &&
    weight >= 0.6 &&
    !speaksOfMotion(reason) &&
    !speaksOfMotion(message)
  )
}

/** Something else says that it is on its way: then it may take its time. */
function isMotion({ state, rule, kind, weight }: Signal): boolean {
  if (kind === 'deletion' || kind === 'suspension' || kind === 'staleness' || kind === 'builtin') return true
  return state === 'progressing' && motionRules.has(rule) && weight >= 0.5
}

const motionRules: ReadonlySet<string> = new Set([
  'condition-motion',
  'condition-stale',
  'state-progressing',
  'flag-motion',
  'message-progressing',
])

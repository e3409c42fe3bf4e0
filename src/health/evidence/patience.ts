import type { Signal } from '../signal.ts'
import { speaksOfMotion } from '../wording.ts'
import type { Found, Subject } from './subject.ts'

/**
 * As long as a Deployment waits by default before it says that it does not get on (apps/v1,
 * progressDeadlineSeconds).
 */
const patience = 600_000

/**
 * What is not ready is on its way only for a while: after `patience` it is ill, unless it says itself what it is doing.
 * Changes the signals in place and gives each that is still young the time at which patience ends.
 */
export function outlastPatience({ hints: { now } }: Subject, found: Found): void {
  if (now === undefined || found.some(isMotion)) return
  for (const [index, signal] of found.entries()) {
    if (signal.since === undefined || !isIdle(signal)) continue
    const end = signal.since + patience
    found[index] = now >= end ? { ...signal, state: 'degraded' } : { ...signal, until: end }
  }
}

/** Not there yet, without a word of what is being done. */
function isIdle({ state, rule, reason, message, weight }: Signal): boolean {
  return (
    state === 'progressing' &&
    rule === 'condition-not-ready' &&
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

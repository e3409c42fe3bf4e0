import type { KubernetesObject } from '../object/index.ts'
import { certaintyOf, guess, isGuess } from './calibration.ts'
import { type Subject, subjectOf } from './evidence/subject.ts'
import { signalsOf } from './find-signals.ts'
import type { Hints } from './hints.ts'
import { rank } from './rank.ts'
import type { Signal } from './signal.ts'
import type { Verdict } from './verdict.ts'

/**
 * The verdict on any object. Pure and total: never throws, whatever the object holds; no recognised signal is
 * `unknown`, never `healthy`.
 */
export function assess(object: KubernetesObject, hints: Hints = {}): Verdict {
  const subject = subjectOf(object, hints)
  return verdictOf(subject, signalsOf(subject))
}

/** A verdict with everything that it was drawn from, the outweighed signals too, in the order found. */
export interface Explanation {
  readonly verdict: Verdict
  readonly signals: readonly Signal[]
  /**
   * The time from which the verdict on an object that stays as it is may be another, milliseconds since 1970 UTC:
   * some evidence expires. Absent when none does, and without `hints.now`.
   */
  readonly until?: number
}

export function explain(object: KubernetesObject, hints: Hints = {}): Explanation {
  const subject = subjectOf(object, hints)
  const signals = signalsOf(subject)
  const until = Math.min(...signals.map((signal) => signal.until ?? Number.POSITIVE_INFINITY))
  return { verdict: verdictOf(subject, signals), signals, ...(Number.isFinite(until) && { until }) }
}

function verdictOf(subject: Subject, signals: readonly Signal[]): Verdict {
  const stale = subject.observed === false && !subject.isBeingDeleted
  const ranking = rank(signals)
  if (ranking === undefined) {
    return {
      state: 'unknown',
      reason: 'NoSignal',
      message: '',
      rule: 'none',
      field: '',
      certainty: 0.3,
      stale,
    }
  }
  const { decisive, support } = ranking
  const { state, reason, message, rule, path } = decisive
  const sure = certaintyOf(decisive.kind, support)
  const certainty = isOnlyGuessed(decisive, signals) ? Math.min(sure, guess) : sure
  return { state, reason, message, rule, field: path, certainty, stale }
}

/** What was said by no word that is known, here or in another place. */
function isOnlyGuessed(decisive: Signal, signals: readonly Signal[]): boolean {
  if (!isGuess(decisive)) return false
  return !signals.some(
    (other) => other.state === decisive.state && other.weight >= audible && !isGuess(other),
  )
}

/** As loud as a part that is well. */
const audible = 0.5

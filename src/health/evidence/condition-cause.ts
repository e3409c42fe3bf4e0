import type { ConditionType } from '../condition-polarity.ts'
import { hasFormOfFailure, saysStillToCome } from '../failure-form.ts'
import type { Leaning, Said } from '../leaning.ts'
import { saidBy, saidBySentence, speaksOfMotion } from '../wording.ts'
import {
  isAside,
  isForSomebody,
  isOnlyNegated,
  isSilence,
  isStillToCome,
  isTooLate,
  isWaiting,
  namesLostDependency,
  reasonSays,
} from './condition-text.ts'
import type { LooseCondition } from './loose-condition.ts'

/** What a condition that is not met leans to, how loudly before it is known how much it speaks for, and a rule of its own. */
export type Cause = [Leaning, number, rule?: string]

/**
 * Not ready yet, or failed? Its severity tells (Cluster API; what is only missing is no more than a warning in Azure
 * Service Operator, which goes on trying), else its reason and message, else what the type speaks of: a judgement on the
 * specification is a failure, a thing not ready is on its way.
 */
export function causeOf(condition: LooseCondition, type: ConditionType, ill: boolean): Cause {
  const { severity, status, oddStatus } = condition
  if (severity === 'Error') return ['degraded', 0.95]
  if (oddStatus !== undefined && saidBy(oddStatus, 'state') === 'progressing') return ['progressing', 0.75]
  const reason = reasonSays(condition)
  if (ill && condition.reason === 'Unavailable') return ['degraded', 0.85]
  if (severity === 'Info') return isEnd(reason) ? [reason, 0.6] : ['progressing', 0.8]
  if (severity === 'Warning' && reason === 'absent') return ['progressing', 0.75]
  if (isWaiting(condition)) return isForSomebody(condition) ? ['suspended', 0.87] : ['progressing', 0.85]
  if (isTooLate(condition)) return ['progressing', 0.8]
  if (status === 'False' && namesLostDependency(condition)) return ['degraded', 0.8]
  const judged = type.scope === 'validity' && isJudgement(condition.type)
  const told = toldCause(reason, condition, ill, judged)
  if (told?.[0] === 'degraded' && status === 'Unknown' && oddStatus === undefined && isUndecided(reason))
    return ['progressing', 0.85]
  if (told?.[1] === missing && status === 'Unknown') return ['progressing', 0.75]
  if (told !== undefined) return told
  if (oddStatus !== undefined && saidBy(oddStatus, 'state') === 'degraded') return ['degraded', 0.9]
  if (status === 'Unknown') return ['progressing', type.scope === 'summary' ? 0.75 : type.guessed ? 0.2 : 0.4]
  if (reason === 'healthy' && !judged) return ['progressing', 0.6]
  if (ill) return ['degraded', 0.8]
  if (isForeign(condition))
    return ['degraded', type.scope === 'summary' ? 0.7 : 0.62, 'condition-reason-unknown']
  if (type.guessed && type.scope === 'detail' && condition.message === undefined)
    return ['progressing', unlikely]
  if (type.scope === 'validity')
    return judged ? ['degraded', isSilent(condition) ? unfounded : 0.7] : ['progressing', 0.7]
  return ['progressing', type.scope === 'summary' ? 0.75 : 0.6]
}

/** What even a condition that only informs tells. */
const isEnd = (reason: Said | undefined) => reason === 'degraded' || reason === 'terminating'

/** Unknown is a verdict still to come: while its reason names what goes on, a failure in the message is one on the way. */
const isUndecided = (reason: Said | undefined) => reason === 'progressing' || reason === 'healthy'

/**
 * A reason of which no word is known. There are few words for being on the way, and nearly all are known by their ending;
 * what went wrong has as many names as there are things.
 */
function isForeign({ type, reason, message = '' }: LooseCondition): boolean {
  if (reason === undefined || reason === type || !isIdentifier.test(reason) || isVague.test(reason))
    return false
  return saidBy(reason, 'state') === undefined && !saysStillToCome(message)
}

/** CamelCase, as the API conventions ask of a reason. */
const isIdentifier = /^[A-Z]\w{2,63}$/
/** They say no more than that the condition is not met. */
const isVague = /(?:Unavailable|Unknown)$/

/** A type of which the form tells nothing may as well be one whose normal case is False. */
const unlikely = 0.35

/** A judgement for which nobody gives a reason may only be one that is still to come: a phase that is well says more. */
const unfounded = 0.58

const isSilent = ({ reason, message }: LooseCondition) => reason === undefined && message === undefined

/** `NotReady` and its like say no more than the status itself: what else is wrong explains it. */
const unexplained = 0.75

/** Something missing, against a phase in motion, is still to come. */
const missing = 0.62

/** A failure by its form, against a phase in motion (0.85 less its shield), is that of a try. */
const byForm = 0.7

/** No word of its message is known, and it is written as a failure is. */
const isWrittenAsFailure = ({ status, reason = '', message = '' }: LooseCondition) =>
  status === 'False' && !speaksOfMotion(reason) && hasFormOfFailure(message)

/** What reason and message give together. Something missing is a failure, unless the other says that it is on its way. */
function toldCause(
  reason: Said | undefined,
  told: LooseCondition,
  ill: boolean,
  judged: boolean,
): Cause | undefined {
  const text = told.message
  if (reason === 'degraded' && !isOnlyNegated(told)) return ['degraded', 0.9]
  if (reason === 'suspended' && !isSilence(told)) return ['suspended', 0.87]
  const message = text === undefined ? undefined : saidBySentence(text)
  if (message === 'degraded' && !isAside(told, reason))
    return ['degraded', reason === 'progressing' ? 0.8 : 0.85]
  if (reason === 'absent' || message === 'absent') {
    const isAtIt = reason === 'progressing' && speaksOfMotion(told.reason ?? '')
    const expected = isAtIt || message === 'progressing' || isStillToCome(told, ill)
    return expected ? ['progressing', 0.75] : ['degraded', ill ? 0.85 : missing]
  }
  if (reason === 'terminating') return [reason, 0.85]
  if (message === undefined && isWrittenAsFailure(told)) return ['degraded', byForm]
  if (reason === 'progressing' && judged && !speaksOfMotion(told.reason ?? '')) return ['degraded', byForm]
  if (reason === 'progressing') return [reason, speaksOfMotion(told.reason ?? '') ? 0.85 : unexplained]
  if (message === 'progressing') return [message, speaksOfMotion(text ?? '') ? 0.8 : unexplained]
  if (message === 'suspended') return [message, 0.8]
  return undefined
}

/** Whether somebody looked at the specification and refused it, rather than did not get to it yet. */
function isJudgement(type: string): boolean {
  return /(?:Valid|Accepted|Admitted|Verified|Validated|Resolved\w{0,32}|Allowed|Compliant)$/.test(
    type.slice(-64),
  )
}

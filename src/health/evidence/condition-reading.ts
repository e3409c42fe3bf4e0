import type { ConditionType } from '../condition-polarity.ts'
import type { Leaning, Said } from '../leaning.ts'
import { saidBy, saidBySentence, speaksOfMotion } from '../wording.ts'
import {
  isActStopped,
  isAside,
  isFault,
  isForPerson,
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

/** What a condition speaks for, how loudly, and the rule that heard it. */
export interface Reading {
  readonly state: Leaning
  readonly weight: number
  readonly rule: string
}

/** What one condition says; undefined when it says nothing. */
export function readingOf(condition: LooseCondition, type: ConditionType): Reading | undefined {
  const isTrue = condition.status === 'True'
  if (condition.status === 'False' && restWhenFalse.has(condition.type)) return restFalse(condition)
  switch (type.polarity) {
    case 'good':
      return isTrue || isWordForTrue(condition) ? goodTrue(condition, type) : goodNotTrue(condition, type)
    case 'negated':
      return condition.status === 'False' ? goodTrue(condition, type) : goodNotTrue(opposite(condition), type)
    case 'bad':
      return isTrue ? badTrue(condition, type) : badUnknown(condition)
    case 'motion':
      return motion(condition, type)
    case 'suspended':
      return isTrue ? suspendedTrue(condition) : undefined
    case 'terminating':
      return isTrue ? { state: 'terminating', weight: 0.85, rule: 'condition-terminating' } : undefined
    default:
      return isTrue ? undefined : neutralNotTrue(condition)
  }
}

/** Types whose False says that somebody put the thing to rest, unless it gives a failure for its reason. */
const restWhenFalse: ReadonlySet<string> = new Set(['Enabled', 'PoweredOn', 'Managed'])

function restFalse(condition: LooseCondition): Reading {
  return reasonSays(condition) === 'degraded'
    ? { state: 'degraded', weight: 0.85, rule: 'condition-not-met' }
    : { state: 'suspended', weight: 0.87, rule: 'condition-suspended' }
}

/** A word in the place of True (`Established` of Liqo, `Online` of Portworx). */
const isWordForTrue = ({ oddStatus }: LooseCondition) =>
  oddStatus !== undefined && saidBy(oddStatus, 'state') === 'healthy'

/** `NotReady` that is True says what `Ready` that is False does. */
function opposite(condition: LooseCondition): LooseCondition {
  return condition.status === 'True' ? { ...condition, status: 'False' } : condition
}

/** What stopped may be one thing that it did (`ProvisionStopped`), and that because it failed. */
function suspendedTrue({ type, reason }: LooseCondition): Reading {
  if (reason !== undefined && saidBy(reason, 'identifier') === 'degraded')
    return { state: 'degraded', weight: 0.86, rule: 'condition-contradicted' }
  return { state: 'suspended', weight: isActStopped(type) ? 0.85 : 0.95, rule: 'condition-suspended' }
}

/** What may as well be False is a failure only when it says so (AbleToScale, FailedGetScale). */
function neutralNotTrue({ reason }: LooseCondition): Reading | undefined {
  const failed = reason !== undefined && saidBy(reason, 'identifier') === 'degraded'
  return failed ? { state: 'degraded', weight: 0.62, rule: 'condition-not-met' } : undefined
}

/** Ready=True is believed; a good one that gives a failure for its reason (Complete=True, JobFailed) is not. */
function goodTrue({ reason, message }: LooseCondition, type: ConditionType): Reading {
  const isDoubtful = type.scope !== 'detail' || type.guessed
  if (isDoubtful && reason !== undefined && saidBy(reason, 'identifier') === 'degraded') {
    return { state: 'degraded', weight: type.guessed ? 0.6 : 0.8, rule: 'condition-contradicted' }
  }
  if (type.scope === 'summary' && reason !== undefined && saidBySentence(reason) === 'suspended')
    return { state: 'suspended', weight: 0.9, rule: 'condition-suspended' }
  if (type.scope === 'summary') return { state: 'healthy', weight: 0.9 * type.rank, rule: 'condition-ready' }
  if (type.isStep) return { state: 'progressing', weight: firstStep, rule: 'condition-step' }
  if (type.scope === 'detail' && message !== undefined && saidBySentence(message) === 'progressing') {
    return { state: 'progressing', weight: 0.5, rule: 'condition-motion' }
  }
  return { state: 'healthy', weight: type.scope === 'validity' ? 0.6 : 0.5, rule: 'condition-good' }
}

/** A first step is all that is known: any part that is well (0.5) says more. */
const firstStep = 0.24

/** A part not met says less than the whole not ready: what is ready, is ready in spite of it. */
const partScale = 0.68
/** A part that is ill says a little more. */
const illPartScale = 0.75

const notMetRule = {
  summary: 'condition-not-ready',
  validity: 'condition-invalid',
  detail: 'condition-not-met',
} as const

/**
 * Not ready yet, or failed? Its severity tells (Cluster API), else its reason and message, else what the
 * type speaks of: a judgement on the specification is a failure, a thing not ready is on its way.
 */
function goodNotTrue(condition: LooseCondition, type: ConditionType): Reading {
  const ill = condition.status === 'False' && isHealthType(condition.type)
  if (isOver(condition)) return { state: 'healthy', weight: 0.5, rule: 'condition-motion-done' }
  const scale = type.scope === 'detail' ? (ill ? illPartScale : partScale) : 1
  const [state, weight] = whyNot(condition, type, ill)
  if (state === 'suspended' && isForPerson(condition))
    return { state, weight: forPerson, rule: notMetRule[type.scope] }
  const atLeast = state === 'degraded' && isFault(condition) ? fault : 0
  return { state, weight: Math.max(weight * scale, atLeast), rule: notMetRule[type.scope] }
}

/** What waits for a person holds up the whole, whichever part says so: no less loud than a phase that waits. */
const forPerson = 0.87

/** A container that cannot run outweighs a phase in motion (0.85 less its shield): the motion does not come to its end. */
const fault = 0.72

/** Running no more, as it has come to its end. */
const isOver = ({ type, status, reason = '' }: LooseCondition) =>
  status === 'False' && type.endsWith('Running') && ended.test(reason)
const ended = /^(?:\w{0,64}[a-z])?(?:Completed?|Succeeded|Finished|Done)$/

function whyNot(condition: LooseCondition, type: ConditionType, ill: boolean): [Leaning, number] {
  const { severity, status, oddStatus } = condition
  if (severity === 'Error') return ['degraded', 0.95]
  if (oddStatus !== undefined && saidBy(oddStatus, 'state') === 'progressing') return ['progressing', 0.75]
  const reason = reasonSays(condition)
  if (ill && condition.reason === 'Unavailable') return ['degraded', 0.85]
  if (severity === 'Info') return reason === 'degraded' ? ['degraded', 0.6] : ['progressing', 0.8]
  if (isWaiting(condition)) return isForSomebody(condition) ? ['suspended', 0.87] : ['progressing', 0.85]
  if (isTooLate(condition)) return ['progressing', 0.8]
  if (status === 'False' && namesLostDependency(condition)) return ['degraded', 0.8]
  const told = whyNotTold(reason, condition, ill)
  if (told?.[0] === 'degraded' && status === 'Unknown' && oddStatus === undefined && isUndecided(reason))
    return ['progressing', 0.85]
  if (told?.[1] === missing && status === 'Unknown') return ['progressing', 0.75]
  if (told !== undefined) return told
  if (oddStatus !== undefined && saidBy(oddStatus, 'state') === 'degraded') return ['degraded', 0.9]
  if (status === 'Unknown') return ['progressing', type.scope === 'summary' ? 0.75 : type.guessed ? 0.2 : 0.4]
  if (reason === 'healthy') return ['progressing', 0.6]
  if (ill) return ['degraded', 0.8]
  if (type.guessed && type.scope === 'detail' && condition.message === undefined)
    return ['progressing', unlikely]
  if (type.scope === 'validity') return [isJudgement(condition.type) ? 'degraded' : 'progressing', 0.7]
  return ['progressing', type.scope === 'summary' ? 0.75 : 0.6]
}

/** Unknown is a verdict still to come: while its reason names what goes on, a failure in the message is one on the way. */
const isUndecided = (reason: Said | undefined) => reason === 'progressing' || reason === 'healthy'

/** A type of which the form tells nothing may as well be one whose normal case is False. */
const unlikely = 0.35

/** `NotReady` and its like say no more than the status itself: what else is wrong explains it. */
const unexplained = 0.75

/** Something missing, against a phase in motion, is still to come. */
const missing = 0.62

/** What reason and message give together. Something missing is a failure, unless the other says that it is on its way. */
function whyNotTold(
  reason: Said | undefined,
  told: LooseCondition,
  ill: boolean,
): [Leaning, number] | undefined {
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
  if (reason === 'progressing') return [reason, speaksOfMotion(told.reason ?? '') ? 0.85 : unexplained]
  if (message === 'progressing') return [message, speaksOfMotion(text ?? '') ? 0.8 : unexplained]
  if (message === 'suspended') return [message, 0.8]
  return undefined
}

/** `Healthy` and `*Healthy`: False says ill, where Ready=False says only not yet. */
function isHealthType(type: string): boolean {
  return type.endsWith('Healthy')
}

/** Whether somebody looked at the specification and refused it, rather than did not get to it yet. */
function isJudgement(type: string): boolean {
  return /(?:Valid|Accepted|Admitted|Verified|Validated|Resolved\w{0,32}|Allowed|Compliant)$/.test(
    type.slice(-64),
  )
}

/** Not ready may be not yet; not available, of what says itself that it fails, is lost. */
const isLost = ({ reason = '' }: LooseCondition) => reason.endsWith('NotAvailable')

/** A bad one whose reason tells a success (`PublicAccessBlocked`, Successful) may be a good one by another name. */
const contradicted = 0.55

function badTrue(condition: LooseCondition, type: ConditionType): Reading {
  const { severity } = condition
  const said = reasonSays(condition)
  if (severity === 'Info' || (said === 'progressing' && !isLost(condition)))
    return { state: 'progressing', weight: 0.6, rule: 'condition-bad' }
  if (said === 'healthy') return { state: 'degraded', weight: contradicted, rule: 'condition-bad' }
  return { state: 'degraded', weight: type.mild ? 0.58 : 0.88, rule: 'condition-bad' }
}

/** An `Error` of which nobody says whether it stands, with a failure for its message: it came up, and nobody took it back. */
function badUnknown({ status, oddStatus, message }: LooseCondition): Reading | undefined {
  if (status !== 'Unknown' || oddStatus !== undefined || message === undefined) return undefined
  if (saidBySentence(message) !== 'degraded') return undefined
  return { state: 'degraded', weight: 0.66, rule: 'condition-bad' }
}

/**
 * Progressing=True is under way, unless its reason says that it has arrived (a Deployment's
 * NewReplicaSetAvailable); False says little, unless its reason is a failure (ProgressDeadlineExceeded).
 */
function motion(condition: LooseCondition, { mild }: ConditionType): Reading | undefined {
  const { type, status, reason, message } = condition
  const said = reason === undefined ? undefined : saidBy(reason, 'identifier')
  if (status === 'False') {
    if (said === 'suspended')
      return mild ? undefined : { state: 'suspended', weight: 0.87, rule: 'condition-motion' }
    return said === 'degraded'
      ? { state: 'degraded', weight: 0.85, rule: 'condition-motion-failed' }
      : undefined
  }
  const told = message === undefined ? undefined : saidBySentence(message)
  if (said === 'suspended' || told === 'suspended' || saidBy(type, 'state') === 'suspended')
    return { state: 'suspended', weight: status === 'True' ? held : 0.87, rule: 'condition-motion' }
  if (status === 'Unknown' && said !== 'progressing' && told !== 'progressing') return undefined
  if (reason === undefined ? tellsEnd(message) : !reason.endsWith(type) && arrived.test(reason.slice(-32))) {
    return { state: 'healthy', weight: 0.5, rule: 'condition-motion-done' }
  }
  if (said === 'degraded' || (told === 'degraded' && !isWaiting(condition) && !isAside(condition, said))) {
    return { state: 'degraded', weight: 0.6, rule: 'condition-motion-failed' }
  }
  return { state: 'progressing', weight: mild ? 0.6 : 0.75, rule: 'condition-motion' }
}

/** Its sentence begins with the end (`Completed Phase …` of operator-builder). */
const tellsEnd = (message = '') => /^(?:successfully )?(?:completed|finished)\b/i.test(message.slice(0, 32))

/** A motion that waits for somebody, while nothing else moves (0.75). */
const held = 0.74

/** Endings of a reason by which a motion is over. -Updated is none: a Deployment's ReplicaSetUpdated goes on. */
const arrived =
  /(?<!Not|NotYet|Un)(?:Available|Running|Healthy|Stable|Completed?|Succeeded|Success(?:ful)?|Finished|Done|Ready|UpToDate|AsExpected)$/

import type { ConditionType } from '../condition-polarity.ts'
import { hasFormOfFailure } from '../failure-form.ts'
import type { Leaning } from '../leaning.ts'
import { saidBy, saidBySentence, speaksOfMotion } from '../wording.ts'
import { causeOf } from './condition-cause.ts'
import { isActStopped, isAside, isFault, isForPerson, isWaiting, reasonSays } from './condition-text.ts'
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
  if (type.guessed && message !== undefined && tellsFailure(message))
    return { state: 'degraded', weight: 0.6, rule: 'condition-contradicted' }
  if (type.scope === 'summary' && reason !== undefined && saidBySentence(reason) === 'suspended')
    return { state: 'suspended', weight: 0.9, rule: 'condition-suspended' }
  if (type.scope === 'summary') return { state: 'healthy', weight: 0.9 * type.rank, rule: 'condition-ready' }
  if (type.isStep) return { state: 'progressing', weight: firstStep, rule: 'condition-step' }
  if (type.scope === 'detail' && message !== undefined && saidBySentence(message) === 'progressing') {
    return { state: 'progressing', weight: 0.5, rule: 'condition-motion' }
  }
  return { state: 'healthy', weight: type.scope === 'validity' ? 0.6 : 0.5, rule: 'condition-good' }
}

/** Of a type that may be a good one or a bad one the message tells which (`Orphan`, with `x does not exist`). */
function tellsFailure(message: string): boolean {
  const said = saidBySentence(message)
  return said === 'degraded' || said === 'absent' || (said === undefined && hasFormOfFailure(message))
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

/** What is not met, as loudly as its cause tells it, and a part of the whole less loudly than the whole. */
function goodNotTrue(condition: LooseCondition, type: ConditionType): Reading {
  const ill = condition.status === 'False' && isHealthType(condition.type)
  if (isOver(condition)) return { state: 'healthy', weight: 0.5, rule: 'condition-motion-done' }
  const scale = type.scope === 'detail' ? (ill ? illPartScale : partScale) : 1
  const [state, weight, rule = notMetRule[type.scope]] = causeOf(condition, type, ill)
  if (state === 'suspended' && isForPerson(condition))
    return { state, weight: forPerson, rule: notMetRule[type.scope] }
  const atLeast = state === 'degraded' && isFault(condition) ? fault : 0
  return { state, weight: Math.max(weight * scale, atLeast), rule }
}

/** What waits for a person holds up the whole, whichever part says so: no less loud than a phase that waits. */
const forPerson = 0.87

/** A container that cannot run outweighs a phase in motion (0.85 less its shield): the motion does not come to its end. */
const fault = 0.72

/** Running no more, as it has come to its end. */
const isOver = ({ type, status, reason = '' }: LooseCondition) =>
  status === 'False' && type.endsWith('Running') && ended.test(reason)
const ended = /^(?:\w{0,64}[a-z])?(?:Completed?|Succeeded|Finished|Done)$/

/** `Healthy` and `*Healthy`: False says ill, where Ready=False says only not yet. */
function isHealthType(type: string): boolean {
  return type.endsWith('Healthy')
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
    if (said === 'progressing' && isNotBegun(condition))
      return { state: 'progressing', weight: notBegun, rule: 'condition-motion' }
    if (said === 'degraded') return { state: 'degraded', weight: 0.85, rule: 'condition-motion-failed' }
    return reason === undefined && message !== undefined && saidBySentence(message) === 'degraded'
      ? { state: 'degraded', weight: 0.6, rule: 'condition-motion-failed' }
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

/** A motion named by its noun (`Rollout`) that waits to begin (`WaitingInQueue`); `Synchronizing` that does may be at rest. */
const isNotBegun = ({ type, reason = '' }: LooseCondition) =>
  !type.endsWith('ing') && !reason.endsWith(type) && speaksOfMotion(reason)

/** Louder than a part that is well (0.5). */
const notBegun = 0.51

/** Its sentence begins with the end (`Completed Phase …` of operator-builder). */
const tellsEnd = (message = '') => /^(?:successfully )?(?:completed|finished)\b/i.test(message.slice(0, 32))

/** A motion that waits for somebody, while nothing else moves (0.75). */
const held = 0.74

/** Endings of a reason by which a motion is over. -Updated is none: a Deployment's ReplicaSetUpdated goes on. */
const arrived =
  /(?<!Not|NotYet|Un)(?:Available|Running|Healthy|Stable|Completed?|Succeeded|Success(?:ful)?|Finished|Done|Ready|UpToDate|AsExpected)$/

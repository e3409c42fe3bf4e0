import type { Said } from '../leaning.ts'
import {
  announcesMotion,
  announcesWaiting,
  namesChild,
  namesFault,
  namesOwnPart,
  namesReference,
  saidBy,
  saidBySentence,
  speaksOfMotion,
} from '../wording.ts'
import type { LooseCondition } from './loose-condition.ts'

/**
 * A reason that only repeats its type says nothing more. What is there already, or there no more, is why something is not
 * so, however well it may be for itself.
 */
export function reasonSays({ type, reason, status }: LooseCondition): Said | undefined {
  if (reason === undefined || reason === type) return undefined
  return status === 'False' && obstacle.test(reason.slice(-16)) ? 'degraded' : saidBy(reason, 'identifier')
}

/** `OlderCRExists`, `DNSZoneInUse`, `InstanceTerminated` (Kyma, Datum, Cluster API of AWS and Outscale). */
const obstacle = /(?:(?<!Not?)Exists?|InUse|[a-z]Terminated)$/

/** A reason of waiting says what for in its message, even if that is missing or broken; a failure as reason it is not. */
export function isWaiting({ reason, message }: LooseCondition): boolean {
  if (reason === undefined || saidBy(reason, 'identifier') !== 'progressing') return false
  return announcesWaiting(reason) || (message !== undefined && announcesWaiting(message))
}

/** What it waits for is a person (`Pending`, beside `waiting for approval`). */
export const isForSomebody = ({ message }: LooseCondition) =>
  message !== undefined && saidBySentence(message) === 'suspended'

/**
 * Something named that is unavailable (`BrokerUnavailable`) is a dependency that is lost; of its own parts
 * (`MinimumReplicasUnavailable` of a Deployment) a thing only waits for more.
 */
export function namesLostDependency({ reason = '' }: LooseCondition): boolean {
  return reason.length > 11 && reason.length <= 64 && reason.endsWith('Unavailable') && !namesOwnPart(reason)
}

/** What waits for a person, by the word that it gives for its reason. */
export const isForPerson = ({ reason = '' }: LooseCondition) =>
  reason.length <= 64 && /(?:approv|confirm|review|decision|input|human|manual)/i.test(reason)

/** A container that cannot run. */
export const isFault = ({ reason = '', message = '' }: LooseCondition) =>
  namesFault(reason) || namesFault(message)

/** Part of the API server's message on a write that came too late; the controller tries again at once. */
const optimisticLock = 'please apply your changes to the latest version'

export const isTooLate = ({ message }: LooseCondition) => message?.includes(optimisticLock) === true

/**
 * A failure named late in what is said of a motion is why it goes on (`a is restarting because 1 replica failed`); what
 * is only tried again has failed, unless it is said to pass by itself.
 */
export function isAside({ reason = '', message = '' }: LooseCondition, said: Said | undefined): boolean {
  if (said !== 'progressing' || !speaksOfMotion(reason)) return false
  if (reason.startsWith('Retry') && !passing.test(message.slice(0, 256))) return false
  return saidBySentence(opening(message)) !== 'degraded'
}

const passing = /\b(?:transient|temporar(?:y|ily))\b/i

/** The first words of a sentence, which tell what it is about; what stands behind a colon explains them. */
const opening = (text: string) => (text.slice(0, 256).split(/[:;]/, 1)[0] ?? '').split(/\s+/, 6).join(' ')

/** Unknown because a report of it stopped (`LeaseUpdateStopped`): nobody put the thing to rest. */
export const isSilence = ({ status, reason = '' }: LooseCondition) =>
  status === 'Unknown' && isActStopped(reason)

/** A reason that only denies its type (`NotHealthy`), beside a message on what is being done about it. */
export function isOnlyNegated({ reason = '', message = '' }: LooseCondition): boolean {
  return reason.endsWith('NotHealthy') && saidBySentence(message) === 'progressing' && speaksOfMotion(message)
}

/**
 * What is missing is being made (`Issuing …, as Secret does not exist`), or is made by the controller itself
 * (`PodsNotFound`), where a thing that is only referred to is missing for good.
 */
export function isStillToCome({ reason = '', message = '' }: LooseCondition, ill: boolean): boolean {
  return (
    announcesMotion(message) ||
    triedAgain.test(message.slice(0, 256)) ||
    (!ill && namesChild(reason || message) && !namesReference(message))
  )
}

const triedAgain = /\bwill (?:be )?(?:try|tried|retry|retried)\b/i

/** An act that stopped (`ProvisionStopped`), rather than the thing. */
export const isActStopped = (name: string) => actStopped.test(name)

const actStopped = /[a-z](?:Stopped|Halted)$/

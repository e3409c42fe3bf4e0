import { type ConditionType, readConditionType } from '../condition-polarity.ts'
import type { Leaning } from '../hints.ts'
import { leaningOfIdentifier, leaningOfSentence } from '../wording.ts'
import { depthFactor, type Place } from './place.ts'
import { asFields, asText, clip, type Fields, type Found, reasonOf, type Subject } from './subject.ts'

/** A condition as it may stand in an object: metav1.Condition, its older forms, and what comes near. */
interface LooseCondition {
  readonly type: string
  readonly status: 'true' | 'false' | 'unknown'
  readonly reason: string | undefined
  readonly message: string | undefined
  readonly severity: string | undefined
  readonly observedGeneration: number | undefined
}

/** Conditions looked at in one list. */
const mostConditions = 200

/** Whether `value` is a list of conditions, or `conditions` written as an object. */
export function isConditions(value: unknown, key: string): boolean {
  if (Array.isArray(value)) {
    const first = asFields(value[0])
    return first !== undefined && typeof first.type === 'string' && isStatusValue(first.status)
  }
  return key === 'conditions' && asFields(value) !== undefined
}

function isStatusValue(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'string'
}

/** Reads every list of conditions that stands directly in `place`. */
export function findConditionSignals(place: Place, subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (typeof value !== 'object' || value === null || !isConditions(value, key)) continue
    const conditions = readLooseConditions(value)
    const unsettled = isUnsettled(conditions, subject)
    for (const condition of conditions) {
      addSignal(condition, `${place.path}.${key}`, place.depth, unsettled, subject, found)
    }
  }
}

function readLooseConditions(value: object): LooseCondition[] {
  const read: LooseCondition[] = []
  if (Array.isArray(value)) {
    for (const entry of value.slice(0, mostConditions)) {
      const fields = asFields(entry)
      const type = asText(fields?.type)
      if (fields !== undefined && type !== undefined) read.push(looseCondition(type, fields, fields.status))
    }
    return read
  }
  for (const [type, entry] of Object.entries(value).slice(0, mostConditions)) {
    const fields = asFields(entry)
    read.push(looseCondition(type, fields ?? {}, fields === undefined ? entry : fields.status))
  }
  return read
}

function looseCondition(type: string, fields: Fields, status: unknown): LooseCondition {
  const text = typeof status === 'string' ? status.slice(0, 16).toLowerCase() : String(status)
  return {
    type,
    status: text === 'true' || text === 'false' ? text : 'unknown',
    reason: asText(fields.reason),
    message: asText(fields.message),
    severity: asText(fields.severity),
    observedGeneration: typeof fields.observedGeneration === 'number' ? fields.observedGeneration : undefined,
  }
}

/** Whether the conditions were all written for an older generation, and nothing says that the status has caught up. */
function isUnsettled(conditions: readonly LooseCondition[], subject: Subject): boolean {
  const { generation } = subject
  if (generation === undefined || subject.observed === true) return false
  return conditions.some(
    ({ observedGeneration }) =>
      observedGeneration !== undefined && observedGeneration > 0 && observedGeneration < generation,
  )
}

interface Reading {
  readonly state: Leaning
  readonly weight: number
  readonly rule: string
}

function addSignal(
  condition: LooseCondition,
  path: string,
  depth: number,
  unsettled: boolean,
  subject: Subject,
  found: Found,
): void {
  const type = readConditionType(condition.type, subject.kind)
  const reading = unsettled && isStale(condition, subject) ? staleReading(type) : readingOf(condition, type)
  if (reading === undefined) return
  found.push({
    kind: 'condition',
    rule: reading.rule,
    path: `${path}[type=${condition.type}]`,
    state: reading.state,
    weight: reading.weight * depthFactor(depth),
    reason: reasonOf(
      condition.reason,
      reading.state === 'healthy' ? condition.type : fallbackReason(condition, type),
    ),
    message: clip(condition.message ?? ''),
  })
}

function isStale({ observedGeneration }: LooseCondition, { generation }: Subject): boolean {
  return observedGeneration !== undefined && generation !== undefined && observedGeneration < generation
}

/** A condition of an older generation says only that the new one is not settled (API conventions, observedGeneration). */
function staleReading(type: ConditionType): Reading | undefined {
  if (type.polarity !== 'good') return undefined
  return { state: 'progressing', weight: type.scope === 'detail' ? 0.5 : 0.85, rule: 'condition-stale' }
}

function fallbackReason(condition: LooseCondition, { polarity }: ConditionType): string {
  if (polarity !== 'good') return condition.type
  return condition.status === 'unknown' ? `${condition.type}Unknown` : `Not${condition.type}`
}

function readingOf(condition: LooseCondition, type: ConditionType): Reading | undefined {
  switch (type.polarity) {
    case 'good':
      return condition.status === 'true' ? goodTrue(condition, type) : goodNotTrue(condition, type)
    case 'bad':
      return condition.status === 'true' ? badTrue(condition, type) : undefined
    case 'motion':
      return motion(condition)
    case 'suspended':
      return condition.status === 'true'
        ? { state: 'suspended', weight: 0.95, rule: 'condition-suspended' }
        : undefined
    case 'terminating':
      return condition.status === 'true'
        ? { state: 'terminating', weight: 0.85, rule: 'condition-terminating' }
        : undefined
    default:
      return undefined
  }
}

/** Ready=True is believed; a good one that gives a failure for its reason (Complete=True, JobFailed) is not. */
function goodTrue({ reason }: LooseCondition, type: ConditionType): Reading {
  if (reason !== undefined && leaningOfIdentifier(reason) === 'degraded' && type.scope !== 'detail') {
    return { state: 'degraded', weight: 0.8, rule: 'condition-contradicted' }
  }
  if (type.scope === 'summary') return { state: 'healthy', weight: 0.9 * type.rank, rule: 'condition-ready' }
  return { state: 'healthy', weight: type.scope === 'validity' ? 0.6 : 0.5, rule: 'condition-good' }
}

/**
 * Not ready yet, or failed? Its severity tells (Cluster API), else its reason, else its message, else what
 * the type speaks of: a judgement on the specification is a failure, a thing not ready is on its way.
 */
function goodNotTrue(condition: LooseCondition, type: ConditionType): Reading | undefined {
  const { status, severity } = condition
  const summary = type.scope === 'summary'
  const rule = summary
    ? 'condition-not-ready'
    : type.scope === 'validity'
      ? 'condition-invalid'
      : 'condition-not-met'
  const scale = type.scope === 'detail' ? 0.68 : 1
  const reading = (state: Leaning, weight: number): Reading => ({ state, weight: weight * scale, rule })

  if (severity === 'Error') return reading('degraded', 0.95)
  const reason = condition.reason === undefined ? undefined : leaningOfIdentifier(condition.reason)
  const message = condition.message === undefined ? undefined : leaningOfSentence(condition.message)
  if (severity === 'Info')
    return reason === 'degraded' ? reading('degraded', 0.6) : reading('progressing', 0.8)
  if (reason === 'degraded') return reading('degraded', 0.9)
  if (reason === 'suspended') return reading('suspended', 0.9)
  if (message === 'degraded') return reading('degraded', reason === 'progressing' ? 0.8 : 0.85)
  if (reason === 'progressing' || reason === 'terminating') return reading(reason, 0.85)
  if (message === 'progressing' || message === 'suspended') return reading(message, 0.8)
  if (status === 'unknown') return summary ? reading('progressing', 0.75) : reading('progressing', 0.35)
  if (reason === 'healthy') return undefined
  if (isHealthType(condition.type)) return reading('degraded', 0.8)
  if (type.scope === 'validity') return reading(isJudgement(condition.type) ? 'degraded' : 'progressing', 0.7)
  return reading('progressing', summary ? 0.75 : 0.6)
}

/** `Healthy` and `*Healthy`: False says ill, where Ready=False says only not yet. */
function isHealthType(type: string): boolean {
  return type === 'Healthy' || type.endsWith('Healthy')
}

/** Whether somebody looked at the specification and refused it, rather than did not get to it yet. */
function isJudgement(type: string): boolean {
  return /(?:Valid|Accepted|Admitted|Verified|Validated|Resolved\w{0,32}|Allowed|Compliant)$/.test(
    type.slice(-64),
  )
}

function badTrue({ severity, reason }: LooseCondition, type: ConditionType): Reading {
  const said = reason === undefined ? undefined : leaningOfIdentifier(reason)
  const motion = said === 'progressing'
  if (severity === 'Info' || motion) return { state: 'progressing', weight: 0.6, rule: 'condition-bad' }
  return { state: 'degraded', weight: type.mild ? 0.62 : 0.88, rule: 'condition-bad' }
}

/**
 * Progressing=True is under way, unless its reason says that it has arrived (a Deployment's
 * NewReplicaSetAvailable); False says little, unless its reason is a failure (ProgressDeadlineExceeded).
 */
function motion({ status, reason, message }: LooseCondition): Reading | undefined {
  const said = reason === undefined ? undefined : leaningOfIdentifier(reason)
  if (status === 'false') {
    return said === 'degraded'
      ? { state: 'degraded', weight: 0.85, rule: 'condition-motion-failed' }
      : undefined
  }
  if (status === 'unknown')
    return said === 'progressing'
      ? { state: 'progressing', weight: 0.7, rule: 'condition-motion' }
      : undefined
  if (said === 'degraded') return { state: 'degraded', weight: 0.8, rule: 'condition-motion-failed' }
  if (said === 'healthy') return { state: 'healthy', weight: 0.5, rule: 'condition-motion-done' }
  const failed = message !== undefined && leaningOfSentence(message) === 'degraded'
  if (failed) return { state: 'degraded', weight: 0.6, rule: 'condition-motion-failed' }
  return { state: 'progressing', weight: 0.75, rule: 'condition-motion' }
}

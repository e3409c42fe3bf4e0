import { parseTime } from '../../object/index.ts'
import { type ConditionType, readConditionType } from '../condition-polarity.ts'
import type { Signal } from '../signal.ts'
import { type Reading, readingOf } from './condition-reading.ts'
import { type LooseCondition, readLooseConditions } from './loose-condition.ts'
import { depthFactor, type Place } from './place.ts'
import { asText, clip, type Fields, type Found, reasonOf, type Subject } from './subject.ts'

/** Reads every list of conditions that stands directly in `place`. */
export function findConditionSignals(place: Place, subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const conditions = readLooseConditions(place.fields[key], key)
    if (conditions !== undefined) addConditions(conditions, key, place, subject, found)
  }
}

function addConditions(
  conditions: readonly LooseCondition[],
  key: string,
  place: Place,
  subject: Subject,
  found: Found,
): void {
  const path = `${place.path}.${key}`
  const { depth } = place
  const types = conditions.map(({ type }) =>
    shownType(readConditionType(type, subject.kind), type, path, subject),
  )
  const topRank = types.reduce((top, { rank }) => Math.max(top, rank), 0)
  if (conditions.length > 0 && conditions.every(({ status }, at) => isRefuted(status, types[at])))
    found.push(nothingWrong(path, depth))
  const isIdle = conditions.some((condition, at) => isUnexplained(condition, types[at]))
  const ended =
    hasEnded(place.fields) || conditions.some(({ type, status }) => status === 'True' && endTypes.has(type))
  for (const [index, condition] of conditions.entries()) {
    const type = types[index]
    if (type === undefined) continue
    const asPart = type.scope === 'summary' && type.rank < topRank - besideSummary
    const reading = isStale(condition, subject)
      ? staleReading(type)
      : readingOf(condition, asPart ? partOf(type) : type)
    if (reading === undefined || (ended && reading.rule === 'condition-motion')) continue
    const since =
      reading.state === 'progressing' && subject.hints.now !== undefined
        ? parseTime(condition.lastTransitionTime)
        : undefined
    found.push({
      kind: 'condition',
      rule: reading.rule,
      path: `${path}[type=${condition.type}]`,
      state: reading.state,
      weight:
        (isIdle && reading.state === 'suspended' ? Math.max(reading.weight, restExplains) : reading.weight) *
        depthFactor(depth),
      reason: reasonFor(condition, type, reading),
      message: clip(condition.message ?? ''),
      ...(since !== undefined && { since }),
    })
  }
}

/** Not ready, and nobody says why. */
const isUnexplained = ({ status, reason, message }: LooseCondition, type: ConditionType | undefined) =>
  status === 'False' && type?.scope === 'summary' && reason === undefined && message === undefined

/** Then a part that is at rest is why: as loud as what it explains. */
const restExplains = 0.75

/** Its True would be a failure, and it is False. */
const isRefuted = (status: string, type: ConditionType | undefined) =>
  status === 'False' && type?.polarity === 'bad'

/** All that it has conditions for are failures, and none has come about (API conventions: the abnormal-true polarity). */
function nothingWrong(path: string, depth: number): Signal {
  return {
    kind: 'condition',
    rule: 'condition-none-bad',
    path,
    state: 'healthy',
    weight: noneBad * depthFactor(depth),
    reason: 'NothingWrong',
    message: '',
  }
}

const noneBad = 0.35

/** A condition that the kind shows in a column is one that people look at: it speaks for the whole, if a little less than Ready. */
function shownType(type: ConditionType, name: string, path: string, { hints }: Subject): ConditionType {
  const columns = hints.schema?.columns
  if (columns === undefined || type.polarity !== 'good' || type.scope !== 'detail') return type
  return columns[`${path}[type=${name}]`] === undefined
    ? type
    : { ...type, scope: 'summary', rank: shownRank }
}

const shownRank = 0.9

/** Beside one of these at True a motion at True was a step on the way, and is left standing as a record. */
const endTypes: ReadonlySet<string> = new Set([
  'Succeeded',
  'Successful',
  'Complete',
  'Completed',
  'Finished',
])

/** The same said by a phase. */
function hasEnded(fields: Fields): boolean {
  return endKeys.some((key) => endTypes.has(asText(fields[key]) ?? ''))
}

const endKeys: readonly string[] = ['phase', 'state', 'status']

/** Beside a Ready, a weaker summary such as Active or Deployed speaks only for a part. */
const besideSummary = 0.08

const partOf = (type: ConditionType): ConditionType => ({ ...type, scope: 'detail', rank: 0 })

/** Written for an older generation, and nothing says that the status as a whole has caught up. */
function isStale({ observedGeneration }: LooseCondition, { generation, observed }: Subject): boolean {
  return (
    generation !== undefined &&
    observed !== true &&
    observedGeneration !== undefined &&
    observedGeneration > 0 &&
    observedGeneration < generation
  )
}

/** A condition of an older generation says only that the new one is not settled (API conventions, observedGeneration). */
function staleReading(type: ConditionType): Reading | undefined {
  if (type.polarity !== 'good') return undefined
  return { state: 'progressing', weight: type.scope === 'detail' ? 0.5 : 0.85, rule: 'condition-stale' }
}

function reasonFor(condition: LooseCondition, type: ConditionType, { state, rule }: Reading): string {
  if (rule === 'condition-stale') return 'GenerationNotObserved'
  return reasonOf(condition.reason, state === 'healthy' ? condition.type : defaultReason(condition, type))
}

function defaultReason({ type, status }: LooseCondition, { polarity }: ConditionType): string {
  if (polarity !== 'good' || status === 'True') return type
  return status === 'Unknown' ? `${type}Unknown` : `Not${type}`
}

import type { Leaning } from '../leaning.ts'
import { stateKeyWords } from '../lexicon/key-word.ts'
import { unknownWords } from '../lexicon/state-word.ts'
import { isRepeatingKind, isRunKind } from '../run-kind.ts'
import { tokensOf } from '../tokens.ts'
import type { HealthState } from '../verdict.ts'
import { announcesWaiting, isWellByEnding, saidBy, saidBySentence } from '../wording.ts'
import { besideIt, depthFactor, type Place } from './place.ts'
import { importanceOf, possibleAt } from './state-field.ts'
import { asText, clip, type Fields, type Found, reasonOf, type Subject } from './subject.ts'

/** The end of a run: what failed further in on the way there was tried again, or could be done without. */
const success = /^succe(?:eded|ss(?:ful)?)$/i

/** What a `lastOperation` ended in tells less of now. */
const pastFactor = 0.75

/** States longer than this are prose. */
const longestState = 256

/** Reads every text field of `place` that is named for a state: `phase`, `state`, `health`, `jobStatus`. */
export function findStateSignals(place: Place, subject: Subject, found: Found): void {
  const entries = isStateMap(place) ? (place.key === 'powerState' ? 1 : entryImportance) : 0
  for (const key in place.fields) {
    const text = asText(place.fields[key])
    if (text === undefined || text.length > longestState) continue
    const path = `${place.path}.${key}`
    const importance = importanceOf(key, path, place, subject.hints.schema) || entries
    if (importance === 0) continue
    addState(
      text,
      key,
      path,
      importance * depthFactor(place.depth) * (place.key.startsWith('last') ? pastFactor : 1),
      place,
      subject,
      found,
    )
  }
}

/** The state of one part of many. */
const entryImportance = 0.8

/** States by the names of what has them (`serviceHealth: {a.example: Healthy}`): nothing but words for states. */
function isStateMap({ key, depth, fields }: Place): boolean {
  if (depth === 0 || key.length > 40 || !mapWords.test(key)) return false
  for (const name in fields) {
    const text = fields[name]
    if (typeof text !== 'string' || !isWord(text) || !saysState(text)) return false
  }
  return true
}

const mapWords = /(?:[hH]ealth|[sS]tatus(?:es)?|[sS]tates?|[pP]hases?)$/

const saysState = (text: string) =>
  unknownWords.has(text.toLowerCase()) || saidBy(text, 'state') !== undefined

function addState(
  text: string,
  key: string,
  path: string,
  importance: number,
  place: Place,
  { kind, hints }: Subject,
  found: Found,
): void {
  const { fields, depth, amongEnded } = place
  const runs = amongEnded && /^running$/i.test(text)
  const message = asText(fields.message) ?? asText(fields.reason)
  const state = stateOf(
    text,
    message,
    runs || isRunKind(kind) || isUnderWay(fields),
    kind,
    possibleAt(path, hints.schema),
  )
  if (state === undefined) {
    if (isWhole(key, depth) && isWord(text)) addUnknown(text, path, found)
    return
  }
  if (state !== 'degraded' && isHeld(text, fields)) addHeld(text, path, found)
  const guessed = state === 'healthy' && isWellByEnding(text)
  const weight = guessed ? byEnding : weightOf(text, state, isWhole(key, depth))
  const ofPart =
    state === 'suspended' && switchedOff.test(text) && !wholeState.test(key) && !isOfKind(key, kind)
  const rests = state === 'suspended' && depth === 0 && !ofPart ? restExplains : 0
  const spoils = state === 'degraded' && isPart(key, path, place) && !isRunKind(kind) ? spoilingPart : 0
  found.push({
    kind: 'state',
    rule: guessed
      ? 'state-ending'
      : key === 'health'
        ? 'state-health'
        : `state-${state === 'absent' ? 'degraded' : state}`,
    path,
    state: state === 'absent' ? 'degraded' : state,
    weight: Math.min(
      runs ? entryRuns : 1,
      Math.max(weight * importance * (ofPart ? partOff : 1), spoils, rests),
    ),
    reason: reasonOf(text, 'State'),
    message: clip(message ?? (text.length > 64 ? text : '')),
  })
}

/** An entry that runs beside others that have ended: a step of a way, or a service beside the job that set it up. */
const entryRuns = 0.5

/** The field in which a thing says what state it is in as a whole. */
const isWhole = (key: string, depth: number) => depth === 0 && stateKeyWords.get(key) === 1

/** That a part of it, or one of its aspects, cannot be told says little of the whole. */
const unknownPart = 0.4

function weightOf(text: string, state: HealthState | 'absent', whole: boolean): number {
  if (state === 'absent') return absence
  if (state === 'unknown' && !whole) return unknownPart
  return success.test(text) ? 0.9 : 0.85
}

/** More than a generation that was seen (0.45), which says nothing of how things are; a count that is met says more. */
const unknownWord = 0.47

/** One word or two that might be a state, not a number, a version or a name with a dot in it. */
const isWord = (text: string) => text.length <= 40 && /^[a-z]+(?:[ _-][a-z]+)?$/i.test(text)

/** The thing says in a word what state it is in, and nobody here knows the word. */
function addUnknown(text: string, path: string, found: Found): void {
  found.push({
    kind: 'state',
    rule: 'state-unknown',
    path,
    state: 'unknown',
    weight: unknownWord,
    reason: text,
    message: '',
  })
}

/** What was done to a thing need not have been to its good: parts that failed (0.46) say more. */
const byEnding = 0.7

/** Something missing is a failure, but not against one that is at rest. */
const absence = 0.78
/** The state of a part that is a failure spoils a phase and a Ready that is True (0.9 less its shield). */
const spoilingPart = 0.66

/** Words by which a part may be switched off (`backupStatus: Disabled`), and fields that yet tell of the whole by them. */
const switchedOff = /^(?:disabled?|off|closed|inactive)$/i
const wholeState =
  /^(?:[a-z]+|(?:power|admin|oper|run|running|lifecycle|serving|current|overall|printable)[A-Z]\w{0,32})$/
const partOff = 0.8

/** `ruleState` of a Rule. */
const isOfKind = (key: string, kind: string) => tokensOf(kind).includes(tokensOf(key)[0] ?? '')

/** What is at rest is not ready, for that reason: as loud as a Ready that is False without one, but not as one that is True. */
const restExplains = 0.75

function isPart(key: string, path: string, place: Place): boolean {
  if (place.depth === 0 || besideIt.test(path.slice(0, 256))) return false
  return stateKeyWords.has(tokensOf(key).at(-1) ?? '') || isStateMap(place)
}

/**
 * `Running` of what runs to an end means not done yet: its kind is named for a run, or the possible values
 * hold an end as well. `NotReady` may be a failure as well as a beginning: the text beside it tells.
 */
function stateOf(
  text: string,
  message: string | undefined,
  isRun: boolean,
  kind: string,
  possible: readonly string[] | undefined,
): HealthState | 'absent' | undefined {
  if (unknownWords.has(text.toLowerCase())) return 'unknown'
  const said = saidBy(text, 'state')
  if (said === 'progressing') return stateOnTheWay(text, kind, message)
  if (/^blocked$/i.test(text) && message !== undefined && announcesWaiting(message))
    return saidBySentence(message) === 'suspended' ? 'suspended' : 'progressing'
  if (said === 'healthy' && stepReached.test(text) && isRunKind(kind)) return 'progressing'
  if (said !== 'healthy' || !/^(?:running|active|started|accepted|prepared|assigned)$/i.test(text))
    return said
  const ends = possible?.some((value) => /^(?:succeeded|completed?|finished|done)$/i.test(value.slice(0, 16)))
  return ends || isRun ? 'progressing' : said
}

/** A part of a run that is there names a step of it, not its end (`TargetReady`, `SnapshotCreated`). */
const stepReached =
  /^[A-Z][a-z]{2,24}(?:Ready|Created|Prepared|Scheduled|Started|Downloaded|Uploaded|Initialized)$/

/** A thing that tells how far it is runs to an end. */
function isUnderWay({ progress }: Fields): boolean {
  if (typeof progress === 'object') return progress !== null
  if (typeof progress !== 'string' && typeof progress !== 'number') return false
  return progress !== '' && !/^100(?:\.0+)?%?$/.test(String(progress).slice(0, 16))
}

/** A step of a run that is there to hold it until somebody lets it go on (a node of type Suspend that runs). */
function isHeld(text: string, { type }: Fields): boolean {
  return (
    typeof type === 'string' &&
    type.length <= 32 &&
    /^(?:running|pending|waiting|active)$/i.test(text) &&
    holdingTypes.test(type)
  )
}

const holdingTypes = /^(?:suspend|pause|hold|(?:manual)?approval|manual(?:gate|judgment)?)$/i

function addHeld(text: string, path: string, found: Found): void {
  found.push({
    kind: 'state',
    rule: 'state-held',
    path,
    state: 'suspended',
    weight: 0.91,
    reason: text,
    message: 'a step of it waits for somebody to let it go on',
  })
}

/** A kind that is itself the question to somebody (`ApprovalTask`, `ClusterApprovalRequest`). */
const approvalKind = /Approval(?:Task|Request)?$/

function stateOnTheWay(text: string, kind: string, message: string | undefined): Leaning {
  if (isRepeatingKind(kind) && /^scheduled$/i.test(text)) return 'healthy'
  if (approvalKind.test(kind) && /^pending$/i.test(text)) return 'suspended'
  if (message !== undefined && /^(?:not|un|stale)/i.test(text) && saidBySentence(message) === 'degraded')
    return 'degraded'
  const isForSomebody =
    message !== undefined && announcesWaiting(text) && saidBySentence(message) === 'suspended'
  return isForSomebody ? 'suspended' : 'progressing'
}

import { failureKeyCompanions, failureKeyWords, messageKeys, stateKeyWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy, saidBySentence } from '../wording.ts'
import { besideIt, depthFactor, type Place } from './place.ts'
import { asFields, asText, clip, type Fields, type Found, reasonOf, type Subject } from './subject.ts'

/**
 * Reads texts beside the states: a field named for a failure speaks by being filled (`failureMessage`,
 * `errors`), one named for a message by its words.
 */
export function findMessageSignals(place: Place, _subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (messageKeys.has(key)) {
      if (typeof value === 'string' && value !== '') addMessage(key, value, place, found)
    } else if (
      value !== null &&
      (typeof value === 'string' || typeof value === 'object') &&
      isFailureKey(key)
    ) {
      addFailure(key, value, place, found)
    }
  }
}

/** A part that gives a failure for its reason (CrashLoopBackOff) spoils a phase, but not a Ready that is True. */
const nestedReason = 0.64

function addMessage(key: string, text: string, place: Place, found: Found): void {
  const asReason = key.toLowerCase().endsWith('reason')
  const said = asReason ? saidBy(text, 'identifier') : saidBySentence(text)
  if (said === undefined && !asReason && place.depth === 0) addWord(key, text, place, found)
  if (said === undefined || said === 'healthy') return
  const state = said === 'absent' ? 'degraded' : said
  const atRoot = place.depth === 0
  const isPlain = state !== 'progressing' || notYet.test(text.slice(0, 256))
  const prose = (atRoot && isPlain ? 0.62 : 0.6) * depthFactor(place.depth)
  found.push({
    kind: 'message',
    rule: `message-${state}`,
    path: `${place.path}.${key}`,
    state,
    weight: asReason && said === 'degraded' ? (atRoot ? rootReason(text) : nestedReason) : prose,
    reason: asReason ? reasonOf(text, 'Reason') : state === 'degraded' ? 'Failure' : 'Message',
    message: asReason && text.length <= 64 ? clip(asText(place.fields.message) ?? '') : clip(text),
  })
}

/** What it is not yet (`state: created`, `Created, not processed yet`), unlike a motion that it may only tell of. */
const notYet = /\bnot\b[^.;:]{0,40}\byet\b|\bnot yet\b/i

/** A word is why the thing is as it is; a sentence beside a phase in motion may be left over from a former try. */
const rootReason = (text: string) => (/ \S* /.test(text.slice(0, 256)) ? 0.62 : 0.85)

/** A message of one word or two is a state that has no field of its own (`message: Healthy`). */
function addWord(key: string, text: string, place: Place, found: Found): void {
  if (text.length > 24 || tokensOf(text).length > 2 || saidBy(text, 'state') !== 'healthy') return
  found.push({
    kind: 'message',
    rule: 'message-healthy',
    path: `${place.path}.${key}`,
    state: 'healthy',
    weight: 0.5,
    reason: 'Message',
    message: text,
  })
}

/** A key that ends in one of these holds a failure, whatever failed (`collectionErrors`, `syncError`). */
const failureNouns: ReadonlySet<string> = new Set(
  'error errors failure failures exception exceptions problem problems issue issues'.split(' '),
)
/** Unless one of these stands in it: what is allowed, expected or over is none. */
const noFailureBefore: ReadonlySet<string> = new Set(
  'no max allowed ignore ignored ignoring previous tolerated expected on last recent'.split(' '),
)

function isFailureKey(key: string): boolean {
  const tokens = tokensOf(key)
  if (failureNouns.has(tokens.at(-1) ?? '') && !tokens.some((token) => noFailureBefore.has(token)))
    return true
  return (
    tokens.some((token) => failureKeyWords.has(token)) &&
    tokens.every((token) => failureKeyWords.has(token) || failureKeyCompanions.has(token))
  )
}

/** The failure of a part spoils a phase, but not a Ready that is True. */
const spoiling = 0.62

/** A failure is the end (Cluster API, failureMessage); an error may be that of a try, while a phase in motion has another. */
const terminal = 0.82
const tried = 0.69

/**
 * What failed last may be mended, what is kept beside the thing does not make it ill, and a text beside a state that
 * is well is left over.
 */
function weightOf(key: string, { path, depth, fields }: Place): number {
  if (/^last/i.test(key) && hasSucceeded(fields)) return overcome
  const weight =
    (/^last/i.test(key) ? 0.65 : /fail|terminal/i.test(key.slice(0, 64)) ? terminal : tried) *
    depthFactor(depth)
  const isOver = /^last/i.test(key) || besideIt.test(path.slice(0, 256)) || (depth > 0 && isWell(fields))
  return isOver ? weight : Math.max(weight, spoiling)
}

/** The error of a try, beside the word that a later one came to its end (`phase: Done`). */
const overcome = 0.5
const success = /^(?:done|completed?|succeeded|success(?:ful)?|finished)$/i

function hasSucceeded(fields: Fields): boolean {
  for (const key in fields) {
    const text = fields[key]
    if (typeof text === 'string' && stateKeyWords.has(key) && success.test(text.slice(0, 16))) return true
  }
  return false
}

function isWell(fields: Fields): boolean {
  for (const key in fields) {
    const text = fields[key]
    if (typeof text !== 'string' || text.length > 64 || !stateKeyWords.has(tokensOf(key).at(-1) ?? ''))
      continue
    if (saidBy(text, 'state') === 'healthy') return true
  }
  return false
}

function addFailure(key: string, value: unknown, place: Place, found: Found): void {
  const text = failureText(value)
  if (text === undefined || noFailure.has(text.toLowerCase())) return
  found.push({
    kind: 'message',
    rule: 'message-failure',
    path: `${place.path}.${key}`,
    state: 'degraded',
    weight: weightOf(key, place),
    reason: 'Failure',
    message: clip(text),
  })
}

/** What some write where there is no failure. */
const noFailure: ReadonlySet<string> = new Set([
  'none',
  'no',
  'false',
  'ok',
  'n/a',
  'nil',
  'null',
  '<nil>',
  '0',
  '-',
])

/** The text of a failure, given as such, as the first of a list, or as an object with a message; undefined when there is none. */
function failureText(value: unknown): string | undefined {
  if (Array.isArray(value))
    return value.length === 0 ? undefined : (failureText(value[0]) ?? `${value.length} failures`)
  const fields = asFields(value)
  if (fields === undefined) return asText(value)
  return asText(fields.message) ?? asText(fields.description) ?? asText(fields.reason)
}

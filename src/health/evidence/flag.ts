import type { Leaning } from '../leaning.ts'
import { wholeMotionWords } from '../lexicon/condition-word.ts'
import { badFlagWords, goodFlagWords, stateKeyWords, stepFlagWords } from '../lexicon/key-word.ts'
import { suspensionKeyWords } from '../lexicon/rest-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidByTokens } from '../wording.ts'
import { depthFactor, type Place } from './place.ts'
import { asFields, type Fields, type Found, type Subject } from './subject.ts'

/**
 * Reads fields that say by true or false how a thing fares: `ready: false`, `healthy: "True"`,
 * `infrastructureReady`, `upgrading`.
 */
export function findFlagSignals(place: Place, _subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = asFlag(place.fields[key])
    if (value === undefined) {
      if (place.depth === 0 && isPauseRecord(key, place.fields[key]))
        addTrue(key, 'flag-suspended', 'suspended', 0.87, place, found)
      else if (place.depth === 0 && isPauseNote(key, place.fields[key], place.fields))
        addTrue(key, 'flag-suspended', 'suspended', 0.76, place, found)
      continue
    }
    const tokens = flagTokens(key)
    const last = tokens.at(-1) ?? ''
    const readyTo = tokens[0] === 'ready' && tokens[1] === 'to'
    const whole = readyTo || tokens.length === 1 || (tokens.length === 2 && tokens[0] === 'is')
    if (!value && isExplained(key, place)) continue
    if (readyTo || goodFlagWords.has(last)) addGood(key, value, whole, last, place, found)
    else if (value && tokens[0] === 'is' && wholeMotionWords.has(tokens[1] ?? ''))
      addTrue(key, 'flag-motion', 'progressing', 0.7, place, found)
    else if (value && whole) {
      if (stepFlagWords.has(last)) addTrue(key, 'flag-good', 'healthy', 0.5, place, found)
      else if (badFlagWords.has(last)) addTrue(key, 'flag-bad', 'degraded', 0.75, place, found)
      else if (wholeMotionWords.has(last)) addTrue(key, 'flag-motion', 'progressing', 0.7, place, found)
      else if (suspensionKeyWords.has(last))
        addTrue(key, 'flag-suspended', 'suspended', plainRest.has(last) ? 0.9 : 0.8, place, found)
    } else if (value && place.depth === 0 && tellsRest(tokens))
      addTrue(key, 'flag-suspended', 'suspended', 0.8, place, found)
    else if (value && tellsFailure(tokens)) addTrue(key, 'flag-bad', 'degraded', partFailed, place, found)
  }
}

/** The words of a flag, also where nothing parts them (`issuccess` of Ratify, `isready`). */
function flagTokens(key: string): readonly string[] {
  const rest = key.startsWith('is') && key.length <= 24 ? key.slice(2) : ''
  return goodFlagWords.has(rest) ? ['is', rest] : tokensOf(key)
}

/** A condition of the same name says why (`connected: false` beside a Connected that is False). */
function isExplained(key: string, { fields }: Place): boolean {
  const conditions = fields.conditions
  if (!Array.isArray(conditions)) return false
  return conditions.some((entry) => {
    const condition = asFields(entry)
    return (
      condition?.status === 'False' &&
      typeof condition.type === 'string' &&
      condition.type.length === key.length &&
      condition.type.toLowerCase() === key.toLowerCase()
    )
  })
}

/** Words for a rest that somebody asked for, and that say nothing else. */
const plainRest: ReadonlySet<string> = new Set(['pause', 'paused', 'suspended', 'suspend', 'hibernated'])

/** `controlPaused`, `scaledToZero`, `waitingForApproval`; that something wants approval need not be that it waits for it. */
function tellsRest(tokens: readonly string[]): boolean {
  if (tokens.length === 2 && plainRest.has(tokens[1] ?? '')) return true
  return (
    tokens.length <= 4 && tokens[0] !== 'approval' && saidByTokens([tokens.join('')], 'state') === 'suspended'
  )
}

/** Something failed; it is not said that all of it did. */
const partFailed = 0.7

/** `failedProvisioning`, `syncFailed`, `hasErrors`: two words, of which one tells a failure and none what to do about it. */
function tellsFailure(tokens: readonly string[]): boolean {
  const [first = '', last = ''] = tokens
  if (tokens.length !== 2 || noClaim.has(first)) return false
  return first === 'failed' || last === 'failed' || (first === 'has' && /^(?:error|failure)s?$/.test(last))
}

const noClaim: ReadonlySet<string> = new Set(['allow', 'ignore', 'retry', 'skip', 'on', 'last', 'previous'])

/** `pauseConditions: [{reason: …}]`: why a thing is at rest, which is there only while it is. */
function isPauseRecord(key: string, value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  const tokens = tokensOf(key)
  return tokens.length === 2 && suspensionKeyWords.has(tokens[0] ?? '') && pauseRecords.has(tokens[1] ?? '')
}

const pauseRecords: ReadonlySet<string> = new Set(['conditions', 'reasons'])

/** `pausedAt`, `suspendReason`: since when or why, where nothing says that it went on or came to its end since. */
function isPauseNote(key: string, value: unknown, fields: Fields): boolean {
  if (typeof value !== 'string' || value === '' || key.length > 40) return false
  const [first = '', last = ''] = tokensOf(key)
  if (!plainRest.has(first) || !pauseNotes.has(last)) return false
  for (const other in fields) {
    if (other.startsWith('resumed')) return false
    const text = fields[other]
    if (typeof text === 'string' && stateKeyWords.has(other) && ended.test(text.slice(0, 16))) return false
  }
  return true
}

const pauseNotes: ReadonlySet<string> = new Set(['at', 'since', 'reason'])
const ended = /^(?:done|completed?|succeeded|success(?:ful)?|finished|failed|error)$/i

/** True and false, also as the words that conditions use. */
function asFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string' || value.length > 5) return undefined
  const word = value.toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

/** What is not on its way when false: it was looked at, or has ended, and is not well. */
const illWhenFalse: ReadonlySet<string> = new Set([
  'healthy',
  'valid',
  'compliant',
  'pass',
  'passed',
  'success',
  'succeeded',
  'successful',
])

function addGood(
  key: string,
  value: boolean,
  whole: boolean,
  word: string,
  place: Place,
  found: Found,
): void {
  const ill = !value && illWhenFalse.has(word)
  found.push({
    kind: 'flag',
    rule: value ? 'flag-good' : 'flag-not-yet',
    path: `${place.path}.${key}`,
    state: value ? 'healthy' : ill ? 'degraded' : 'progressing',
    weight: (whole ? 0.72 : 0.5) * depthFactor(place.depth),
    reason: `${value ? '' : 'Not'}${key.charAt(0).toUpperCase()}${key.slice(1, 60)}`,
    message: '',
  })
}

function addTrue(
  key: string,
  rule: string,
  state: Leaning,
  weight: number,
  place: Place,
  found: Found,
): void {
  found.push({
    kind: 'flag',
    rule,
    path: `${place.path}.${key}`,
    state,
    weight: weight * depthFactor(place.depth),
    reason: `${key.charAt(0).toUpperCase()}${key.slice(1, 60)}`,
    message: '',
  })
}

import { failureKeyCompanions, failureKeyWords, messageKeys } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBySentence } from '../wording.ts'
import { depthFactor, type Place } from './place.ts'
import { asFields, asText, clip, type Found, type Subject } from './subject.ts'

/**
 * Reads texts beside the states: a field named for a failure speaks by being filled (`failureMessage`,
 * `errors`), one named for a message by its words.
 */
export function findMessageSignals(place: Place, _subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (messageKeys.has(key)) {
      if (typeof value === 'string') addMessage(key, value, place, found)
    } else if (
      value !== null &&
      (typeof value === 'string' || typeof value === 'object') &&
      isFailureKey(key)
    ) {
      addFailure(key, value, place, found)
    }
  }
}

function addMessage(key: string, text: string, place: Place, found: Found): void {
  const said = saidBySentence(text)
  if (said === undefined || said === 'healthy') return
  const state = said === 'absent' ? 'degraded' : said
  found.push({
    kind: 'message',
    rule: `message-${state}`,
    path: `${place.path}.${key}`,
    state,
    weight: (place.depth === 0 ? 0.68 : 0.6) * depthFactor(place.depth),
    reason: state === 'degraded' ? 'Failure' : 'Message',
    message: clip(text),
  })
}

function isFailureKey(key: string): boolean {
  const tokens = tokensOf(key)
  return (
    tokens.some((token) => failureKeyWords.has(token)) &&
    tokens.every((token) => failureKeyWords.has(token) || failureKeyCompanions.has(token))
  )
}

function addFailure(key: string, value: unknown, place: Place, found: Found): void {
  const text = failureText(value)
  if (text === undefined || noFailure.has(text.toLowerCase())) return
  found.push({
    kind: 'message',
    rule: 'message-failure',
    path: `${place.path}.${key}`,
    state: 'degraded',
    weight: (/^last/i.test(key) ? 0.7 : 0.82) * depthFactor(place.depth),
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

import { badFlagWords, goodFlagWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { depthFactor, type Place } from './place.ts'
import type { Found, Subject } from './subject.ts'

/** Reads fields that say by true or false how a thing fares: `ready: false`, `healthy: true`, `infrastructureReady`. */
export function findFlagSignals(place: Place, _subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (typeof value !== 'boolean') continue
    const tokens = tokensOf(key)
    const last = tokens.at(-1) ?? ''
    const readyTo = tokens[0] === 'ready' && tokens[1] === 'to'
    const whole = readyTo || tokens.length === 1 || (tokens.length === 2 && tokens[0] === 'is')
    if (readyTo || goodFlagWords.has(last)) addGood(key, value, whole, last, place, found)
    else if (badFlagWords.has(last) && value && whole) addBad(key, place, found)
  }
}

function addGood(
  key: string,
  value: boolean,
  whole: boolean,
  word: string,
  place: Place,
  found: Found,
): void {
  const ill = !value && (word === 'healthy' || word === 'valid' || word === 'success' || word === 'succeeded')
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

function addBad(key: string, place: Place, found: Found): void {
  found.push({
    kind: 'flag',
    rule: 'flag-bad',
    path: `${place.path}.${key}`,
    state: 'degraded',
    weight: 0.75 * depthFactor(place.depth),
    reason: `${key.charAt(0).toUpperCase()}${key.slice(1, 60)}`,
    message: '',
  })
}

import { asFields, asText, type Fields, type Found, type Subject } from './subject.ts'

/** An object somewhere inside `status`, with where it stands. */
export interface Place {
  readonly fields: Fields
  readonly path: string
  /** The key that it stands under; in a list, the list's. */
  readonly key: string
  /** 0 for `status` itself. */
  readonly depth: number
  /** Whether it stands in a list of which another entry has come to its end: then all of them may run to one. */
  readonly amongEnded: boolean
}

/** What looks at one place inside `status`. */
export type PlaceDetector = (place: Place, subject: Subject, found: Found) => void

/** Deeper than this nothing is looked at: what people write by hand into a status ends well before. */
const deepest = 6
/** Objects and list entries looked at in one status, so that a mebibyte of it costs no more than its start. */
const mostPlaces = 2000

/**
 * What is declared, wished for or past: it does not tell the present state, though its words look like it
 * (`lastAppliedSpec.paused`, `previousPhase`, `history[].state`).
 */
const notPresent: ReadonlySet<string> = new Set([
  'spec',
  'template',
  'config',
  'configuration',
  'history',
  'selector',
  'labels',
  'annotations',
  'metadata',
  'parameters',
  'definition',
])
const notPresentPrefixes = [
  'lastApplied',
  'lastSuccessful',
  'lastKnown',
  'lastState',
  'lastTermination',
  'previous',
  'prior',
  'desired',
  'target',
  'default',
  'recent',
  'past',
]

/** Ends of names for logs of what has been (`phaseTransitionTimestamps`, `operationHistory`). */
const logEnding = /(?:History|Transitions|Timestamps|[eE]vents|[lL]ogs)$/

/** What is aimed at, one by one with how it fares, is no wish (`targets: [{applied: true}]`). */
const targetLists: ReadonlySet<string> = new Set(['targets', 'targetStatus', 'targetStatuses'])

export function tellsPresent(key: string): boolean {
  if (targetLists.has(key)) return true
  if (notPresent.has(key) || logEnding.test(key)) return false
  for (const prefix of notPresentPrefixes) if (key.startsWith(prefix)) return false
  return true
}

/**
 * Every object inside `status`, itself first, outer before inner. Arrays of objects are gone through; those
 * that `isTaken` claims (conditions) are left to their own reader. `conditions` that are none are a log of
 * phases, newest last (ClusterServiceVersion of OLM).
 */
export function placesOf(status: Fields, isTaken: (value: unknown, key: string) => boolean): Place[] {
  const places: Place[] = [{ fields: status, path: 'status', key: 'status', depth: 0, amongEnded: false }]
  for (let at = 0; at < places.length; at++) {
    const place = places[at]
    if (place === undefined || place.depth >= deepest) continue
    for (const key in place.fields) {
      if (places.length >= mostPlaces) return places
      const value = place.fields[key]
      if (typeof value !== 'object' || value === null) continue
      if (!tellsPresent(key) || isTaken(value, key)) continue
      if (Array.isArray(value)) addEntries(places, place, key, key === 'conditions' ? value.slice(-1) : value)
      else places.push(placeIn(place, value as Fields, key, key, false))
    }
  }
  return places
}

function addEntries(places: Place[], place: Place, key: string, list: readonly unknown[]): void {
  const amongEnded = list.slice(0, mostPlaces).some(hasEnded)
  for (let index = 0; index < list.length && places.length < mostPlaces; index++) {
    const fields = asFields(list[index])
    if (fields === undefined) return
    places.push(placeIn(place, fields, key, `${key}[${index}]`, amongEnded))
  }
}

function placeIn(outer: Place, fields: Fields, key: string, step: string, amongEnded: boolean): Place {
  return { fields, path: `${outer.path}.${step}`, key, depth: outer.depth + 1, amongEnded }
}

const hasEnded = (entry: unknown) => {
  const fields = asFields(entry)
  return (
    fields !== undefined &&
    endKeys.some((key) => ends.has(asText(fields[key])?.slice(0, 16).toLowerCase() ?? ''))
  )
}

const endKeys: readonly string[] = ['phase', 'state', 'status', 'result']
const ends: ReadonlySet<string> = new Set(['succeeded', 'completed', 'complete', 'finished', 'done'])

/** How much a part says of the whole: less with every step down. */
export function depthFactor(depth: number): number {
  return depth === 0 ? 1 : depth === 1 ? 0.8 : depth === 2 ? 0.72 : 0.66
}

/** What was tried on the way, or is kept beside the thing, may have failed without its being any worse. */
export const besideIt = /last|previous|history|step|attempt|retr|backup|snapshot/i

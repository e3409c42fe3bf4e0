import type { Leaning } from '../leaning.ts'
import { stateKeyWords } from '../lexicon/key-word.ts'
import { isRunKind } from '../run-kind.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy } from '../wording.ts'
import { depthFactor, type Place, tellsPresent } from './place.ts'
import { asText, clip, type Found, reasonOf, type Subject } from './subject.ts'

/** The end of a run: what failed further in on the way there was tried again, or could be done without. */
const success = /^succe(?:eded|ss(?:ful)?)$/i

/** What a `lastOperation` ended in tells less of now. */
const pastFactor = 0.75

/** States longer than this are prose. */
const longestState = 256

/** Words of a field's name that make its text no state of the thing: `lastUpdateStatus` is past, `statusCode` no word. */
const otherState: ReadonlySet<string> = new Set([
  'last',
  'previous',
  'desired',
  'target',
  'expected',
  'requested',
  'power',
])

/** Fields that hold the state in an object named for one (`state: {code: 16, name: running}`, as clouds give it). */
const stateNameKeys: ReadonlySet<string> = new Set(['name', 'value', 'code'])

/** Reads every text field of `place` that is named for a state: `phase`, `state`, `health`, `jobStatus`. */
export function findStateSignals(place: Place, subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const text = asText(place.fields[key])
    if (text === undefined || text.length > longestState) continue
    const importance = importanceOf(key, place)
    if (importance === 0) continue
    addState(
      text,
      key,
      `${place.path}.${key}`,
      importance * depthFactor(place.depth) * (place.key.startsWith('last') ? pastFactor : 1),
      place,
      subject,
      found,
    )
  }
}

/** 1 for `phase` itself, less for `jobStatus`, 0 for what is no state. */
function importanceOf(key: string, place: Place): number {
  const whole = stateKeyWords.get(key)
  if (whole !== undefined) return whole
  if (place.depth > 0 && stateNameKeys.has(key)) return stateKeyWords.get(place.key) ?? 0
  if (!tellsPresent(key)) return 0
  const tokens = tokensOf(key)
  const importance = stateKeyWords.get(tokens.at(-1) ?? '') ?? 0
  if (importance === 0) return 0
  if (otherState.has(tokens[0] ?? '') && tokens[1] !== 'observed') return 0
  if (tokens[0] === 'printable' || tokens[0] === 'current' || tokens[0] === 'overall') return importance
  return importance * (place.depth === 0 ? 0.85 : 0.8)
}

function addState(
  text: string,
  key: string,
  path: string,
  importance: number,
  { fields }: Place,
  { kind, hints }: Subject,
  found: Found,
): void {
  const state = stateOf(text, kind, hints.schema?.enums?.[path])
  if (state === undefined) return
  found.push({
    kind: 'state',
    rule: key === 'health' ? 'state-health' : `state-${state}`,
    path,
    state,
    weight: (success.test(text) ? 0.9 : 0.85) * importance,
    reason: reasonOf(text, 'State'),
    message: clip(asText(fields.message) ?? asText(fields.reason) ?? (text.length > 64 ? text : '')),
  })
}

/**
 * `Running` of what runs to an end means not done yet: its kind is named for a run, or the possible values
 * hold an end as well.
 */
function stateOf(text: string, kind: string, possible: readonly string[] | undefined): Leaning | undefined {
  const said = saidBy(text, 'state')
  if (said === 'absent') return 'degraded'
  if (said !== 'healthy' || !/^(?:running|active|started)$/i.test(text)) return said
  const ends = possible?.some((value) => /^(?:succeeded|completed?|finished|done)$/i.test(value.slice(0, 16)))
  return ends || isRunKind(kind) ? 'progressing' : said
}

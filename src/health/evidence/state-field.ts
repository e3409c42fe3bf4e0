import type { SchemaHints } from '../hints.ts'
import { severityKeys, stateKeyWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy } from '../wording.ts'
import { type Place, tellsPresent } from './place.ts'

/** Words of a field's name that make its text no state of the thing: `lastUpdateStatus` is past, `statusCode` no word. */
const otherState: ReadonlySet<string> = new Set([
  'last',
  'previous',
  'desired',
  'target',
  'expected',
  'requested',
])

/** Fields that hold the state in an object named for one (`state: {code: 16, name: running}`, as clouds give it). */
const stateNameKeys: ReadonlySet<string> = new Set(['name', 'value', 'code'])

/** Levels speak only when they tell a failure or a warning, so they need not be loud. */
const severityImportance = 0.7

/** The possible values of the field at `path`, where the schema lists them. */
export function possibleAt(path: string, schema: SchemaHints | undefined): readonly string[] | undefined {
  return schema?.enums?.[path.replace(/\[\d+\]/g, '[]')]
}

/**
 * 1 for `phase` itself, less for `jobStatus`, 0 for what is no state. Where the schema shows the field in a column
 * named for a state, or lets it be good and bad, it is one whatever its own name.
 */
export function importanceOf(
  key: string,
  path: string,
  place: Place,
  schema: SchemaHints | undefined,
): number {
  const own = ownImportance(key, place)
  if (schema === undefined || own >= asShown || !tellsPresent(key)) return own
  const column = schema.columns?.[path]
  if (column !== undefined && stateKeyWords.has(tokensOf(column).at(-1) ?? '')) return asShown
  return own === 0 && isStateEnum(possibleAt(path, schema)) ? asEnumerated : own
}

/** What a column or an enum tells of a field. */
const asShown = 0.95
const asEnumerated = 0.8

/** Values of which one is well, and another failed or on its way. */
function isStateEnum(values: readonly string[] | undefined): boolean {
  if (values === undefined || values.length < 2) return false
  const said = new Set(values.slice(0, 32).map((value) => saidBy(value, 'state')))
  return said.has('healthy') && (said.has('degraded') || said.has('progressing'))
}

/** What may stand behind the word for a state (`stateSummary`, `statusCode`). */
const behindState: ReadonlySet<string> = new Set(['summary', 'name', 'value', 'code', 'text'])
/** Written together with what it is the state of (`buildstatus`). */
const joinedState = /^[a-z]{3,24}(status|state|phase)$/

function stateWordOf(tokens: readonly string[]): string {
  const last = tokens.at(-1) ?? ''
  const word = tokens.length > 1 && behindState.has(last) ? (tokens.at(-2) ?? '') : last
  return tokens.length === 1 ? (joinedState.exec(word)?.[1] ?? word) : word
}

function ownImportance(key: string, place: Place): number {
  const whole = stateKeyWords.get(key)
  if (whole !== undefined) return whole
  if (severityKeys.has(key)) return severityImportance
  if (place.key === 'conditions' && key === 'type' && place.fields.status === undefined) return 1
  if (place.depth > 0 && stateNameKeys.has(key)) return stateKeyWords.get(place.key) ?? 0
  if (!tellsPresent(key)) return 0
  const tokens = tokensOf(key)
  const importance = stateKeyWords.get(stateWordOf(tokens)) ?? 0
  if (importance === 0) return 0
  if (otherState.has(tokens[0] ?? '') && tokens[1] !== 'observed') return 0
  if (tokens[0] === 'printable' || tokens[0] === 'current' || tokens[0] === 'overall') return importance
  return importance * (place.depth === 0 ? 0.85 : 0.8)
}

import { stateKeyWords } from '../lexicon/key-word.ts'
import { unknownWords } from '../lexicon/state-word.ts'
import { tokensOf } from '../tokens.ts'
import { saidBy } from '../wording.ts'
import { asFields, type Found, type Subject } from './subject.ts'

/** Labels and annotations looked at. */
const mostMarks = 200
/** A mark that calls a thing failed spoils a phase, but not a Ready that is True. */
const weight = 0.63

/**
 * Labels and annotations named for a state, such as `example.com/status: unhealthy`: some controllers mark
 * their objects so that people can select them. Only failures are taken from them; what else they say may be
 * anybody's word.
 */
export function findMarks({ metadata }: Subject, found: Found): void {
  addMarks(metadata.labels, 'metadata.labels', found)
  addMarks(metadata.annotations, 'metadata.annotations', found)
}

function addMarks(value: unknown, path: string, found: Found): void {
  const marks = asFields(value)
  let seen = 0
  for (const name in marks) {
    const text = marks[name]
    if (++seen > mostMarks) return
    if (typeof text !== 'string' || text === '' || text.length > 40 || !isStateName(name)) continue
    const said = unknownWords.has(text.toLowerCase()) ? 'unknown' : saidBy(text, 'state')
    if (said !== 'degraded' && said !== 'unknown') continue
    found.push({
      kind: 'mark',
      rule: 'mark',
      path: `${path}[${name}]`,
      state: said,
      weight,
      reason: text,
      message: '',
    })
  }
}

function isStateName(name: string): boolean {
  const tokens = tokensOf(name.slice(name.lastIndexOf('/') + 1))
  return stateKeyWords.has(tokens.at(-1) ?? '')
}

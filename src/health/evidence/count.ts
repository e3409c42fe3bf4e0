import { sizeKeys, wantedCountWords, workingCountWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { depthFactor, type Place } from './place.ts'
import type { Fields, Found, Subject } from './subject.ts'

/** Of `what`, so many work; `key` is the field that says so. */
interface Working {
  readonly key: string
  readonly noun: string
  readonly count: number
}

/**
 * Compares what works with what there should be: `readyReplicas` with `replicas` of status or spec,
 * `readyMembers` with `members`, `ready` with `size`, `availableNodes` with `expectedNodes`, and `1/2`.
 */
export function findCountSignals(place: Place, subject: Subject, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (typeof value === 'number') {
      const working = readWorking(key, value)
      if (working === undefined) continue
      const wanted = wantedFor(working, place, subject)
      if (wanted !== undefined) addCount(`${place.path}.${key}`, value, wanted, place, found)
    } else if (typeof value === 'string' && value.length <= 15 && value.includes('/')) {
      const ratio = /^(\d{1,6})\s?\/\s?(\d{1,6})$/.exec(value)
      if (ratio !== null && /ready|available|healthy|replicas|pods|nodes/i.test(key.slice(0, 64))) {
        addCount(`${place.path}.${key}`, Number(ratio[1]), Number(ratio[2]), place, found)
      }
    }
  }
}

function readWorking(key: string, count: number): Working | undefined {
  const tokens = tokensOf(key)
  const at = tokens.findIndex((token) => workingCountWords.has(token))
  if (at < 0 || tokens.length > 3) return undefined
  const noun = tokens
    .filter((_, index) => index !== at && tokens[index] !== 'number' && tokens[index] !== 'count')
    .join('')
  if (noun === '' && tokens[at] !== 'ready' && tokens[at] !== 'available' && tokens[at] !== 'healthy')
    return undefined
  return { key, noun, count }
}

/** What there should be: the same noun with a word of wish, the bare noun, or, without a noun, a size. */
function wantedFor({ key, noun }: Working, { fields, depth }: Place, { spec }: Subject): number | undefined {
  if (depth === 0 && spec !== undefined && noun !== '') {
    const declared = spec[noun]
    if (typeof declared === 'number') return declared
  }
  for (const other in fields) {
    const value = fields[other]
    if (other === key || typeof value !== 'number') continue
    const tokens = tokensOf(other)
    if (!tokens.some((token) => wantedCountWords.has(token))) continue
    const rest = tokens.filter((token) => !wantedCountWords.has(token)).join('')
    if (rest === noun || (noun === '' && tokens.length <= 2) || rest === 'numberscheduled') return value
  }
  if (noun !== '') return numberAt(fields, noun)
  for (const size of sizeKeys) {
    const value = numberAt(fields, size)
    if (value !== undefined) return value
  }
  return undefined
}

function numberAt(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  return typeof value === 'number' ? value : undefined
}

function addCount(path: string, count: number, wanted: number, { depth }: Place, found: Found): void {
  if (wanted === 0 && count === 0) return
  const met = count === wanted
  found.push({
    kind: 'count',
    rule: met ? 'count-met' : 'count-short',
    path,
    state: met ? 'healthy' : 'progressing',
    weight: (met ? 0.6 : 0.7) * depthFactor(depth),
    reason: met ? 'AllReady' : 'NotAllReady',
    message: `${count} of ${wanted}`,
  })
}

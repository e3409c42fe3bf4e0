import { sizeKeys, wantedCountWords, workingCountWords } from '../lexicon/key-word.ts'
import { tokensOf } from '../tokens.ts'
import { depthFactor, type Place } from './place.ts'
import { asFields, clip, type Fields, type Found, numberAt, type Subject } from './subject.ts'
import { findTally } from './tally.ts'

/** A field that counts what works, and what it counts; the noun is empty when it is not said. */
interface Working {
  readonly key: string
  readonly noun: string
  readonly word: string
}

/**
 * Compares what works with what there should be: `readyReplicas` with `replicas` of status or spec,
 * `readyMembers` with `members`, `ready` with `size`, `availableNodes` with `expectedNodes`, and `1/2`.
 */
export function findCountSignals(place: Place, subject: Subject, found: Found): void {
  const before = found.length
  for (const key in place.fields) {
    const value = place.fields[key]
    if (typeof value === 'number') {
      const working = readWorking(key)
      const wanted = working === undefined ? undefined : wantedFor(working, place, subject)
      if (working === undefined || wanted === undefined) continue
      addCount(`${place.path}.${key}`, working.word, value, wanted, place, found)
    } else if (Array.isArray(value)) {
      if (value.length > 0) addNamed(key, value, place, found)
    } else if (typeof value === 'string' && value.length <= 15 && value.includes('/')) {
      const ratio = /^(\d{1,6})\s?\/\s?(\d{1,6})$/.exec(value)
      if (ratio === null || !/ready|available|healthy|replicas|pods|nodes/i.test(key.slice(0, 64))) continue
      addCount(`${place.path}.${key}`, '', Number(ratio[1]), Number(ratio[2]), place, found)
    }
  }
  if (found.length === before) findShort(place, found)
  if (found.length === before) findTally(place, found)
  if (found.length === before && place.depth === 0) findScale(place, subject, found)
}

/** Parts that are not well, under a word that says so: `members.unready`, `failedNodes`, `failedActions: [{action: a}]`. */
function addNamed(key: string, parts: readonly unknown[], { path, depth }: Place, found: Found): void {
  const tokens = key.length > 40 ? [] : tokensOf(key)
  const isIll = tokens.length > 1 && tokens.some((token) => token === 'failed' || token === 'unhealthy')
  const isShort = tokens.some((token) => token === 'unready' || token === 'unavailable')
  if ((!isIll && !isShort) || tokens.length > 2) return
  found.push({
    kind: 'count',
    rule: 'count-named',
    path: `${path}.${key}`,
    state: isIll ? 'degraded' : 'progressing',
    weight: 0.62 * depthFactor(Math.min(depth, 1)),
    reason: isIll ? 'PartsFailed' : 'NotAllReady',
    message: clip(parts.slice(0, 8).map(nameOf).join(', ')),
  })
}

/** What a part is called: itself, or the first text that it has. */
function nameOf(part: unknown): string {
  const fields = asFields(part)
  if (fields === undefined) return String(part)
  return Object.values(fields).find((value): value is string => typeof value === 'string') ?? ''
}

/** As many as the specification asks for, but nothing says that they work (the scale subresource). */
function findScale(place: Place, { spec }: Subject, found: Found): void {
  for (const key of sizeKeys) {
    const count = place.fields[key]
    const wanted = spec?.[key]
    if (typeof count !== 'number' || typeof wanted !== 'number') continue
    if (wanted === 0 && count === 0) addZero(`status.${key}`, found)
    else addCount(`status.${key}`, '', count, wanted, place, found, 0.45)
    return
  }
  findListed(place, spec, found)
}

/** The parts by name, as many as the specification asks for (`nodes: [a, b]` of Operator SDK's Memcached beside a size). */
function findListed(place: Place, spec: Fields | undefined, found: Found): void {
  const wanted = spec?.size ?? spec?.replicas
  if (typeof wanted !== 'number') return
  for (const key of partKeys) {
    const parts = place.fields[key]
    if (!Array.isArray(parts) || parts.length === 0) continue
    addCount(`status.${key}`, '', parts.length, wanted, place, found, 0.45)
    return
  }
}

/** What a size counts, where its names are listed. */
const partKeys: readonly string[] = ['nodes', 'members', 'pods', 'podNames', 'instances']

/** None are asked for, and there are none. */
function addZero(path: string, found: Found): void {
  found.push({
    kind: 'count',
    rule: 'count-met',
    path,
    state: 'healthy',
    weight: 0.45,
    reason: 'ScaledToZero',
    message: '0 of 0',
  })
}

const shortage = /^(?:unavailable|unready|expected(?!.*Time$))/

/** `unavailableReplicas: 2`, or `expectedNodes: 1` with nothing that works beside it: Go leaves a 0 out. */
function findShort(place: Place, found: Found): void {
  for (const key in place.fields) {
    const value = place.fields[key]
    if (typeof value !== 'number' || value <= 0) continue
    if (shortage.test(key.slice(0, 64))) addCount(`${place.path}.${key}`, '', 0, value, place, found)
  }
}

function readWorking(key: string): Working | undefined {
  if (key.length > 40) return undefined
  const tokens = tokensOf(key.replace(upToDate, 'Uptodate'))
  const word =
    tokens.find((token) => strongWords.has(token)) ?? tokens.find((token) => workingCountWords.has(token))
  if (word === undefined || tokens.length > 3) return undefined
  const noun = tokens
    .filter((token) => !workingCountWords.has(token) && token !== 'number' && token !== 'count')
    .join('')
  if (noun === '' ? !strongWords.has(word) : amounts.has(noun)) return undefined
  return { key, noun, word }
}

/** `upToDate`, `nodesUpToDate`: one word in three. */
const upToDate = /[uU]pToDate/

/** What is measured, not counted: less of it than there is in all is no shortage. */
const amounts: ReadonlySet<string> = new Set([
  'bytes',
  'capacity',
  'space',
  'storage',
  'memory',
  'cpu',
  'size',
  'inodes',
  'disk',
])

/** Words that count what works even when they do not say of what. */
const strongWords: ReadonlySet<string> = new Set(['ready', 'available', 'healthy', 'uptodate'])

/** What there should be: what is expected of just this, as `expectedUpdatedReplicas`; else the spec's number, the same noun with a word of wish, the bare noun; without a noun, a size. */
function wantedFor({ key, noun }: Working, { fields, depth }: Place, { spec }: Subject): number | undefined {
  const whole = key.startsWith('updated') ? key.replace(/Ready|Available/, '') : key
  const expected = fields[`expected${whole.charAt(0).toUpperCase()}${whole.slice(1)}`]
  if (typeof expected === 'number') return expected
  if (depth === 0 && spec !== undefined && noun !== '') {
    const declared = spec[noun]
    if (typeof declared === 'number') return isHeldBack(key, fields, spec) ? undefined : declared
  }
  for (const other in fields) {
    const value = fields[other]
    if (other === key || typeof value !== 'number') continue
    const tokens = tokensOf(other)
    if (!tokens.some((token) => wantedCountWords.has(token))) continue
    const rest = tokens.filter((token) => !wantedCountWords.has(token)).join('')
    if (rest === noun || rest === 'numberscheduled' || (noun === '' && tokens.length <= 2)) return value
  }
  if (noun !== '') return numberAt(fields, noun)
  for (const size of sizeKeys) {
    const value = numberAt(fields, size)
    if (value !== undefined) return value
  }
  return undefined
}

/**
 * Pods of the old revision beside those of the new lack nothing, and a staged update leaves as many of them as its
 * partition on purpose. (apps/v1 StatefulSet, currentReplicas and partition)
 */
function isHeldBack(key: string, fields: Fields, spec: Fields): boolean {
  if (key === 'currentReplicas') return typeof fields.updatedReplicas === 'number'
  const strategy = asFields(spec.updateStrategy)
  const partition = asFields(strategy?.rollingUpdate)?.partition ?? strategy?.partition
  return key.startsWith('updated') && typeof partition === 'number' && partition > 0
}

/** How many runs have succeeded tells how far a thing is, but not against its own word that it is done. */
const tallyWeight = 0.58

function addCount(
  path: string,
  word: string,
  count: number,
  wanted: number,
  { depth }: Place,
  found: Found,
  metWeight = 0.6,
): void {
  if (wanted === 0 && count === 0) return
  const met = count === wanted || (word === 'healthy' && count > wanted)
  const state = met ? 'healthy' : word === 'healthy' ? 'degraded' : 'progressing'
  found.push({
    kind: 'count',
    rule: met ? 'count-met' : 'count-short',
    path,
    state,
    weight: (met ? metWeight : word === 'succeeded' ? tallyWeight : 0.7) * depthFactor(depth),
    reason: met ? 'AllReady' : 'NotAllReady',
    message: `${count} of ${wanted}`,
  })
}

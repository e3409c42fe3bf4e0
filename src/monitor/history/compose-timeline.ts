import { gapsBetween, type Revision, type TimelineEntry, type TimeRange } from '../../view/index.ts'
import { firstHealth, type SubjectHistory, type WatchSpan } from './history-store.ts'

/**
 * The timeline of a name: what befell each of its lives, and when nobody watched from the first creation on. Oldest
 * first; of entries at one time those that say what came to be come first. What the objects or a clock that has gone
 * back since put into the future is told all the same.
 */
export function composeTimeline(
  lives: readonly SubjectHistory[],
  spans: readonly WatchSpan[],
  range: TimeRange,
  now: number,
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  // Objects tell whole seconds, so a life may seem to begin before the end of the one before.
  let floor = Number.NEGATIVE_INFINITY
  for (const life of lives) {
    for (const entry of entriesOf(life)) entries.push({ ...entry, at: Math.max(entry.at, floor) })
    floor = life.deleted ?? floor
  }
  const placed = new Map(entries.map((entry, place) => [entry, place]))
  const first = Math.min(...lives.map(({ created, seen }) => created ?? seen))
  const within = { from: Math.max(range.from, first), to: lastOf(lives, Math.min(range.to, now)) }
  const watched = spans.map(({ from, until = now }) => ({ from, to: until }))
  for (const { from, to } of gapsBetween(watched, within))
    entries.push({ at: from, what: 'unobserved', until: to })
  return entries
    .filter(({ at }) => at >= range.from && at < range.to)
    .sort((a, b) => a.at - b.at || (placed.get(a) ?? -1) - (placed.get(b) ?? -1))
}

/** The revisions of the latest life, newest first. */
export function composeRevisions(
  lives: readonly SubjectHistory[],
  generation: number | undefined,
): Revision[] {
  const life = lives.at(-1)
  if (!life) return []
  const revisions = life.entries.flatMap((entry): Revision[] => {
    if (entry.what !== 'spec') return []
    const { what: _, ...revision } = entry
    return [revision]
  })
  const oldest = { at: life.created ?? life.seen, managers: [] }
  const [first] = revisions
  if (!first && generation !== undefined) return [{ generation, ...oldest }]
  if (first && first.generation === 2) revisions.unshift({ generation: 1, ...oldest })
  return revisions.reverse()
}

/** When all lives are over, nobody had anything to watch. */
function lastOf(lives: readonly SubjectHistory[], to: number): number {
  const ends = lives.map(({ deleted }) => deleted ?? to)
  return Math.min(to, Math.max(...ends))
}

/** Of a life, by time; of those at one time the ones first that say what came to be. */
function entriesOf(life: SubjectHistory): TimelineEntry[] {
  const { created, deleted, entries } = life
  const has = (what: TimelineEntry['what']) => entries.some((entry) => entry.what === what)
  const all: TimelineEntry[] = [...entries]
  if (created !== undefined) all.push({ at: created, what: 'created' })
  if (!has('health')) all.push(firstHealth({ ...life.last, ...life }))
  if (deleted !== undefined && !has('deleted')) all.push({ at: deleted, what: 'deleted' })
  return all.sort((a, b) => a.at - b.at || order.indexOf(a.what) - order.indexOf(b.what))
}

const order: readonly TimelineEntry['what'][] = [
  'created',
  'spec',
  'deletion-asked',
  'condition',
  'event',
  'health',
  'deleted',
]

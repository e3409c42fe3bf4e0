import { gapsBetween, type Revision, type TimelineEntry, type TimeRange } from '../../view/index.ts'
import { firstHealth, type SubjectHistory, type WatchSpan } from './history-store.ts'

/**
 * The timeline of a name: what befell each of its lives, and when nobody watched from the first creation on. Oldest
 * first; of entries at one time those that say what came to be come first.
 */
export function composeTimeline(
  lives: readonly SubjectHistory[],
  spans: readonly WatchSpan[],
  range: TimeRange,
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  for (const life of lives) {
    const { created, deleted } = life
    if (created !== undefined) entries.push({ at: created, what: 'created' })
    if (!life.entries.some(({ what }) => what === 'health'))
      entries.push(firstHealth({ ...life.last, ...life }))
    entries.push(...life.entries)
    if (deleted !== undefined && !life.entries.some(({ what }) => what === 'deleted'))
      entries.push({ at: deleted, what: 'deleted' })
  }
  const first = Math.min(...lives.map(({ created, seen }) => created ?? seen))
  const within = { from: Math.max(range.from, first), to: lastOf(lives, range) }
  const watched = spans.map(({ from, until = range.to }) => ({ from, to: until }))
  for (const { from, to } of gapsBetween(watched, within))
    entries.push({ at: from, what: 'unobserved', until: to })
  return entries
    .filter(({ at }) => at >= range.from && at < range.to)
    .sort((a, b) => a.at - b.at || rank(a) - rank(b))
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
function lastOf(lives: readonly SubjectHistory[], { to }: TimeRange): number {
  const ends = lives.map(({ deleted }) => deleted ?? to)
  return Math.min(to, Math.max(...ends))
}

const order: readonly TimelineEntry['what'][] = [
  'unobserved',
  'created',
  'spec',
  'deletion-asked',
  'condition',
  'event',
  'health',
  'deleted',
]

function rank({ what }: TimelineEntry): number {
  return order.indexOf(what)
}

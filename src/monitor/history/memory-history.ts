import type { GroupKind } from '../../object/index.ts'
import type { TimeRange } from '../../view/index.ts'
import { halvedLimit } from '../halved-limit.ts'
import {
  firstHealth,
  type HistoryEntry,
  type HistoryFilter,
  type HistoryStats,
  type HistoryStore,
  type HistorySubject,
  type HistoryWrite,
  type LastKnown,
  type SubjectHistory,
  type WatchSpan,
} from './history-store.ts'
import { compareSubjects, entriesIn, passesFilter } from './subject-filter.ts'
import { WatchSpans } from './watch-spans.ts'

/** What memory may hold; what is over it goes, the oldest first, and is counted. */
export interface MemoryBudget {
  readonly entries: number
  readonly entriesPerResource: number
  readonly bytes: number
}

export const defaultMemoryBudget: MemoryBudget = {
  entries: 50_000,
  entriesPerResource: 200,
  bytes: 8 * 1024 * 1024,
}

/** Below these `shed` does not go. */
const leastBudget = { entries: 1000, bytes: 512 * 1024 }

interface Trail {
  known: LastKnown
  deleted: number | undefined
  readonly entries: Kept[]
}

/** An entry as JSON: a fraction of what it takes as objects, and rarely looked at. */
interface Kept {
  readonly trail: Trail
  readonly text: string
  readonly what: HistoryEntry['what']
  /** UID of an event. */
  readonly event: string | undefined
  gone: boolean
}

/**
 * History in memory: of resources to which something happened, what happened of late. One to which nothing happened, or
 * nothing that is still held, costs nothing.
 */
export class MemoryHistory implements HistoryStore {
  readonly remembers = false
  readonly lastWritten = undefined
  #budget: MemoryBudget
  readonly #trails = new Map<string, Trail>()
  readonly #spans = new WatchSpans()
  /** Oldest first; those that are gone are taken out when they come to the front, or when they are half of all. */
  #queue: Kept[] = []
  #first = 0
  #entries = 0
  #bytes = 0
  #dropped = 0

  constructor(budget: Partial<MemoryBudget> = {}) {
    this.#budget = { ...defaultMemoryBudget, ...budget }
  }

  known(uid: string): LastKnown | undefined {
    const trail = this.#trails.get(uid)
    return trail?.deleted === undefined ? trail?.known : undefined
  }

  write(writes: readonly HistoryWrite[]): void {
    for (const write of writes) {
      switch (write.what) {
        case 'known':
          this.#know(write.known, write.isFirst ?? false)
          break
        case 'entry':
          this.#append(write.subject, write.entry)
          break
        case 'watched':
          this.#spans.watched(write.kind, write.namespace, write.at)
          break
        case 'unwatched':
          this.#spans.unwatched(write.kind, write.namespace, write.at)
          break
      }
    }
  }

  *subjects(filter: HistoryFilter, range: TimeRange): Generator<SubjectHistory> {
    const trails = [...this.#trails.values()].filter(({ known }) => passesFilter(known, filter))
    trails.sort((a, b) => compareSubjects(a.known, b.known) || a.known.seen - b.known.seen)
    for (const { known, deleted, entries } of trails) {
      const { created, seen, state, since, reason, message } = known
      if (deleted !== undefined && deleted < range.from) continue
      if (Math.min(created ?? seen, seen) >= range.to) continue
      const { group, kind, namespace, name, uid } = known
      yield {
        subject: { group, kind, namespace, name, uid },
        created,
        seen,
        deleted,
        last: { state, since, reason, message },
        entries: entriesIn(
          entries.map(({ text }): HistoryEntry => JSON.parse(text)),
          range,
        ),
      }
    }
  }

  spans(filter: HistoryFilter, range: TimeRange): readonly WatchSpan[] {
    return this.#spans.all(filter, range)
  }

  /** What was before this process is not known. */
  unseen(_kind: GroupKind, _namespace: string | undefined): readonly LastKnown[] {
    return []
  }

  /** The budgets are kept at every write. */
  prune(): boolean {
    return false
  }

  stats(): HistoryStats {
    return { entries: this.#entries, bytes: this.#bytes, dropped: this.#dropped }
  }

  shed(): void {
    const { entries, bytes, entriesPerResource } = this.#budget
    this.#budget = {
      entries: halvedLimit(entries, leastBudget.entries),
      entriesPerResource,
      bytes: halvedLimit(bytes, leastBudget.bytes),
    }
    this.#makeRoom()
  }

  close(): void {
    this.#trails.clear()
    this.#queue = []
    this.#first = 0
    this.#entries = 0
    this.#bytes = 0
  }

  #know(known: LastKnown, isFirst: boolean): void {
    const trail = this.#trails.get(known.uid)
    if (!trail) {
      this.#trails.set(known.uid, { known, deleted: undefined, entries: [] })
      this.#bytes += trailBytes
    } else if (!isFirst) trail.known = { ...known, seen: trail.known.seen }
  }

  #append({ uid }: HistorySubject, entry: HistoryEntry): void {
    const trail = this.#trails.get(uid)
    if (!trail) return
    if (entry.what === 'health' && !trail.entries.some(({ what }) => what === 'health'))
      this.#keep(trail, firstHealth(trail.known))
    if (entry.what === 'event') this.#forgetEvent(trail, entry.event.uid)
    if (entry.what === 'deleted') trail.deleted = entry.at
    this.#keep(trail, entry)
    this.#makeRoom()
  }

  #keep(trail: Trail, entry: HistoryEntry): void {
    const event = entry.what === 'event' ? entry.event.uid : undefined
    const kept: Kept = { trail, text: JSON.stringify(entry), what: entry.what, event, gone: false }
    trail.entries.push(kept)
    this.#queue.push(kept)
    this.#entries++
    this.#bytes += bytesOf(kept)
    const oldest = trail.entries[0]
    if (oldest && trail.entries.length > this.#budget.entriesPerResource) this.#drop(oldest)
  }

  #forgetEvent(trail: Trail, uid: string): void {
    const before = trail.entries.find(({ event }) => event === uid)
    if (before) this.#remove(before)
  }

  #makeRoom(): void {
    while (this.#entries > this.#budget.entries || this.#bytes > this.#budget.bytes) {
      const oldest = this.#queue[this.#first++]
      if (!oldest) return
      if (!oldest.gone) this.#drop(oldest)
    }
    if (this.#queue.length < 2 * this.#entries + 1000) return
    this.#queue = this.#queue.filter(({ gone }) => !gone)
    this.#first = 0
  }

  #drop(kept: Kept): void {
    this.#dropped++
    this.#remove(kept)
    const { entries, known } = kept.trail
    if (entries.length > 0) return
    this.#trails.delete(known.uid)
    this.#bytes -= trailBytes
  }

  #remove(kept: Kept): void {
    const { trail } = kept
    kept.gone = true
    trail.entries.splice(trail.entries.indexOf(kept), 1)
    this.#entries--
    this.#bytes -= bytesOf(kept)
  }
}

/** About what it takes to know of a resource at all. */
const trailBytes = 500

/** About what an entry takes: its text, and what holds it. */
function bytesOf({ text }: Kept): number {
  return 120 + text.length
}

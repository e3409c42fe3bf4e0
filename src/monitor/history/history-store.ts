import type { HealthState } from '../../health/index.ts'
import type { GroupKind } from '../../object/index.ts'
import type { ResourceRef, TimelineEntry, TimeRange } from '../../view/index.ts'

/** An entry that stands for itself; when nobody watched is told by spans, not by entries. */
export type HistoryEntry = Exclude<TimelineEntry, { readonly what: 'unobserved' }>

/** One life of a resource: another UID under the same name is another. */
export interface HistorySubject extends ResourceRef {
  readonly uid: string
}

/** A subject as it was when it was last heard of. */
export interface LastKnown extends HistorySubject {
  readonly state: HealthState
  /** Since when it is in that state, as far as is known. */
  readonly since: number | undefined
  readonly reason: string
  readonly message: string
  readonly created: number | undefined
  readonly deletion: number | undefined
  readonly generation: number | undefined
  readonly conditions: readonly { readonly type: string; readonly status: string }[]
  /** When it was first heard of. */
  readonly seen: number
}

/** A subject that is told of in a range of time. */
export interface SubjectHistory {
  readonly subject: HistorySubject
  readonly created: number | undefined
  /** When it was first heard of. */
  readonly seen: number
  readonly deleted: number | undefined
  /** What it was last in, and all the time if no entry is of health. */
  readonly last: Pick<LastKnown, 'state' | 'since' | 'reason' | 'message'>
  /** By time; those of the range, and of health also the last one before it. */
  readonly entries: readonly HistoryEntry[]
}

/** A kind was watched in one namespace, or in all (`undefined`), from `from` until `until`, or still is. */
export interface WatchSpan extends GroupKind {
  readonly namespace: string | undefined
  readonly from: number
  readonly until: number | undefined
}

/** What a store is told, in the order in which it happened. */
export type HistoryWrite =
  /** How it is now, or with `isFirst` how it was until now, which counts only if nothing is known of it yet. */
  | { readonly what: 'known'; readonly known: LastKnown; readonly isFirst?: boolean }
  /**
   * Of a subject that is known. An event with the UID of one that is there takes its place. The first entry of health
   * brings with it one of what was known until then.
   */
  | { readonly what: 'entry'; readonly subject: HistorySubject; readonly entry: HistoryEntry }
  | {
      readonly what: 'watched'
      readonly kind: GroupKind
      readonly namespace: string | undefined
      readonly at: number
    }
  | {
      readonly what: 'unwatched'
      readonly kind: GroupKind
      readonly namespace: string | undefined
      readonly at: number
    }

/** Which resources; what is absent lets everything pass. */
export interface HistoryFilter {
  readonly kinds?: readonly GroupKind[]
  readonly namespaces?: readonly string[]
  readonly name?: string
}

/** The state that a subject was in when it was first heard of, as the entry that comes before its first change. */
export function firstHealth({
  state,
  since,
  seen,
  reason,
  message,
}: Pick<LastKnown, 'state' | 'since' | 'seen' | 'reason' | 'message'>): HistoryEntry {
  return { at: Math.min(since ?? seen, seen), what: 'health', to: state, reason, message }
}

/** What a store holds, and what it had to let go before its time. */
export interface HistoryStats {
  readonly entries: number
  readonly bytes: number
  readonly dropped: number
}

/**
 * The seam between what befalls resources and where it is kept: in memory or in a file. One writer; synchronous, and
 * quick enough to be called between two turns of the event loop. A method throws a `HistoryError` when the store can
 * no longer be relied on; then it is closed, and nothing else is called.
 */
export interface HistoryStore {
  /** Whether it remembers what was before this process. */
  readonly remembers: boolean
  /** When it was last written before it was opened, milliseconds since 1970 UTC; undefined when it never was. */
  readonly lastWritten: number | undefined
  /** What was last known of a subject; undefined when it was never heard of, or was deleted. */
  known(uid: string): LastKnown | undefined
  /** Takes all or nothing. */
  write(writes: readonly HistoryWrite[], now: number): void
  /** Every subject of which anything is known in the range, by kind, namespace and name, then by time. */
  subjects(filter: HistoryFilter, range: TimeRange): Iterable<SubjectHistory>
  /** Those that touch the range, by time. */
  spans(filter: HistoryFilter, range: TimeRange): readonly WatchSpan[]
  /**
   * Subjects of a kind that are known and not deleted, and that were not told of since the store was opened: when the
   * kind is listed they are gone.
   */
  unseen(kind: GroupKind, namespace: string | undefined): readonly LastKnown[]
  /** Lets go a little of what is too old or too much; true when there is more to let go. */
  prune(now: number): boolean
  /** Memory is short: halves what it may hold of that, down to a floor. Of no use to one that holds none. */
  shed?(): void
  stats(): HistoryStats
  close(now: number): void
}

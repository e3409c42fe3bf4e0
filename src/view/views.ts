import type { Change } from './change.ts'
import type { EventQuery, EventRow } from './event-row.ts'
import type { KindSummary } from './kind-summary.ts'
import type { TreeNode } from './owner-tree.ts'
import type { ResourceDetail } from './resource-detail.ts'
import type { ResourcePage, ResourceQuery } from './resource-query.ts'
import type { ResourceRef } from './resource-ref.ts'
import type { Revision } from './revision.ts'
import type { TimelineEntry, TimeRange } from './timeline.ts'

/**
 * The seam between whoever knows and whoever shows. The monitor answers in its process, a client of the server from
 * afar; what they answer is the same. Answers are plain data and no longer change. What does not exist is undefined;
 * a method rejects with a `ViewError` when it cannot tell (the server is away, a query is wrong, this is not kept).
 */
export interface Views {
  /** Worst first. */
  kinds(): Promise<readonly KindSummary[]>
  resources(query: ResourceQuery): Promise<ResourcePage>
  resource(ref: ResourceRef): Promise<ResourceDetail | undefined>
  /** From the outermost owner down; `asked` marks the object asked for. */
  tree(ref: ResourceRef): Promise<TreeNode | undefined>
  events(query: EventQuery): Promise<readonly EventRow[]>
  /** Oldest first. */
  timeline(ref: ResourceRef, range?: TimeRange): Promise<readonly TimelineEntry[]>
  /** Newest first. */
  revisions(ref: ResourceRef): Promise<readonly Revision[]>
  /**
   * What changes from now on, or after the message with the id `since`; in batches, which are never empty. Ends when
   * the signal aborts. A reader that is slower than the changes misses states in between, never the last one. What
   * it reads does not hold up whoever tells, however slowly it reads.
   */
  changes(signal: AbortSignal, since?: string): AsyncIterable<readonly Change[]>
}

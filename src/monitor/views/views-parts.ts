import type {
  EventQuery,
  EventRow,
  ResourceRef,
  Revision,
  TimelineEntry,
  TimeRange,
  TreeNode,
} from '../../view/index.ts'

type Answer<T> = T | Promise<T>

/** Answers `Views.tree`; what follows owned workloads has it. */
export interface TreeSource {
  tree(ref: ResourceRef): Answer<TreeNode | undefined>
}

/** Answers `Views.events`; what collects events has it. */
export interface EventSource {
  events(query: EventQuery): Answer<readonly EventRow[]>
}

/** Answers `Views.timeline` and `Views.revisions`; what keeps history has it. */
export interface HistorySource {
  timeline(ref: ResourceRef, range?: TimeRange): Answer<readonly TimelineEntry[]>
  revisions(ref: ResourceRef): Answer<readonly Revision[]>
}

import type { GroupKind } from '../object/index.ts'
import type { ResourceRecord } from './record/resource-record.ts'

/**
 * The seam between the records of resources and whatever follows them: transitions, history, owner trees, the live
 * stream. Called synchronously, in the order of the server within a kind, after the record has taken its place; a
 * method must neither throw nor change the table that calls it (what it finds out it may put into a record later,
 * by `RecordTable.amend`, also while a list is under way: the list does not undo it). A relist that repeats what is
 * known calls nothing.
 *
 * Another UID under a known name is `vanished` of the one before and `appeared` of the other.
 */
export interface ResourceObserver {
  /** `found`: in the first whole list of its scope, so it was there before; `created`: it came later. */
  appeared?(record: ResourceRecord, how: 'found' | 'created'): void
  /** The same resource, read anew or amended; `before` and `after` share the UID. */
  changed?(before: ResourceRecord, after: ResourceRecord): void
  /**
   * It is gone, or its kind is no longer watched. `when`: `now`, by an event; `unknown`, by its absence from a whole
   * list, so at any time since it was heard of last.
   */
  vanished?(record: ResourceRecord, why: 'deleted' | 'unwatched', when: 'now' | 'unknown'): void
  /** The kind is no longer watched, after `vanished` of each of its resources. */
  closed?(kind: GroupKind): void
}

/** Tells all of several observers, in their order. */
export function observeAll(observers: readonly ResourceObserver[]): Required<ResourceObserver> {
  return {
    appeared: (record, how) => {
      for (const observer of observers) observer.appeared?.(record, how)
    },
    changed: (before, after) => {
      for (const observer of observers) observer.changed?.(before, after)
    },
    vanished: (record, why, when) => {
      for (const observer of observers) observer.vanished?.(record, why, when)
    },
    closed: (kind) => {
      for (const observer of observers) observer.closed?.(kind)
    },
  }
}

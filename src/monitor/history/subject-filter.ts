import { compareText } from '../../base/index.ts'
import type { GroupKind } from '../../object/index.ts'
import type { TimeRange } from '../../view/index.ts'
import type { HistoryEntry, HistoryFilter, HistorySubject } from './history-store.ts'

export function passesFilter(subject: HistorySubject, { kinds, namespaces, name }: HistoryFilter): boolean {
  return (
    (!kinds || kinds.some((kind) => isKind(subject, kind))) &&
    (!namespaces || namespaces.includes(subject.namespace)) &&
    (name === undefined || subject.name === name)
  )
}

export function isKind(a: GroupKind, b: GroupKind): boolean {
  return a.kind === b.kind && a.group === b.group
}

export function compareSubjects(a: HistorySubject, b: HistorySubject): number {
  return (
    compareText(a.group, b.group) ||
    compareText(a.kind, b.kind) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.name, b.name)
  )
}

/** Entries in the order of time: those of the range, and of health also the last one before it. */
export function entriesIn(entries: readonly HistoryEntry[], { from, to }: TimeRange): HistoryEntry[] {
  const ordered = entries.toSorted((a, b) => a.at - b.at)
  const last = ordered.findLast(({ at, what }) => what === 'health' && at < from)
  return ordered.filter((entry) => entry === last || (entry.at >= from && entry.at < to))
}

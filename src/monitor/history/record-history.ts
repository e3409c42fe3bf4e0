import { lastTransitionOf } from '../record/condition-reader.ts'
import { verdictOf } from '../record/record-verdict.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { HistoryEntry, HistorySubject, LastKnown } from './history-store.ts'
import { KeptSpec } from './spec/spec-archive.ts'
import type { SpecChange } from './spec/spec-change.ts'

export function subjectOf({ definition, namespace, name, uid }: ResourceRecord): HistorySubject {
  const { group, kind } = definition.resource
  return { group, kind, namespace, name, uid }
}

/** @param seen when it was first heard of, milliseconds since 1970 UTC */
export function lastKnown(record: ResourceRecord, seen: number): LastKnown {
  const { since, created, deletion, generation, conditions } = record
  const { state, reason, message } = verdictOf(record.verdict, record.name)
  return {
    ...subjectOf(record),
    state,
    since,
    reason,
    message,
    created,
    deletion,
    generation,
    conditions,
    seen,
  }
}

/** Takes what a record says of a change of its spec, so that it is told once. */
export function takeChange({ revision }: ResourceRecord): SpecChange | undefined {
  if (!(revision instanceof KeptSpec)) return undefined
  const { change } = revision
  revision.change = undefined
  return change
}

/**
 * What befell a resource between two readings of it, under our eyes. Times that the object tells go before `now`.
 *
 * @param seen when it was first heard of
 */
export function changesBetween(
  before: ResourceRecord,
  after: ResourceRecord,
  change: SpecChange | undefined,
  now: number,
  seen: number,
): HistoryEntry[] {
  const entries = conditionChanges(before.conditions, after, now, (at, type) => {
    const old = lastTransitionOf(before, type)
    return old === undefined || at > old
  })
  if (change) entries.push(specEntry(after, change, now, now - latest))
  if (before.deletion === undefined && after.deletion !== undefined)
    entries.push({ at: Math.min(after.deletion, now), what: 'deletion-asked' })
  if (before.verdict.state !== after.verdict.state)
    entries.push(healthEntry(before.verdict.state, after, timeOfTurn(before, after, now, seen)))
  return entries
}

/**
 * What a resource owns is looked at a little later than itself: a failure there that is older than the resource's own
 * entries would stand before them, and so counts from when it was found. No state begins before the one that it
 * follows, as it would by a time in whole seconds within the first second that we saw it.
 */
function timeOfTurn(
  before: ResourceRecord,
  { owned, since }: ResourceRecord,
  now: number,
  seen: number,
): number {
  if (before.owned === undefined && owned !== undefined) return now
  return Math.min(Math.max(since ?? now, before.since ?? seen), now)
}

/**
 * What befell a resource while nobody watched, as far as its state then and now tell: what came and went in between is
 * lost. Times that the object tells count when they lie within the gap.
 *
 * @param away since when nobody watched
 */
export function changesSince(
  known: LastKnown,
  record: ResourceRecord,
  change: SpecChange | undefined,
  away: number,
  now: number,
): HistoryEntry[] {
  const floor = away - latest
  const entries = conditionChanges(known.conditions, record, now, (at) => at >= floor)
  if (record.generation !== undefined && known.generation !== record.generation)
    entries.push(specEntry(record, change ?? { managers: [] }, now, floor))
  if (known.deletion === undefined && record.deletion !== undefined)
    entries.push({ at: Math.min(record.deletion, now), what: 'deletion-asked' })
  if (known.state !== record.verdict.state) {
    const { since } = record
    const at = since !== undefined && since >= floor && since <= now ? since : now
    entries.push(healthEntry(known.state, record, at))
  }
  return entries
}

/** What an object tells may reach us so much later, milliseconds; what is older was not written for this change. */
const latest = 60_000

function conditionChanges(
  before: readonly { readonly type: string; readonly status: string }[],
  after: ResourceRecord,
  now: number,
  isTold: (at: number, type: string) => boolean,
): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  for (const { type, status, reason } of after.conditions) {
    const from = before.find((one) => one.type === type)?.status
    if (from === status) continue
    const told = lastTransitionOf(after, type)
    const at = told !== undefined && isTold(told, type) ? Math.min(told, now) : now
    entries.push({ at, what: 'condition', type, to: status, ...(from !== undefined && { from }), reason })
  }
  return entries
}

function specEntry(
  { generation = 0 }: ResourceRecord,
  { managers, changes, cut, at }: SpecChange,
  now: number,
  floor: number,
): HistoryEntry {
  return {
    at: at !== undefined && at >= floor && at <= now ? at : now,
    what: 'spec',
    generation,
    managers,
    ...(changes && { changes }),
    ...(cut !== undefined && { cut }),
  }
}

function healthEntry(from: LastKnown['state'], { verdict, name }: ResourceRecord, at: number): HistoryEntry {
  const { state, reason, message } = verdictOf(verdict, name)
  return { at, what: 'health', to: state, from, reason, message }
}

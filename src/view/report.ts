import { compareText } from '../base/index.ts'
import { type HealthState, healthStates } from '../health/index.ts'
import type { GroupKind } from '../object/index.ts'
import { emptyStates } from './kind-summary.ts'
import { mergeRanges } from './observed.ts'
import type { ResourceRef } from './resource-ref.ts'
import type { TimelineEntry, TimeRange } from './timeline.ts'

/** One life of a resource as history knows it: another UID under the same name is another life. */
export interface ReportedLife {
  readonly subject: ResourceRef
  /** Milliseconds since 1970 UTC, as all times here. */
  readonly created: number | undefined
  /** When it was first heard of. */
  readonly seen: number
  readonly deleted: number | undefined
  /** The state that it is in where no entry of health tells another. */
  readonly last: { readonly state: HealthState }
  /** By time, of health also the last one before the range. */
  readonly entries: readonly TimelineEntry[]
}

/** A kind was watched in one namespace, or in all; without `until` it still is. */
export interface ReportedSpan extends GroupKind {
  readonly namespace: string | undefined
  readonly from: number
  readonly until: number | undefined
}

/** How a resource, or all of a kind, fared in a range of time. All durations are milliseconds. */
export interface ReportRow extends GroupKind {
  /** Empty in the row of a kind. */
  readonly namespace: string
  readonly name: string
  /** 1, or those of a kind. */
  readonly resources: number
  /** How long it was in each state, while it was watched. */
  readonly states: Readonly<Record<HealthState, number>>
  /** How long it was there without being watched: in which state is not known. */
  readonly unobserved: number
  /** How long it was not there. With `states` and `unobserved` this is the range, times `resources`. */
  readonly absent: number
  /**
   * The healthy share of the time that it was watched and not suspended, 0 to 1: what somebody turned off has not
   * failed. Undefined when there was no such time.
   */
  readonly availability: number | undefined
  /** Changes of its state. */
  readonly transitions: number
  /** Times that it was degraded, and for how long at most, as far as it was watched. */
  readonly outages: number
  readonly longestOutage: number
  readonly specChanges: number
}

/**
 * A row for each resource that was there in the range, the worst first: the one that was degraded longest. Pure. A
 * state lasts from its entry to the next one; what was not watched counts as no state, also when the states before
 * and after are the same.
 */
export function reportRows(
  lives: Iterable<ReportedLife>,
  spans: readonly ReportedSpan[],
  range: TimeRange,
): ReportRow[] {
  const byName = new Map<string, ReportedLife[]>()
  for (const life of lives) {
    const { group, kind, namespace, name } = life.subject
    const key = [group, kind, namespace, name].join('/')
    byName.set(key, [...(byName.get(key) ?? []), life])
  }
  const rows = [...byName.values()].map((own) => rowOfLives(own, spans, range))
  return rows.filter(({ absent }) => absent < range.to - range.from).sort(compareRows)
}

/** The same by kind: what its resources fared, added up. */
export function reportKinds(rows: readonly ReportRow[]): ReportRow[] {
  const byKind = new Map<string, ReportRow>()
  for (const row of rows) {
    const key = `${row.kind}.${row.group}`
    const sum = byKind.get(key)
    byKind.set(key, sum ? addRows(sum, row) : { ...row, namespace: '', name: '' })
  }
  return [...byKind.values()].sort(compareRows)
}

function rowOfLives(
  lives: readonly ReportedLife[],
  spans: readonly ReportedSpan[],
  range: TimeRange,
): ReportRow {
  const ordered = lives.toSorted((a, b) => bornAt(a) - bornAt(b))
  const [{ subject }] = ordered as [ReportedLife]
  const { group, kind, namespace, name } = subject
  const watched = watchedOf(subject, spans, range)
  const states = emptyStates()
  let [present, outages, longestOutage] = [0, 0, 0]
  let end = range.from
  for (const life of ordered) {
    const there = { from: Math.max(end, bornAt(life)), to: Math.min(life.deleted ?? range.to, range.to) }
    if (there.from >= there.to) continue
    end = there.to
    present += there.to - there.from
    for (const { state, from, to } of stretchesOf(life, there)) {
      const seen = lengthOf(mergeRanges(watched, { from, to }))
      states[state] += seen
      if (state !== 'degraded' || seen === 0) continue
      outages++
      longestOutage = Math.max(longestOutage, seen)
    }
  }
  const entries = ordered.flatMap((life) =>
    life.entries.filter(({ at }) => at >= range.from && at < range.to),
  )
  return {
    group,
    kind,
    namespace,
    name,
    resources: 1,
    states,
    unobserved: present - observedTime(states),
    absent: range.to - range.from - present,
    availability: availabilityOf(states),
    transitions: entries.filter((entry) => entry.what === 'health' && entry.from !== undefined).length,
    outages,
    longestOutage,
    specChanges: entries.filter(({ what }) => what === 'spec').length,
  }
}

/** When a resource was watched within a range, in order and without overlaps. */
function watchedOf(
  { group, kind, namespace }: ResourceRef,
  spans: readonly ReportedSpan[],
  range: TimeRange,
): TimeRange[] {
  const own = spans
    .filter((span) => span.kind === kind && span.group === group)
    .filter((span) => span.namespace === undefined || span.namespace === namespace)
  return mergeRanges(
    own.map(({ from, until = range.to }) => ({ from, to: until })),
    range,
  )
}

function lengthOf(ranges: readonly TimeRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0)
}

interface Stretch extends TimeRange {
  readonly state: HealthState
}

/** The states of a life one after the other, without gaps, from one end of `there` to the other. */
function stretchesOf({ entries, last }: ReportedLife, there: TimeRange): Stretch[] {
  const turns = entries.filter((entry) => entry.what === 'health').sort((a, b) => a.at - b.at)
  const [first] = turns
  let state = first ? (first.from ?? first.to) : last.state
  let from = there.from
  const stretches: Stretch[] = []
  for (const { at, to: next } of turns) {
    if (next === state) continue
    const to = Math.min(Math.max(at, from), there.to)
    if (to > from) stretches.push({ state, from, to })
    state = next
    from = to
  }
  if (from < there.to) stretches.push({ state, from, to: there.to })
  return stretches
}

function bornAt({ created, seen }: ReportedLife): number {
  return Math.min(created ?? seen, seen)
}

function addRows(a: ReportRow, b: ReportRow): ReportRow {
  const states = emptyStates()
  for (const state of healthStates) states[state] = a.states[state] + b.states[state]
  return {
    ...a,
    resources: a.resources + b.resources,
    states,
    unobserved: a.unobserved + b.unobserved,
    absent: a.absent + b.absent,
    availability: availabilityOf(states),
    transitions: a.transitions + b.transitions,
    outages: a.outages + b.outages,
    longestOutage: Math.max(a.longestOutage, b.longestOutage),
    specChanges: a.specChanges + b.specChanges,
  }
}

function availabilityOf(states: ReportRow['states']): number | undefined {
  const counted = observedTime(states) - states.suspended
  return counted > 0 ? states.healthy / counted : undefined
}

function observedTime(states: ReportRow['states']): number {
  return healthStates.reduce((sum, state) => sum + states[state], 0)
}

/** Whether it was healthy as long as it was watched, and was watched at all. */
export function isHealthyThroughout({ states }: ReportRow): boolean {
  return states.healthy > 0 && states.healthy === observedTime(states)
}

function compareRows(a: ReportRow, b: ReportRow): number {
  return (
    b.states.degraded - a.states.degraded ||
    (a.availability ?? 1) - (b.availability ?? 1) ||
    compareText(a.group, b.group) ||
    compareText(a.kind, b.kind) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.name, b.name)
  )
}

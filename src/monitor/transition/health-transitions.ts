import type { Clock } from '../../base/index.ts'
import { transitionMetrics } from '../../catalogue/index.ts'
import { type Family, Registry } from '../../exposition/index.ts'
import { healthStates } from '../../health/index.ts'
import type { GroupKind } from '../../object/index.ts'
import type { MonitorPart } from '../monitor-part.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { ResourceObserver } from '../resource-observer.ts'

/** What came to its present state within this of its creation cannot have been healthy before. */
const firstStateMs = 60_000

/**
 * Counts the changes of health of a kind's resources, and how long things took: a state, coming up, going away.
 *
 * Durations go by the object's own times where it tells them (creationTimestamp, deletionTimestamp, the
 * lastTransitionTime of the condition that a verdict names), else by when the change was seen. A resource that is found
 * is the base: nothing is counted of what it went through before. So neither a restart nor a relist counts anything
 * twice, and what is lost is what happened while nobody watched. A duration whose beginning is unknown, or lies after
 * its end because a clock was turned, is left out.
 *
 * - A state's duration counts when it is left: for another, or by a deletion that was seen.
 * - The time to ready counts once a resource, when it is healthy for the first time. That it has not been so before is
 *   known if, when it is heard of, its status says nothing yet or its state began within a minute of its creation. It
 *   makes no difference how it is heard of: a list may bring what another replica has counted.
 * - The time of a deletion counts when the end was seen; it is 0 where nothing held it up. (The API server sets the
 *   grace period of custom resources to 0, so deletionTimestamp is when it was asked for: apiserver's
 *   registry.Store, markAsDeleting.)
 *
 * The whole rule, with its reasons: docs/adr/0010.
 */
export class HealthTransitions implements MonitorPart {
  readonly name = 'transitions'
  readonly observer: ResourceObserver
  readonly #clock: Clock
  readonly #started: number
  readonly #registry = new Registry({ seriesLimit: 20_000 })
  readonly #transitions = this.#registry.counter(transitionMetrics.healthTransitionsTotal)
  readonly #stateDuration = this.#registry.histogram(
    transitionMetrics.stateDuration,
    transitionMetrics.stateDuration.buckets,
  )
  readonly #timeToReady = this.#registry.histogram(
    transitionMetrics.timeToReady,
    transitionMetrics.timeToReady.buckets,
  )
  readonly #deletionDuration = this.#registry.histogram(
    transitionMetrics.deletionDuration,
    transitionMetrics.deletionDuration.buckets,
  )
  /** UIDs of the living resources that have not been healthy yet, as far as that is known. */
  readonly #comingUp = new Set<string>()
  /** Kinds whose series stand, from 0. */
  readonly #kinds = new Set<string>()

  constructor({ clock }: { readonly clock: Clock }) {
    this.#clock = clock
    this.#started = clock.now()
    this.observer = {
      appeared: (record) => this.#appeared(record),
      changed: (before, after) => this.#changed(before, after),
      vanished: (record, why, when) => this.#vanished(record, why === 'deleted' && when === 'now'),
      closed: (kind) => this.#closed(kind),
    }
  }

  families(): readonly Family[] {
    return this.#registry.families()
  }

  #appeared(record: ResourceRecord): void {
    this.#open(kindOf(record))
    if (isInFirstState(record)) this.#comingUp.add(record.uid)
  }

  #changed(before: ResourceRecord, after: ResourceRecord): void {
    const { state } = after.verdict
    if (before.verdict.state === state) return
    const at = after.since ?? this.#clock.now()
    // What a resource owns is known a little later than itself: a failure of before our time was found, too.
    if (before.owned === undefined && after.owned !== undefined && at < this.#started) return
    this.#transitions.labels({ ...kindOf(after), to: state }).inc()
    this.#left(before, at)
    if (state === 'healthy' && this.#comingUp.delete(after.uid)) this.#ready(after, at)
  }

  #vanished(record: ResourceRecord, seen: boolean): void {
    const now = this.#clock.now()
    if (seen) this.#left(record, now)
    this.#comingUp.delete(record.uid)
    if (!seen) return
    const took = durationOf(record.deletion ?? now, now)
    if (took !== undefined) this.#deletionDuration.labels(kindOf(record)).observe(took)
  }

  #ready(record: ResourceRecord, at: number): void {
    const took = durationOf(record.created, at)
    if (took !== undefined) this.#timeToReady.labels(kindOf(record)).observe(took)
  }

  #left(record: ResourceRecord, at: number): void {
    const { state } = record.verdict
    // What is not healthy yet and has not changed since it was heard of is in the state that it began with.
    const since = record.since ?? (this.#comingUp.has(record.uid) ? record.created : undefined)
    const lasted = durationOf(since, at)
    if (lasted !== undefined) this.#stateDuration.labels({ ...kindOf(record), state }).observe(lasted)
  }

  #open(kind: GroupKind): void {
    const key = `${kind.kind}.${kind.group}`
    if (this.#kinds.has(key)) return
    this.#kinds.add(key)
    for (const to of healthStates) this.#transitions.labels({ ...kind, to })
    this.#timeToReady.labels(kind)
    this.#deletionDuration.labels(kind)
  }

  #closed({ group, kind }: GroupKind): void {
    this.#kinds.delete(`${kind}.${group}`)
    for (const state of healthStates) {
      this.#transitions.remove({ group, kind, to: state })
      this.#stateDuration.remove({ group, kind, state })
    }
    this.#timeToReady.remove({ group, kind })
    this.#deletionDuration.remove({ group, kind })
  }
}

/** Whether it has not been healthy yet: it is in the state that it began with. */
function isInFirstState(record: ResourceRecord): boolean {
  const { created, since, verdict } = record
  if (verdict.state === 'healthy') return false
  if (since === undefined) return !isReconciled(record)
  return created !== undefined && since - created <= firstStateMs
}

/** Whether its status says anything. */
function isReconciled({ conditions, observedGeneration, phase, verdict }: ResourceRecord): boolean {
  const says = conditions.length > 0 || observedGeneration !== undefined || phase !== undefined
  return says || verdict.field.startsWith('status.')
}

/** Clocks of servers differ by some seconds, and timestamps lack their fractions. */
const skewMs = 5_000

/** Seconds; undefined where the beginning is not known or lies well after the end. */
function durationOf(from: number | undefined, to: number): number | undefined {
  return from === undefined || from > to + skewMs ? undefined : Math.max(0, to - from) / 1000
}

function kindOf({ definition: { resource } }: Pick<ResourceRecord, 'definition'>): GroupKind {
  return { group: resource.group, kind: resource.kind }
}

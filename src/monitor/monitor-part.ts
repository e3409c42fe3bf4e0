import type { ReadinessPart } from '../base/index.ts'
import type { ReflectorObserver, Sink } from '../cache/index.ts'
import type { Family } from '../exposition/index.ts'
import type { GroupKind } from '../object/index.ts'
import type { ResourceRecord } from './record/resource-record.ts'
import type { RevisionReader } from './record/revision-reader.ts'
import type { ResourceObserver } from './resource-observer.ts'

/** The records of every kind that is watched, as they are at the moment. */
export interface ResourceLookup {
  /** Of one kind, or of all. */
  records(kind?: GroupKind): Iterable<ResourceRecord>
  record(kind: GroupKind, namespace: string, name: string): ResourceRecord | undefined
  /** Puts what was found out elsewhere into a record; see `RecordTable.amend`. */
  amend(record: ResourceRecord, change: (record: ResourceRecord) => ResourceRecord): void
  /** Whether nothing is being listed for the first time: the definitions are known, and of their kinds what can be. */
  isSettled(): boolean
  /** Whether every part has looked for the first time (`MonitorPart.hasLooked`): verdicts are not taken back any more. */
  hasLooked(): boolean
}

/**
 * What follows the resources beside their records and adds to what is known of them: transitions, owned workloads,
 * events, history. A part may be left out, and one that fails does not take the others with it (see `isolatedPart`).
 */
export interface MonitorPart {
  /** What its defects are told under. */
  readonly name?: string
  /** Told of every resource of every kind. */
  readonly observer?: ResourceObserver
  /** Of every CustomResourceDefinition, from the watch of the monitor; whoever shares it alters none. */
  readonly definitions?: Sink
  /** Reads every object beside its record. Of several parts that have one, the first reads. */
  readonly revisionReader?: RevisionReader
  /** Of the watch of a kind in all namespaces (undefined), or in each on its own. */
  watchObserver?(kind: GroupKind, namespace: string | undefined): ReflectorObserver
  /** Called once, before `start`. */
  attach?(resources: ResourceLookup): void
  /** In a stable order; their chunks are the same objects for as long as they are written. */
  families?(): readonly Family[]
  /** Called once, before the first kind is watched. The signal aborts when no kind is watched any more. */
  start?(signal: AbortSignal): void
  /** Called once, when no kind is watched any more. Resolves when nothing of it runs any more; never rejects. */
  stop?(): Promise<void>
  /** Memory is short: lets go of what can be done without. */
  shed?(): void
  /**
   * Whether what it takes up into verdicts was looked at; until it was, they may be taken back in a moment. Once true
   * it stays so, and it becomes so within bounded time. Default true.
   */
  hasLooked?(): boolean
  /** What it has to say to a readiness probe; nothing when it never keeps the monitor from being ready. */
  readiness?(): readonly ReadinessPart[]
}

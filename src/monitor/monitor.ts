import { createHash } from 'node:crypto'
import type { Clock, Logger, Random, Readiness, ReadinessPart } from '../base/index.ts'
import { listerWatcher, Reflector, sinkTee } from '../cache/index.ts'
import type { Family } from '../exposition/index.ts'
import {
  type ApiResource,
  definitionResource,
  formatGroupResource,
  type GroupKind,
  humanDuration,
} from '../object/index.ts'
import { compareKinds, isNameOfKind, type KindSummary, type ResourceRow } from '../view/index.ts'
import { DefinitionTable } from './definition/definition-table.ts'
import { KindFilter, type KindFilterOptions } from './definition/kind-filter.ts'
import { heldFamily } from './held-family.ts'
import { isolatedPart } from './isolated-part.ts'
import { kindFamilies } from './kind/kind-families.ts'
import { KindSet, type WatchedKind } from './kind/kind-set.ts'
import { kindStateFamily, type StateOfKind } from './kind/kind-state-family.ts'
import type { KindState, KindStatus } from './kind/kind-status.ts'
import { Resync } from './kind/resync.ts'
import type { ListWatchClient } from './list-watch-client.ts'
import { type BuildInfo, MonitorInstruments } from './monitor-instruments.ts'
import type { MonitorPart, ResourceLookup } from './monitor-part.ts'
import { type Assess, RecordReader, type RecordReaderOptions } from './record/record-reader.ts'
import { StringPool } from './record/string-pool.ts'
import { observeAll } from './resource-observer.ts'
import { isWrittenIn } from './series/metric-selection.ts'
import { type AllowedMetadata, seriesRulesWith } from './series/resource-series.ts'
import { defaultSeriesLimits, type SeriesLimits } from './series/series-limit.ts'
import type { MetricSelection } from './series/series-table.ts'
import type { ShardAssignment } from './shard/shard-assignment.ts'
import type { TierState } from './tier/tier-control.ts'

export interface MonitorOptions extends KindFilterOptions {
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly build: BuildInfo
  /** All that the monitor was told, as a document that has a JSON form, for its hash in the metrics. */
  readonly configuration?: unknown
  /** Namespaces to watch instead of all. Cluster-scoped kinds are watched all the same. */
  readonly namespaces?: readonly string[]
  readonly limits?: Partial<SeriesLimits>
  /** What judges an object; default the engine of health. */
  readonly assess?: Assess
  /** What else follows the resources; started and stopped with the monitor. Their order is that of their families. */
  readonly parts?: readonly MonitorPart[]
  /** Which metrics of resources are written at first; default those of tier full. */
  readonly selection?: MetricSelection
  /** What else is read of resources: pairs set or silenced by hand, how many versions of a status. */
  readonly reading?: Pick<RecordReaderOptions, 'pairOverrides' | 'statusInfoFields'>
  /** Labels and annotations that become labels of series; default none. */
  readonly metadata?: AllowedMetadata
  /** The share of this replica among several; default everything. */
  readonly shard?: ShardAssignment
  /** Every kind is listed anew once in so many milliseconds; default never, watches miss nothing. */
  readonly resyncMs?: number
}

type MonitorState =
  | { readonly name: 'idle' | 'running' }
  | { readonly name: 'stopped'; readonly ended: Promise<void> }

/** By what a `KindFilter` goes. */
export type DefinedKind = Pick<ApiResource, 'group' | 'kind' | 'resource'>

/** Why nothing new is heard; `denied` when that is for want of rights. */
export interface Outage {
  readonly reason: string
  readonly since: number
  readonly denied: boolean
}

/**
 * Watches every custom resource of a cluster: finds the CustomResourceDefinitions, watches each kind on its own
 * as its definition comes, changes and goes, and keeps a record of each resource, which metrics and rows are
 * made from. Nothing that befalls one kind touches another.
 */
export class Monitor {
  readonly #options: MonitorOptions
  readonly #limits: SeriesLimits
  readonly #instruments: MonitorInstruments
  readonly #definitions: DefinitionTable
  readonly #definitionReflector: Reflector
  readonly #kinds: KindSet
  readonly #parts: readonly MonitorPart[]
  readonly #families: readonly Family[]
  /** Of the watches of definitions and kinds. */
  readonly #watching = new AbortController()
  /** Of the parts, which end after what they follow. */
  readonly #following = new AbortController()
  #state: MonitorState = { name: 'idle' }
  #revision = 0

  constructor(options: MonitorOptions) {
    const { clock, random, logger, client, metadata = {} } = options
    const rules = seriesRulesWith(metadata)
    this.#options = options
    this.#limits = { ...defaultSeriesLimits, ...options.limits }
    this.#instruments = new MonitorInstruments(clock, options.build, hashOf(options.configuration))
    if (options.shard) this.#instruments.showShard(options.shard)
    this.#parts = (options.parts ?? []).map((part) => isolatedPart(part, logger))
    const revisions = this.#parts.find((part) => part.revisionReader)?.revisionReader
    this.#definitions = new DefinitionTable((name, record) => {
      this.#revision++
      this.#kinds.follow(name, record, this.#watching.signal)
    })
    this.#kinds = new KindSet({
      client,
      clock,
      random,
      logger,
      definitions: this.#definitions,
      filter: new KindFilter(options),
      reader: new RecordReader({
        clock,
        pool: new StringPool(),
        ...(options.assess && { assess: options.assess }),
        ...(revisions && { revisions }),
        ...options.reading,
        ...(metadata.annotations && { annotations: metadata.annotations }),
      }),
      observer: observeAll(this.#parts.flatMap(({ observer }) => observer ?? [])),
      watchObservers: (kind, namespace) =>
        this.#parts.flatMap((part) => part.watchObserver?.(kind, namespace) ?? []),
      instruments: this.#instruments,
      limits: this.#limits,
      namespaces: options.namespaces ?? [],
      rules,
      selection: options.selection ?? isWrittenIn('full'),
      shard: options.shard,
      onChange: () => {
        this.#revision++
      },
    })
    this.#definitionReflector = new Reflector({
      listerWatcher: listerWatcher(client, definitionResource),
      sink: sinkTee([this.#definitions, ...this.#parts.flatMap(({ definitions }) => definitions ?? [])]),
      clock,
      random,
      logger,
      cutDeepParts: true,
      observer: this.#instruments.observe(definitionResource),
    })
    const hasLooked = () => this.#parts.every((part) => part.hasLooked?.() ?? true)
    const lookup = lookupIn(this.#kinds, { isSettled: () => this.#isSettled(), hasLooked })
    for (const part of this.#parts) part.attach?.(lookup)
    this.#families = [
      ...rules.map((rule, index) => this.#resourceFamily(rule.metric, index)),
      ...kindFamilies({
        tables: () => this.#kinds.watched().map(({ monitor }) => monitor.table),
        countedTables: () =>
          this.#kinds.watched().flatMap(({ monitor }) => (monitor.hasCounts ? [monitor.table] : [])),
        definitions: () => this.#definitions.records(),
        revision: () => this.#revision,
        seriesPerMetric: this.#limits.perMetric,
        onDropped: (metric, count) => this.#instruments.seriesDropped(metric, count),
      }),
      kindStateFamily(() => this.#states()),
    ].map((family) => heldFamily(family, hasLooked))
  }

  /** Begins, once. Returns at once; aborting the signal is as good as `stop`. */
  start(signal: AbortSignal): void {
    if (this.#state.name !== 'idle') throw new Error('a monitor starts once')
    const stop = () => void this.stop()
    if (signal.aborted) {
      stop()
      return
    }
    this.#state = { name: 'running' }
    signal.addEventListener('abort', stop, { once: true })
    for (const part of this.#parts) part.start?.(this.#following.signal)
    this.#definitionReflector.start(this.#watching.signal)
    const { clock, resyncMs: periodMs } = this.#options
    if (periodMs === undefined) return
    const kinds = () => this.#kinds.watched().map(({ monitor }) => monitor)
    new Resync({ clock, periodMs, kinds }).start(this.#watching.signal)
  }

  /** Ends every watch, then the parts; resolves when nothing runs any more. What is known stays readable. */
  stop(): Promise<void> {
    if (this.#state.name === 'stopped') return this.#state.ended
    const ended = this.#state.name === 'running' ? this.#stop() : Promise.resolve()
    this.#state = { name: 'stopped', ended }
    return ended
  }

  async #stop(): Promise<void> {
    this.#watching.abort()
    this.#options.shard?.stop()
    await Promise.allSettled([this.#definitionReflector.stop(), this.#kinds.stop()])
    this.#following.abort()
    await Promise.all(this.#parts.map((part) => part.stop?.()))
  }

  /** The families of a scrape, always the same objects, in the order of the catalogue. */
  families(): Iterable<Family> {
    this.#age()
    return [
      ...this.#families,
      ...this.#parts.flatMap((part) => part.families?.() ?? []),
      ...this.#instruments.families(),
    ]
  }

  /** Shows in the monitor's own metrics which tier is written. */
  showTier(control: { readonly state: TierState }): void {
    this.#instruments.showTier(control)
  }

  /** Series of resources that are written, all kinds together. */
  get series(): number {
    return this.#kinds.watched().reduce((sum, { monitor }) => sum + monitor.table.series.series, 0)
  }

  /** Writes these metrics of resources from now on, and no others. */
  select(selection: MetricSelection): void {
    this.#kinds.select(selection)
  }

  /** Memory is short: the parts let go of what can be done without. */
  shed(): void {
    for (const part of this.#parts) part.shed?.()
  }

  /** To be told by whoever answers scrapes how long one took. */
  scraped(seconds: number): void {
    this.#instruments.scraped(seconds)
  }

  /** The state of every kind that the filters admit, by group and kind. */
  kinds(): KindStatus[] {
    return this.#kinds.statuses()
  }

  /** The kinds that the definitions are of, those included that the filters leave out; undefined until they are known. */
  defined(): readonly DefinedKind[] | undefined {
    if (!this.#definitionReflector.hasSynced) return undefined
    return this.#definitions.records().map(({ group, kind, plural }) => ({ group, kind, resource: plural }))
  }

  /** The kinds that are watched, worst first. */
  summaries(): KindSummary[] {
    this.#age()
    return this.#kinds
      .watched()
      .map(({ record, monitor }) => monitor.summary(record))
      .sort(compareKinds)
  }

  /** The kinds that are watched, with verdicts as they are by now. */
  watched(): readonly WatchedKind[] {
    this.#age()
    return this.#kinds.watched()
  }

  /** Every resource of the kinds that `name` may mean (see `isNameOfKind`), or of all. */
  *rows(name?: string): Generator<ResourceRow> {
    this.#age()
    for (const { record, monitor } of this.#kinds.watched()) {
      const { resource } = monitor.table.definition
      if (name === undefined || isNameOfKind(name, resource, record.aliases)) yield* monitor.rows()
    }
  }

  /**
   * Ready while the definitions and every kind that can be watched are synced and followed; a part that is not says
   * why, and since when it is no longer.
   */
  readiness(): Readiness {
    const kinds = this.kinds().map(
      (kind): ReadinessPart => ({
        name: kind.definition,
        ready: kind.state === 'unwatchable' || kind.state === 'synced',
        message: this.#message(kind),
        forbidden: kind.state === 'forbidden',
      }),
    )
    const others = this.#parts.flatMap((part) => part.readiness?.() ?? [])
    const parts = [this.#definitionReadiness(), ...kinds, ...others]
    return { ready: parts.every(({ ready }) => ready), parts }
  }

  /** Why the definitions cannot be followed, and since when: the API server is away, or denies them. */
  outage(): Outage | undefined {
    const { lastError, interruptedSince } = this.#definitionReflector
    if (!lastError || interruptedSince === undefined) return undefined
    return { reason: lastError.message, since: interruptedSince, denied: lastError.kind === 'denied' }
  }

  #definitionReadiness(): ReadinessPart {
    const { lastError, interruptedSince, state } = this.#definitionReflector
    const name = formatGroupResource(definitionResource)
    if (state.name === 'failed')
      return { name, ready: false, message: `failed: a defect ended the watch: ${String(state.error)}` }
    const reached = this.#definitionState()
    return {
      name,
      ready: reached === 'synced',
      message: this.#message({
        state: reached,
        ...(lastError && { problem: lastError.message }),
        ...(interruptedSince !== undefined && { interruptedSince }),
      }),
    }
  }

  #isSettled(): boolean {
    if (this.#definitionState() === 'syncing') return false
    return this.#kinds.statuses().every(({ state }) => state !== 'syncing')
  }

  #definitionState(): KindState {
    const { hasSynced, lastError, state } = this.#definitionReflector
    if (state.name === 'failed') return 'failed'
    if (!lastError) return hasSynced ? 'synced' : 'syncing'
    if (lastError.kind === 'denied') return 'forbidden'
    return hasSynced ? 'stale' : 'syncing'
  }

  /** The definitions first: without them no kind is known. */
  *#states(): Generator<StateOfKind> {
    yield [definitionResource, this.#definitionState()]
    for (const record of this.#definitions.records())
      if (this.#kinds.admits(record)) yield [record, this.#kinds.get(record.name)?.state ?? 'unwatchable']
  }

  #message({
    state,
    problem,
    interruptedSince,
  }: Pick<KindStatus, 'state' | 'problem' | 'interruptedSince'>): string {
    if (problem === undefined) return state
    if (state === 'unwatchable') return `not watched: ${problem}`
    const age =
      interruptedSince === undefined
        ? ''
        : ` for ${humanDuration(this.#options.clock.now() - interruptedSince)}`
    return `${state}${age}: ${problem}`
  }

  /** Some verdicts change by age alone, without an event; what is asked for shows them as they are now. */
  #age(): void {
    const now = this.#options.clock.now()
    for (const { monitor } of this.#kinds.watched()) monitor.table.age(now)
  }

  #resourceFamily(metadata: Family['metadata'], index: number): Family {
    const kinds = this.#kinds
    return {
      metadata,
      *chunks() {
        for (const { monitor } of kinds.watched()) yield* monitor.table.series.chunks(index)
      },
    }
  }
}

function lookupIn(kinds: KindSet, settling: Pick<ResourceLookup, 'isSettled' | 'hasLooked'>): ResourceLookup {
  const tablesOf = (kind: GroupKind | undefined) =>
    (kind ? kinds.of(kind) : kinds.watched()).map(({ monitor }) => monitor.table)
  return {
    *records(kind) {
      for (const table of tablesOf(kind)) yield* table.records()
    },
    record: (kind, namespace, name) =>
      tablesOf(kind)
        .map((table) => table.get(namespace, name))
        .find((record) => record !== undefined),
    amend: (record, change) => {
      for (const table of tablesOf(record.definition.resource)) table.amend(record, change)
    },
    ...settling,
  }
}

/** The first 48 bits of a SHA-256 of the document as JSON. */
function hashOf(configuration: unknown): number {
  const text = JSON.stringify(configuration) ?? ''
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16)
}

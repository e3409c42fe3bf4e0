import { createHash } from 'node:crypto'
import type { Clock, Logger, Random } from '../base/index.ts'
import { listerWatcher, Reflector } from '../cache/index.ts'
import type { Family } from '../exposition/index.ts'
import { formatGroupResource, humanDuration } from '../object/index.ts'
import { definitionResource } from '../schema/index.ts'
import { compareKinds, isNameOfKind, type KindSummary, type ResourceRow } from '../view/index.ts'
import type { DefinitionRecord } from './definition/definition-record.ts'
import { DefinitionTable } from './definition/definition-table.ts'
import { KindFilter, type KindFilterOptions } from './definition/kind-filter.ts'
import { kindFamilies } from './kind-families.ts'
import { KindMonitor, type ListWatchClient } from './kind-monitor.ts'
import { kindStateFamily, type StateOfKind } from './kind-state-family.ts'
import type { KindState, KindStatus, Readiness, ReadinessPart } from './kind-status.ts'
import { type BuildInfo, MonitorInstruments } from './monitor-instruments.ts'
import { type Assess, RecordReader } from './record/record-reader.ts'
import { RecordTable } from './record/record-table.ts'
import { StringPool } from './record/string-pool.ts'
import { seriesRules } from './series/resource-series.ts'
import { defaultSeriesLimits, type SeriesLimits } from './series/series-limit.ts'
import { SeriesTable } from './series/series-table.ts'

export interface MonitorOptions extends KindFilterOptions {
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly build: BuildInfo
  /** Namespaces to watch instead of all. Cluster-scoped kinds are watched all the same. */
  readonly namespaces?: readonly string[]
  readonly limits?: Partial<SeriesLimits>
  /** What judges an object; default the engine of health without overrides. */
  readonly assess?: Assess
}

/** A kind that is watched. */
interface WatchedKind {
  readonly uid: string
  readonly fingerprint: string
  readonly monitor: KindMonitor
}

type MonitorState = 'idle' | 'running' | 'stopped'

/**
 * Watches every custom resource of a cluster: finds the CustomResourceDefinitions, watches each kind on its own
 * as its definition comes, changes and goes, and keeps a record of each resource, which metrics and rows are
 * made from. Nothing that befalls one kind touches another.
 */
export class Monitor {
  readonly #options: MonitorOptions
  readonly #filter: KindFilter
  readonly #limits: SeriesLimits
  readonly #instruments: MonitorInstruments
  readonly #reader: RecordReader
  readonly #definitions: DefinitionTable
  readonly #definitionReflector: Reflector
  readonly #kinds = new Map<string, WatchedKind>()
  readonly #families: readonly Family[]
  readonly #ending = new Set<Promise<void>>()
  readonly #controller = new AbortController()
  #state: MonitorState = 'idle'
  #revision = 0
  #ordered: readonly KindMonitor[] | undefined

  constructor(options: MonitorOptions) {
    const { clock, random, logger, client } = options
    this.#options = options
    this.#filter = new KindFilter(options)
    this.#limits = { ...defaultSeriesLimits, ...options.limits }
    this.#instruments = new MonitorInstruments(clock, options.build, hashOf(options, this.#limits))
    this.#reader = new RecordReader({
      clock,
      pool: new StringPool(),
      ...(options.assess && { assess: options.assess }),
    })
    this.#definitions = new DefinitionTable((name, record) => this.#follow(name, record))
    this.#definitionReflector = new Reflector({
      listerWatcher: listerWatcher(client, definitionResource),
      sink: this.#definitions,
      clock,
      random,
      logger,
      observer: this.#instruments.observe(definitionResource),
    })
    this.#families = [
      ...seriesRules.map((rule, index) => this.#resourceFamily(rule.metric, index)),
      ...kindFamilies({
        tables: () => this.#inOrder().map(({ table }) => table),
        countedTables: () => this.#inOrder().flatMap(({ hasCounts, table }) => (hasCounts ? [table] : [])),
        definitions: () => this.#definitions.records(),
        revision: () => this.#revision,
        seriesPerMetric: this.#limits.perMetric,
        onDropped: (metric, count) => this.#instruments.seriesDropped(metric, count),
      }),
      kindStateFamily(() => this.#states()),
    ]
  }

  /** Begins, once. Returns at once; aborting the signal is as good as `stop`. */
  start(signal: AbortSignal): void {
    if (this.#state !== 'idle') throw new Error('a monitor starts once')
    this.#state = 'running'
    const abort = () => this.#controller.abort(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    this.#definitionReflector.start(this.#controller.signal)
  }

  /** Ends every watch; resolves when none is left. What is known stays readable. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#controller.abort()
    await this.#definitionReflector.stop()
    for (const { monitor } of this.#kinds.values()) this.#end(monitor)
    await Promise.all(this.#ending)
  }

  /** The families of a scrape, always the same objects, in the order of the catalogue. */
  families(): Iterable<Family> {
    this.#age()
    return [...this.#families, ...this.#instruments.families()]
  }

  /** To be told by whoever answers scrapes how long one took. */
  scraped(seconds: number): void {
    this.#instruments.scraped(seconds)
  }

  /** The state of every kind that the filters admit, by group and kind. */
  kinds(): KindStatus[] {
    return this.#definitions.records().flatMap((record) => this.#statusOf(record) ?? [])
  }

  /** The kinds that are watched, worst first. */
  summaries(): KindSummary[] {
    this.#age()
    return this.#watched()
      .map(({ record, kind }) => kind.monitor.summary(record))
      .sort(compareKinds)
  }

  /** Every resource of the kinds that `name` may mean (see `isNameOfKind`), or of all. */
  *rows(name?: string): Generator<ResourceRow> {
    this.#age()
    for (const { record, kind } of this.#watched()) {
      const { resource } = kind.monitor.table.definition
      if (name === undefined || isNameOfKind(name, resource, record.aliases)) yield* kind.monitor.rows()
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
      }),
    )
    const parts = [this.#definitionReadiness(), ...kinds]
    return { ready: parts.every(({ ready }) => ready), parts }
  }

  /** Why the definitions cannot be followed, and since when; as a rule the API server is away. */
  outage(): { readonly reason: string; readonly since: number } | undefined {
    const { lastError, interruptedSince } = this.#definitionReflector
    return lastError && interruptedSince !== undefined
      ? { reason: lastError.message, since: interruptedSince }
      : undefined
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
      if (this.#admits(record)) yield [record, this.#kinds.get(record.name)?.monitor.state ?? 'unwatchable']
  }

  #admits({ group, kind, plural }: DefinitionRecord): boolean {
    return this.#filter.admits({ group, kind, resource: plural })
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
    for (const { table } of this.#inOrder()) table.age(now)
  }

  #follow(name: string, record: DefinitionRecord | undefined): void {
    this.#revision++
    const watch = record && this.#admits(record) ? record.watch : undefined
    if (watch?.name !== 'watchable' || record?.uid !== this.#kinds.get(name)?.uid) this.#drop(name)
    if (!record || watch?.name !== 'watchable') return
    const { definition, fingerprint } = watch
    const kept = this.#kinds.get(name)
    if (kept?.fingerprint === fingerprint) return
    const monitor = kept?.monitor ?? this.#makeKind(definition)
    this.#kinds.set(name, { uid: record.uid, fingerprint, monitor })
    this.#ordered = undefined
    this.#options.logger.debug(kept ? 'watching a kind anew' : 'watching a kind', {
      definition: name,
      version: definition.resource.version,
    })
    // All kinds at once: an API server that has just started answers the first request for each kind with 429, one
    // that has its caches is ready with 300 kinds in a second. Taking turns made the one slower and not the other.
    monitor.watch(definition, this.#controller.signal)
  }

  #makeKind(definition: KindMonitor['table']['definition']): KindMonitor {
    const { client, clock, random, logger, namespaces = [] } = this.#options
    const series = new SeriesTable({
      limits: this.#limits,
      onDropped: (metric, count) => this.#instruments.seriesDropped(metric, count),
    })
    const onChange = () => {
      this.#revision++
    }
    const table = new RecordTable({ definition, reader: this.#reader, series, onChange })
    const observer = this.#instruments.observe(definition.resource)
    return new KindMonitor({ table, client, namespaces, clock, random, logger, observer, onChange })
  }

  #drop(name: string): void {
    const known = this.#kinds.get(name)
    if (!known) return
    this.#kinds.delete(name)
    this.#ordered = undefined
    this.#options.logger.debug('no longer watching a kind', { definition: name })
    this.#instruments.forget(known.monitor.table.definition.resource)
    this.#end(known.monitor)
  }

  #end(monitor: KindMonitor): void {
    const ended = monitor.stop().finally(() => this.#ending.delete(ended))
    this.#ending.add(ended)
  }

  #statusOf(record: DefinitionRecord): KindStatus | undefined {
    const { name, group, kind, plural, scope, watch } = record
    if (!this.#admits(record)) return undefined
    const known = this.#kinds.get(name)
    if (known) return known.monitor.status(record)
    return {
      definition: name,
      resource: { group, version: '', kind, resource: plural, namespaced: scope === 'Namespaced' },
      state: 'unwatchable',
      synced: false,
      ...(watch.name === 'unwatchable' && { problem: watch.reason }),
      objects: 0,
      series: 0,
    }
  }

  #watched(): { record: DefinitionRecord; kind: WatchedKind }[] {
    return this.#definitions.records().flatMap((record) => {
      const kind = this.#kinds.get(record.name)
      return kind ? [{ record, kind }] : []
    })
  }

  #inOrder(): readonly KindMonitor[] {
    this.#ordered ??= this.#watched().map(({ kind }) => kind.monitor)
    return this.#ordered
  }

  #resourceFamily(metadata: Family['metadata'], index: number): Family {
    const kinds = () => this.#inOrder()
    return {
      metadata,
      *chunks() {
        for (const { table } of kinds()) yield* table.series.chunks(index)
      },
    }
  }
}

/** A number that differs when what is watched, or how, differs: the first 48 bits of a SHA-256. */
function hashOf({ include, exclude, namespaces }: MonitorOptions, limits: SeriesLimits): number {
  const text = JSON.stringify([include ?? [], exclude ?? [], namespaces ?? [], limits])
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16)
}

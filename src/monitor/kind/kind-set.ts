import type { Clock, Logger, Random } from '../../base/index.ts'
import { ListTurns, type ReflectorObserver } from '../../cache/index.ts'
import type { GroupKind } from '../../object/index.ts'
import { definitionFindings } from '../definition/definition-findings.ts'
import type { DefinitionRecord } from '../definition/definition-record.ts'
import type { DefinitionTable } from '../definition/definition-table.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { KindFilter } from '../definition/kind-filter.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import type { MonitorInstruments } from '../monitor-instruments.ts'
import type { RecordReader } from '../record/record-reader.ts'
import type { ResourceObserver } from '../resource-observer.ts'
import type { SeriesRule } from '../series/resource-series.ts'
import type { SeriesLimits } from '../series/series-limit.ts'
import { type MetricSelection, SeriesTable } from '../series/series-table.ts'
import type { ShardAssignment } from '../shard/shard-assignment.ts'
import { KindMonitor } from './kind-monitor.ts'
import type { KindStatus } from './kind-status.ts'
import { RecordTable } from './record-table.ts'

export interface KindSetOptions {
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly definitions: DefinitionTable
  readonly filter: KindFilter
  readonly reader: RecordReader
  readonly observer: ResourceObserver
  /** Who is told of the watch of a kind. */
  readonly watchObservers: (kind: GroupKind, namespace: string | undefined) => readonly ReflectorObserver[]
  readonly instruments: MonitorInstruments
  readonly limits: SeriesLimits
  readonly namespaces: readonly string[]
  readonly rules: readonly SeriesRule[]
  readonly selection: MetricSelection
  /** The share of this replica; absent means everything. */
  readonly shard: ShardAssignment | undefined
  /** Called when a kind came, went or changed, or what is known of its resources. */
  readonly onChange: () => void
}

/** A kind that is watched, with the definition that it is watched by. */
export interface WatchedKind {
  readonly record: DefinitionRecord
  readonly monitor: KindMonitor
}

interface Followed {
  readonly uid: string
  readonly fingerprint: string
  readonly monitor: KindMonitor
}

/** The kinds that are watched: each starts, begins anew and ends with its definition, and no other notices. */
export class KindSet {
  readonly #options: KindSetOptions
  readonly #kinds = new Map<string, Followed>()
  /** By name of the definition: the end of the latest that was dropped. */
  readonly #ending = new Map<string, Promise<void>>()
  #ordered: readonly WatchedKind[] | undefined
  #byKind: ReadonlyMap<string, readonly WatchedKind[]> | undefined
  readonly #turns: ListTurns
  #selection: MetricSelection

  constructor(options: KindSetOptions) {
    this.#options = options
    this.#selection = options.selection
    this.#turns = new ListTurns(options)
    const { shard } = options
    shard?.listen({ grown: () => this.#adopt(), settled: () => this.#release(shard) })
  }

  /** Takes in that a definition came or changed, or (undefined) went. */
  follow(name: string, record: DefinitionRecord | undefined, signal: AbortSignal): void {
    this.#ordered = undefined
    this.#byKind = undefined
    const watch = record && this.admits(record) ? record.watch : undefined
    if (watch?.name !== 'watchable' || record?.uid !== this.#kinds.get(name)?.uid) this.#drop(name)
    if (!record || watch?.name !== 'watchable') return
    const { definition, fingerprint } = watch
    const kept = this.#kinds.get(name)
    if (kept?.fingerprint === fingerprint) return
    const monitor = kept?.monitor ?? this.#make(name, definition)
    this.#kinds.set(name, { uid: record.uid, fingerprint, monitor })
    this.#options.logger.debug(kept ? 'watching a kind anew' : 'watching a kind', {
      definition: name,
      version: definition.resource.version,
    })
    // All kinds at once: an API server that has just started answers the first request for each kind with 429, one
    // that has its caches is ready with 300 kinds in a second. Taking turns made the one slower and not the other.
    monitor.watch(definition, signal)
  }

  /** Ends every watch; resolves when none is left. What is known stays. */
  async stop(): Promise<void> {
    for (const [name, { monitor }] of this.#kinds) this.#end(name, monitor, 'end')
    await Promise.all(this.#ending.values())
  }

  /** Writes these metrics of resources from now on. */
  select(selection: MetricSelection): void {
    this.#selection = selection
    for (const { monitor } of this.watched()) monitor.table.series.select(selection)
    this.#options.onChange()
  }

  admits({ group, kind, plural }: DefinitionRecord): boolean {
    return this.#options.filter.admits({ group, kind, resource: plural })
  }

  get(name: string): KindMonitor | undefined {
    return this.#kinds.get(name)?.monitor
  }

  /** By group, kind and name of the definition. */
  watched(): readonly WatchedKind[] {
    this.#ordered ??= this.#options.definitions.records().flatMap((record) => {
      const monitor = this.get(record.name)
      return monitor ? [{ record, monitor }] : []
    })
    return this.#ordered
  }

  /** Those of one group and kind: as a rule one, because the server refuses a name that is taken. */
  of(kind: GroupKind): readonly WatchedKind[] {
    this.#byKind ??= Map.groupBy(this.watched(), ({ record }) => keyOf(record))
    return this.#byKind.get(keyOf(kind)) ?? []
  }

  /** The state of every kind that the filter admits, in the same order. */
  statuses(): KindStatus[] {
    return this.#options.definitions
      .records()
      .filter((record) => this.admits(record))
      .map((record) => this.get(record.name)?.status(record) ?? unwatched(record))
  }

  #make(name: string, definition: KindDefinition): KindMonitor {
    const {
      client,
      clock,
      random,
      logger,
      namespaces,
      limits,
      reader,
      instruments,
      observer,
      shard,
      rules,
      onChange,
    } = this.#options
    const series = new SeriesTable({
      limits,
      rules,
      selection: this.#selection,
      onDropped: (metric, count) => instruments.seriesDropped(metric, count),
    })
    const table = new RecordTable({ definition, reader, series, observer, onChange })
    const predecessor = this.#ending.get(name)
    return new KindMonitor({
      table,
      client,
      namespaces,
      clock,
      random,
      logger,
      observer: instruments.observe(definition.resource),
      turns: this.#turns,
      ...(shard && { shard }),
      ...(predecessor && { predecessor }),
      watchObservers: (namespace) => this.#options.watchObservers(definition.resource, namespace),
      onChange,
    })
  }

  #adopt(): void {
    for (const { monitor } of this.watched()) {
      monitor.table.adopt()
      monitor.relist()
    }
  }

  #release(shard: ShardAssignment): void {
    for (const { monitor } of this.watched()) monitor.table.release(({ uid }) => shard.owns(uid))
  }

  #drop(name: string): void {
    const known = this.#kinds.get(name)
    if (!known) return
    this.#kinds.delete(name)
    this.#options.logger.debug('no longer watching a kind', { definition: name })
    this.#options.instruments.forget(known.monitor.table.definition.resource)
    this.#end(name, known.monitor, 'gone')
  }

  #end(name: string, monitor: KindMonitor, why: 'gone' | 'end'): void {
    const ended = monitor.stop(why).finally(() => {
      if (this.#ending.get(name) === ended) this.#ending.delete(name)
    })
    this.#ending.set(name, ended)
  }
}

function keyOf({ group, kind }: GroupKind): string {
  return `${group}/${kind}`
}

function unwatched(record: DefinitionRecord): KindStatus {
  const { name, group, kind, plural, scope, watch, verdict } = record
  return {
    definition: name,
    resource: { group, version: '', kind, resource: plural, namespaced: scope === 'Namespaced' },
    state: 'unwatchable',
    synced: false,
    ...(watch.name === 'unwatchable' && { problem: watch.reason }),
    objects: 0,
    series: 0,
    verdict,
    findings: definitionFindings(record),
  }
}

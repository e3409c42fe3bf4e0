import type { Clock, Logger, Random } from '../../base/index.ts'
import { type ListTurns, listerWatcher, Reflector, type ReflectorObserver } from '../../cache/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import type { KindSummary, ResourceRow } from '../../view/index.ts'
import { definitionFindings } from '../definition/definition-findings.ts'
import type { DefinitionRecord } from '../definition/definition-record.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import { recordRow } from '../record/record-row.ts'
import type { ShardAssignment } from '../shard/shard-assignment.ts'
import { shardSink } from '../shard/shard-sink.ts'
import { observeWatch } from '../watch-observers.ts'
import type { KindState, KindStatus } from './kind-status.ts'
import type { RecordTable } from './record-table.ts'

export interface KindMonitorOptions {
  readonly table: RecordTable
  readonly client: ListWatchClient
  /** Namespaces to watch instead of all; without effect on cluster-scoped kinds. Empty means all. */
  readonly namespaces: readonly string[]
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly observer: ReflectorObserver
  /** Shared by all kinds. */
  readonly turns: ListTurns
  /** The share of this replica; absent means everything. */
  readonly shard?: Pick<ShardAssignment, 'owns'>
  /** The end of whoever watched the kind before, which is waited for: observers hear of one after the other. */
  readonly predecessor?: Promise<void>
  /** Who else is told of the watch of a namespace, or (undefined) of all. */
  readonly watchObservers: (namespace: string | undefined) => readonly ReflectorObserver[]
  /** Called after `hasCounts` may have changed without a change of the table. */
  readonly onChange: () => void
}

type WatchPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly reflectors: readonly Reflector[] }
  | { readonly name: 'stopped' }

/**
 * The watch of one kind. When its definition changes in a way that matters, the watch begins anew and the
 * records stay until the new list is complete, so that no series is missing in between.
 */
export class KindMonitor {
  readonly table: RecordTable
  readonly #options: KindMonitorOptions
  #phase: WatchPhase = { name: 'idle' }
  /** Namespaces (undefined for all) that the server has refused at any time. */
  readonly #refused = new Set<string | undefined>()
  /** Starts and stops one after the other, because two reflectors must not write into one table. */
  #turn: Promise<void>
  #signal: AbortSignal | undefined

  constructor(options: KindMonitorOptions) {
    this.#options = options
    this.table = options.table
    this.#turn = options.predecessor ?? Promise.resolve()
  }

  /** Begins to watch, or begins anew with another definition. */
  watch(definition: KindDefinition, signal: AbortSignal): void {
    this.#signal = signal
    this.#turn = this.#turn.then(async () => {
      await this.#halt()
      if (this.#phase.name === 'idle' && !signal.aborted) this.#begin(definition, signal)
    })
  }

  /** Lists anew, while what is known stays. */
  relist(): void {
    if (this.#signal) this.watch(this.table.definition, this.#signal)
  }

  /**
   * Resolves when nothing will be written into the table any more. A kind that is `gone` takes its resources with it;
   * at the `end` of the monitor what is known stays as it is.
   */
  stop(why: 'gone' | 'end'): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#halt()
      this.#phase = { name: 'stopped' }
      if (why === 'gone') this.table.close()
    })
    return this.#turn
  }

  get state(): KindState {
    return this.#state().state
  }

  /**
   * Whether counts over the kind say something: every namespace asked for has been listed once. Those that the server
   * refuses are not waited for, as long as another has been listed: then what is known is counted, and `state` says
   * `forbidden`.
   */
  get hasCounts(): boolean {
    const scopes = this.#scopes()
    const isListed = (namespace: string | undefined) => this.table.hasListed(namespace)
    return (
      scopes.some(isListed) &&
      scopes.every((namespace) => isListed(namespace) || this.#refused.has(namespace))
    )
  }

  status(record: DefinitionRecord): KindStatus {
    const { state, problem, interruptedSince } = this.#state()
    const reflectors = this.#phase.name === 'running' ? this.#phase.reflectors : []
    const syncs = reflectors.map(({ lastSyncTime }) => lastSyncTime ?? 0)
    const lastSync = Math.min(...syncs, Number.MAX_SAFE_INTEGER)
    return {
      definition: record.name,
      resource: this.table.definition.resource,
      state,
      synced: this.#isListed(),
      ...(problem !== undefined && { problem }),
      ...(interruptedSince !== undefined && { interruptedSince }),
      objects: this.table.tally.total,
      series: this.table.series.series,
      verdict: record.verdict,
      findings: definitionFindings(record),
      ...(syncs.length > 0 && lastSync > 0 && { lastSync }),
    }
  }

  summary(record: DefinitionRecord): KindSummary {
    const { resource, synced, problem, findings } = this.status(record)
    const { total, states } = this.table.tally
    const columns = this.table.definition.columns.map(({ name, column: { definition } }) => ({
      name,
      type: definition.type,
      priority: definition.priority,
    }))
    return {
      resource,
      total,
      states: { ...states },
      synced,
      ...(problem !== undefined && { problem }),
      columns,
      ...(findings.length > 0 && { findings }),
    }
  }

  *rows(): Generator<ResourceRow> {
    const now = this.#options.clock.now()
    for (const record of this.table.records()) yield recordRow(record, now)
  }

  #begin(definition: KindDefinition, signal: AbortSignal): void {
    const { table, client, clock, random, logger, shard, turns } = this.#options
    const { resource } = definition
    table.redefine(definition)
    const reflectors = this.#scopes().map(
      (namespace) =>
        new Reflector<KubernetesObject>({
          listerWatcher: listerWatcher(client, resource, namespace === undefined ? {} : { namespace }),
          sink: shard ? shardSink(table.sink(namespace), shard) : table.sink(namespace),
          clock,
          turns,
          random,
          logger,
          keepManagedFields: true,
          cutDeepParts: true,
          observer: this.#observerOf(namespace),
        }),
    )
    this.#phase = { name: 'running', reflectors }
    for (const reflector of reflectors) reflector.start(signal)
  }

  #observerOf(namespace: string | undefined): ReflectorObserver {
    const { observer, onChange, watchObservers } = this.#options
    const all = observeWatch([observer, ...watchObservers(namespace)])
    return {
      ...all,
      interrupted: (error) => {
        all.interrupted(error)
        if (error.kind !== 'denied' || this.#refused.has(namespace)) return
        this.#refused.add(namespace)
        onChange()
      },
    }
  }

  /** The namespaces watched one by one, or undefined for all at once. */
  #scopes(): readonly (string | undefined)[] {
    const { namespaces } = this.#options
    return this.table.definition.resource.namespaced && namespaces.length > 0 ? namespaces : [undefined]
  }

  #isListed(): boolean {
    return this.#scopes().every((namespace) => this.table.hasListed(namespace))
  }

  async #halt(): Promise<void> {
    if (this.#phase.name !== 'running') return
    const { reflectors } = this.#phase
    this.#phase = { name: 'idle' }
    await Promise.all(reflectors.map((reflector) => reflector.stop()))
  }

  #state(): Pick<KindStatus, 'state' | 'problem' | 'interruptedSince'> {
    if (this.#phase.name !== 'running') return { state: 'syncing' }
    const { reflectors } = this.#phase
    const defects = reflectors.flatMap(({ state }) => (state.name === 'failed' ? [String(state.error)] : []))
    if (defects.length > 0)
      return { state: 'failed', problem: `a defect ended the watch: ${defects.join('; ')}` }
    // The state alone would not do: while the next attempt runs it is that of a watch in order.
    const interrupted = reflectors.filter(({ lastError }) => lastError !== undefined)
    if (interrupted.length === 0) return { state: this.#isListed() ? 'synced' : 'syncing' }
    return {
      state: this.#interruptedState(interrupted),
      problem: interrupted.map(({ lastError }) => lastError?.message).join('; '),
      interruptedSince: Math.min(...interrupted.flatMap(({ interruptedSince }) => interruptedSince ?? [])),
    }
  }

  #interruptedState(interrupted: readonly Reflector[]): KindState {
    if (interrupted.some(({ lastError }) => lastError?.kind === 'denied')) return 'forbidden'
    return this.#isListed() ? 'stale' : 'syncing'
  }
}

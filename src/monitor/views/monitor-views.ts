import type { Clock } from '../../base/index.ts'
import {
  type Change,
  type EventQuery,
  type EventRow,
  type KindSummary,
  maskSecrets,
  querySource,
  type ResourceDetail,
  type ResourcePage,
  type ResourceQuery,
  type ResourceRef,
  type Revision,
  type TimelineEntry,
  type TimeRange,
  type TreeNode,
  ViewError,
  type Views,
} from '../../view/index.ts'
import type { WatchedKind } from '../kind-set.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { ChangeStream } from './change-stream.ts'
import { type GetClient, ObjectFetcher } from './object-fetcher.ts'
import { recordSource } from './record-source.ts'
import { type Explain, resourceDetail } from './resource-detail.ts'
import type { EventSource, HistorySource, TreeSource } from './views-parts.ts'

/** The part of a monitor that views need. */
export interface WatchedKinds {
  /** With verdicts as they are by now. */
  watched(): readonly WatchedKind[]
  summaries(): readonly KindSummary[]
}

export interface MonitorViewsOptions {
  readonly monitor: WatchedKinds
  /** A part of the same monitor. */
  readonly stream: ChangeStream
  /** To fetch whole objects with when they are looked at. */
  readonly client: GetClient
  readonly clock: Clock
  readonly workloads?: TreeSource
  readonly events?: EventSource
  readonly history?: HistorySource
  /** Default the engine of health without overrides; to be the one that the monitor judges by. */
  readonly explain?: Explain
}

/** The monitor's answers, from its records. What a part that is absent would tell is refused as `off`. */
export class MonitorViews implements Views {
  readonly #options: MonitorViewsOptions
  readonly #fetcher: ObjectFetcher

  constructor(options: MonitorViewsOptions) {
    this.#options = options
    this.#fetcher = new ObjectFetcher(options)
  }

  async kinds(): Promise<readonly KindSummary[]> {
    return this.#options.monitor.summaries()
  }

  async resources(query: ResourceQuery): Promise<ResourcePage> {
    const { monitor, clock } = this.#options
    return querySource(recordSource(monitor.watched(), query, clock.now()), query)
  }

  async resource(ref: ResourceRef): Promise<ResourceDetail | undefined> {
    const record = this.#find(ref)
    if (!record) return undefined
    const { namespace, name, definition } = record
    const fetched = await this.#fetcher.fetch(definition.resource, namespace, name)
    if (fetched.object === undefined && fetched.gone && !this.#find(ref)) return undefined
    const { clock, explain, monitor } = this.#options
    return resourceDetail(this.#find(ref) ?? record, fetched, clock.now(), explain, monitor.watched())
  }

  async tree(ref: ResourceRef): Promise<TreeNode | undefined> {
    const { workloads } = this.#options
    if (!workloads) throw off('owned workloads are not followed here')
    return withoutSecrets(await workloads.tree(ref))
  }

  async events(query: EventQuery): Promise<readonly EventRow[]> {
    const { events } = this.#options
    if (!events) throw off('events are not collected here')
    return withoutSecrets(await events.events(query))
  }

  async timeline(ref: ResourceRef, range?: TimeRange): Promise<readonly TimelineEntry[]> {
    return withoutSecrets(await this.#history().timeline(ref, range))
  }

  async revisions(ref: ResourceRef): Promise<readonly Revision[]> {
    return withoutSecrets(await this.#history().revisions(ref))
  }

  changes(signal: AbortSignal, since?: string): AsyncIterable<readonly Change[]> {
    const { monitor, stream } = this.#options
    return stream.read(signal, since, () => stream.kinds(monitor.summaries()))
  }

  #history(): HistorySource {
    const { history } = this.#options
    if (!history) throw off('history is not kept here')
    return history
  }

  #find({ group, kind, namespace, name }: ResourceRef): ResourceRecord | undefined {
    for (const { monitor } of this.#options.monitor.watched()) {
      const { resource } = monitor.table.definition
      if (resource.group === group && resource.kind === kind) return monitor.table.get(namespace, name)
    }
    return undefined
  }
}

/** Messages and notes say whatever their authors let slip. */
function withoutSecrets<T>(answer: T): T {
  return maskSecrets(answer) as T
}

function off(what: string): ViewError {
  return new ViewError('off', `${what}; see the options of binnacle for what turns it on`)
}

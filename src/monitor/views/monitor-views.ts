import type { Clock } from '../../base/index.ts'
import type { GroupKind } from '../../object/index.ts'
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
import type { WatchedKind } from '../kind/kind-set.ts'
import { type GetClient, ObjectFetcher } from '../object-fetcher.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { ownedKinds } from '../workload/watch/owned-kind.ts'
import type { ChangeStream } from './change-stream.ts'
import { builtInDefinition, describeObject } from './describe-object.ts'
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
  /** Default the engine of health; to be the one that the monitor judges by. */
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
    if (!record) return this.#owned(ref)
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

  /** An object of Kubernetes itself, if its kind is read whole anyway and it stands in the tree of a resource. */
  async #owned(ref: ResourceRef): Promise<ResourceDetail | undefined> {
    const { workloads, clock, explain } = this.#options
    const owned = ownedKinds.flat().find(({ resource, whole }) => whole && isOfKind(ref, resource))
    if (!owned || !(await workloads?.tree(ref))) return undefined
    const fetched = await this.#fetcher.fetch(owned.resource, ref.namespace, ref.name)
    if (fetched.object)
      return describeObject(fetched.object, builtInDefinition(owned.resource), clock, explain)
    if (fetched.gone) return undefined
    throw new ViewError('away', fetched.problem)
  }

  #history(): HistorySource {
    const { history } = this.#options
    if (!history) throw off('history is not kept here')
    return history
  }

  #find(ref: ResourceRef): ResourceRecord | undefined {
    const watched = this.#options.monitor.watched()
    const kind = watched.find(({ monitor }) => isOfKind(ref, monitor.table.definition.resource))
    return kind?.monitor.table.get(ref.namespace, ref.name)
  }
}

function isOfKind({ group, kind }: ResourceRef, resource: GroupKind): boolean {
  return resource.group === group && resource.kind === kind
}

/** Messages and notes say whatever their authors let slip. */
function withoutSecrets<T>(answer: T): T {
  return maskSecrets(answer) as T
}

function off(what: string): ViewError {
  return new ViewError('off', `${what}; see the options of binnacle for what turns it on`)
}

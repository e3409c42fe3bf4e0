import type { Clock, Logger, Random, Timer } from '../../base/index.ts'
import { listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import { eventMetrics } from '../../catalogue/index.ts'
import { type Family, Registry } from '../../exposition/index.ts'
import { type ApiResource, type KubernetesObject, parseTime } from '../../object/index.ts'
import { type EventQuery, type EventRow, eventRowOf } from '../../view/index.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import type { MonitorPart, ResourceLookup } from '../monitor-part.ts'
import type { ResourceObserver } from '../resource-observer.ts'
import { EventCounter } from './event-counter.ts'
import { EventLedger } from './event-ledger.ts'
import { defaultEventLimits, type EventLimits, EventStore } from './event-store.ts'
import type { ObjectRef, OwnersOf } from './owners-of.ts'
import { type UntiedEvent, UntiedEvents } from './untied-events.ts'

/** Events of core/v1 are the same objects. */
export const eventResource: ApiResource = {
  group: 'events.k8s.io',
  version: 'v1',
  resource: 'events',
  kind: 'Event',
  namespaced: true,
}

export interface EventCollectorOptions {
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Namespaces to watch instead of all. Events about cluster-scoped objects lie in `default`. */
  readonly namespaces?: readonly string[]
  readonly limits?: Partial<EventLimits>
  /** Who owns what events are about; by default only events about custom resources themselves are kept. */
  readonly ownersOf?: OwnersOf
  /**
   * Told of each event that is kept, and again when it recurs. `isNews` is false of those that were there when the
   * collector began, which whoever keeps a history may know by UID and count.
   */
  readonly onEvent?: (row: EventRow, isNews: boolean) => void
}

/** Events of a list that are held at a time. */
const listPart = 5_000
/** How long a tie that is not known yet may go unnoticed, milliseconds. */
const retryMs = 5_000
/** A tie that was looked for so shortly before is not looked for again when somebody asks. */
const freshMs = 500
/** How often it is looked whether resources are known, and how long that is waited for, milliseconds. */
const beginMs = 250
const settleMs = 60_000
/** No more events wait for a tie. */
const mostUntied = 5_000
const mostGone = 1_000

/**
 * Collects the events about custom resources and what they own, and keeps them past their hour. A server that refuses
 * them is asked again by and by; it says so once, and nothing else is the worse for it.
 *
 * Occurrences are counted from the first list on, which is the base: by UID, the new count less the old one. So a
 * relist counts nothing twice, and what recurred while the watch was away is counted by the list after it, but for
 * events that both came and expired meanwhile.
 */
export class EventCollector implements MonitorPart {
  readonly name = 'events'
  readonly observer: ResourceObserver
  readonly #options: EventCollectorOptions
  readonly #registry = new Registry({ seriesLimit: 20_000 })
  readonly #counter = new EventCounter(this.#registry.counter(eventMetrics.eventsTotal))
  readonly #kept = this.#registry.gauge(eventMetrics.eventsKept)
  readonly #dropped = this.#registry.counter(eventMetrics.eventsDroppedTotal)
  readonly #ledger = new EventLedger()
  readonly #store: EventStore
  readonly #untied: UntiedEvents
  readonly #reflectors: readonly Reflector[]
  /** UIDs of custom resources that went of late: of their end some events come after it. */
  readonly #gone = new Set<string>()
  #resources: ResourceLookup | undefined
  #beginning: Timer | undefined
  #retry: Timer | undefined
  #retied = Number.NEGATIVE_INFINITY
  #stopped = false

  constructor(options: EventCollectorOptions) {
    this.#options = options
    const { client, clock, random, logger, namespaces = [] } = options
    for (const limit of ['resource', 'all', 'untied']) this.#dropped.labels({ limit })
    this.#store = new EventStore({ ...defaultEventLimits, ...options.limits }, (limit) =>
      this.#dropped.labels({ limit }).inc(),
    )
    this.#untied = new UntiedEvents(mostUntied, () => this.#dropped.labels({ limit: 'untied' }).inc())
    this.#registry.onCollect(() => this.#kept.set(this.#store.size))
    const scopes = namespaces.length > 0 ? namespaces.map((namespace) => ({ namespace })) : [{}]
    this.#reflectors = scopes.map(
      (scope) =>
        new Reflector({
          listerWatcher: listerWatcher(client, eventResource, scope),
          sink: this.sink(),
          clock,
          random,
          logger: denialsOnly(logger),
          cutDeepParts: true,
        }),
    )
    this.observer = {
      vanished: ({ uid }, why) => {
        if (why === 'deleted') this.#remember(uid)
      },
      closed: (kind) => this.#counter.forget(kind),
    }
  }

  attach(resources: ResourceLookup): void {
    this.#resources = resources
  }

  families(): readonly Family[] {
    return this.#registry.families()
  }

  start(signal: AbortSignal): void {
    signal.addEventListener('abort', () => this.#halt(), { once: true })
    if (signal.aborted) this.#halt()
    else this.#begin(signal, this.#options.clock.monotonic() + settleMs)
  }

  async stop(): Promise<void> {
    this.#halt()
    await Promise.all(this.#reflectors.map((reflector) => reflector.stop()))
  }

  /** Half the events are kept from now on. */
  shed(): void {
    this.#store.shed()
  }

  /** What is kept, newest first. */
  events(query: EventQuery): EventRow[] {
    if (this.#options.clock.monotonic() - this.#retied >= freshMs) this.retie()
    return this.#store.query(query)
  }

  /** To be called when owners have become known; done every few seconds anyway. */
  retie(): void {
    this.#retied = this.#options.clock.monotonic()
    this.#untied.retry(this.#retied, (event) => this.#tie(event, event.occurrences > 0))
  }

  /** Once resources are known, because an event that comes before what it is about has to wait for that. */
  #begin(signal: AbortSignal, latest: number): void {
    const { clock } = this.#options
    if (this.#resources?.isSettled() !== false || clock.monotonic() >= latest) {
      for (const reflector of this.#reflectors) reflector.start(signal)
      return
    }
    this.#beginning = clock.setTimer(beginMs, () => this.#begin(signal, latest), { unref: true })
  }

  /** The sink of one scope. */
  sink(): Sink {
    let listed: Heard[] = []
    let isBase = true
    // In the order of time, because what is heard of last is kept longest; a long list in parts, so as not to hold it.
    const hear = () => {
      for (const one of listed.sort((a, b) => a.row.last - b.row.last)) this.#hear(one, isBase)
      listed = []
    }
    return {
      begin: () => {},
      add: (object) => {
        if (listed.push(read(object)) >= listPart) hear()
      },
      commit: () => {
        hear()
        isBase = false
      },
      abandon: hear,
      upsert: (object) => this.#hear(read(object), false),
      // Gone from the server, as all events after their hour: that is what they are kept here for.
      remove: ({ metadata }) => this.#ledger.delete(metadata.uid ?? ''),
    }
  }

  #hear({ row, created }: Heard, isBase: boolean): void {
    const occurrences = row.uid === '' ? undefined : this.#ledger.note(row, created, isBase)
    if (occurrences === undefined) return
    const waiting = this.#untied.get(row.uid)
    const event: UntiedEvent = {
      row,
      occurrences: occurrences + (waiting?.occurrences ?? 0),
      since: waiting?.since ?? this.#options.clock.monotonic(),
    }
    if (this.#tie(event, !isBase)) this.#untied.delete(row.uid)
    else {
      this.#untied.add(event)
      this.#awaitTies()
    }
  }

  /** Keeps and counts an event if it is known whose it is. */
  #tie({ row, occurrences }: UntiedEvent, isNews: boolean): boolean {
    const owners = this.#ownersOf(row.regarding)
    if (owners === undefined) return false
    const root = owners.at(-1)
    const tied = root ? { ...row, root } : row
    this.#store.put(tied, owners)
    this.#counter.add(root ?? row.regarding, row, occurrences)
    this.#options.onEvent?.(tied, isNews)
    return true
  }

  #ownersOf(object: ObjectRef): readonly ObjectRef[] | undefined {
    return this.#options.ownersOf?.(object) ?? (this.#isCustomResource(object) ? [] : undefined)
  }

  /** An event without a UID is about whoever bears the name. */
  #isCustomResource(object: ObjectRef): boolean {
    if (this.#gone.has(object.uid)) return true
    const record = this.#resources?.record(object, object.namespace, object.name)
    return record !== undefined && (object.uid === '' || object.uid === record.uid)
  }

  #remember(gone: string): void {
    this.#gone.add(gone)
    if (this.#gone.size <= mostGone) return
    const [oldest] = this.#gone
    if (oldest !== undefined) this.#gone.delete(oldest)
  }

  #awaitTies(): void {
    if (this.#retry || this.#stopped) return
    this.#retry = this.#options.clock.setTimer(
      retryMs,
      () => {
        this.#retry = undefined
        this.retie()
        if (this.#untied.size > 0) this.#awaitTies()
      },
      { unref: true },
    )
  }

  #halt(): void {
    this.#stopped = true
    this.#beginning?.cancel()
    this.#retry?.cancel()
    this.#retry = undefined
  }
}

/** That the server is away everybody else says too; that it refuses events nobody else does. */
function denialsOnly(logger: Logger): Logger {
  return {
    debug: (message, fields) => logger.debug(message, fields),
    info: (message, fields) => logger.debug(message, fields),
    warn: (message, fields) => logger[fields?.kind === 'denied' ? 'warn' : 'debug'](message, fields),
    error: (message, fields) => logger.error(message, fields),
  }
}

interface Heard {
  readonly row: EventRow
  /** Milliseconds since 1970 UTC. */
  readonly created: number
}

function read(object: KubernetesObject): Heard {
  return { row: eventRowOf(object), created: parseTime(object.metadata?.creationTimestamp) ?? 0 }
}

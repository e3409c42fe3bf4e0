import { type Clock, type Logger, type Random, silentLogger, sleep } from '../base/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import type { ListTurns } from './list-turns.ts'
import type { ListerWatcher, ReflectorScope, WatchRequest } from './lister-watcher.ts'
import { isOlderVersion } from './older-version.ts'
import { Outage } from './outage.ts'
import { type Listed, PagedList } from './paged-list.ts'
import { ReflectorError, readFailure, unversioned } from './reflector-error.ts'
import type { ReflectorObserver } from './reflector-observer.ts'
import { type ListForm, type ReflectorEvent, type ReflectorState, transition } from './reflector-state.ts'
import { RetryPace } from './retry-pace.ts'
import type { Sink } from './sink.ts'
import { readStreamingList, type Unstreamed } from './streaming-list.ts'
import { WatchStream } from './watch-stream.ts'
import { withoutDeepParts } from './without-deep-parts.ts'
import { withoutManagedFields } from './without-managed-fields.ts'

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>
  readonly sink: Sink<T>
  readonly clock: Clock
  readonly random: Random
  readonly logger?: Logger
  readonly observer?: ReflectorObserver
  /** Objects per page of a paged list. Default 500. */
  readonly pageSize?: number
  /** The form of list to try first. Default `streaming`; falls back to `paged` by itself, and remembers it. */
  readonly listForm?: ListForm
  /** Default false: metadata.managedFields is dropped. */
  readonly keepManagedFields?: boolean
  /**
   * Sets to null what lies more than 256 levels deep in an object, for sinks that walk objects by recursion and show
   * what they find: an API server takes ten thousand levels, which would overflow their stack. Default false, because
   * whoever writes an object back that was cut loses what lay there.
   */
  readonly cutDeepParts?: boolean
  /** Taken with other reflectors, so that not all streaming lists are read at once. */
  readonly turns?: Pick<ListTurns, 'take'>
}

/** client-go's pager.defaultPageSize. */
const defaultPageSize = 500
/** A page, or the next initial event, may take this long; the API server ends requests after 60 s. */
const answerMs = 75_000
/** Under the 300 s and more after which proxies cut idle connections. */
const watchSeconds = 290
const watchSecondsJitter = 10
/** What the server gets beyond timeoutSeconds to end a watch in order. */
const graceMs = 5_000
/**
 * A watch that stands for so long is sound although nothing came yet. Longer than an attempt to connect, because a
 * watcher does not tell when the server took the request.
 */
const soundAfterMs = 12_000
/** client-go's "very short watch": over within a second, and nothing came. */
const shortWatchMs = 1_000
/** So many bad answers in a row at one version: the history holds something that cannot be read, so list anew. */
const fruitlessLimit = 3
/** So many streams that break off within the list: something on the way cannot bear them. */
const unfinishedLimit = 3

/**
 * Keeps a sink equal to the objects of one kind in one scope: lists them, watches them from there on, and
 * recovers from everything the server or the network does (client-go's cache.Reflector). Only `stop`, the
 * signal, and a sink that throws end it.
 */
export class Reflector<T extends KubernetesObject = KubernetesObject> {
  readonly #options: ReflectorOptions<T>
  readonly #scope: ReflectorScope
  readonly #sink: Sink<T>
  readonly #observer: ReflectorObserver
  readonly #logger: Logger
  readonly #outage: Outage
  readonly #pace: RetryPace
  readonly #pagedList: PagedList<T>
  readonly #controller = new AbortController()
  #state: ReflectorState = { name: 'idle' }
  #form: ListForm
  #stream: WatchStream<T> | undefined
  #unfinished = 0
  #fruitless = 0
  #lastSync: number | undefined
  #done: Promise<void> = Promise.resolve()

  constructor(options: ReflectorOptions<T>) {
    this.#options = options
    this.#scope = options.listerWatcher.scope
    const sink = options.cutDeepParts ? withoutDeepParts(options.sink) : options.sink
    this.#sink = options.keepManagedFields ? sink : withoutManagedFields(sink)
    this.#observer = options.observer ?? {}
    this.#logger = options.logger ?? silentLogger
    this.#outage = new Outage(this.#scope, options.clock, this.#logger)
    this.#pace = new RetryPace(options.random)
    this.#pagedList = new PagedList({
      ...options,
      sink: this.#sink,
      pageSize: options.pageSize ?? defaultPageSize,
      answerMs,
    })
    this.#form = options.listForm ?? 'streaming'
  }

  get state(): ReflectorState {
    return this.#state
  }

  /** Whether the sink once held a whole list. It stays true while a later one is fetched, or cannot be. */
  get hasSynced(): boolean {
    return this.#lastSync !== undefined
  }

  /** When the last list was committed, milliseconds since 1970. */
  get lastSyncTime(): number | undefined {
    return this.#lastSync
  }

  /**
   * What stands in the way. It stays while the next attempt runs, and goes with a whole list, an event, a
   * bookmark, or a watch that stands for twelve seconds: who asks whether all is well asks this, not the state.
   */
  get lastError(): ReflectorError | undefined {
    return this.#outage.error
  }

  /** Since when something stands in the way, milliseconds since 1970; undefined when `lastError` is. */
  get interruptedSince(): number | undefined {
    return this.#outage.since
  }

  /** Begins, once. Returns at once; aborting the signal is as good as `stop`. */
  start(signal: AbortSignal): void {
    if (this.#state.name !== 'idle') throw new Error('a reflector starts once')
    const onAbort = () => this.#controller.abort(signal.reason)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
    this.#apply({ type: 'started' })
    this.#done = this.#run(this.#controller.signal).finally(() =>
      signal.removeEventListener('abort', onAbort),
    )
  }

  /** Ends the requests in flight; resolves when the sink will get no more calls. */
  async stop(): Promise<void> {
    if (this.#state.name === 'idle') this.#apply({ type: 'stopped' })
    this.#controller.abort()
    await this.#done
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (this.#state.name !== 'stopped' && this.#state.name !== 'failed') {
        const event = signal.aborted ? undefined : await this.#step(this.#state, signal)
        this.#apply(event === undefined || signal.aborted ? { type: 'stopped' } : event)
      }
    } catch (error) {
      this.#logger.error(`the reflector of ${this.#scope.resource} failed`, { error: String(error) })
      this.#apply({ type: 'broke', error })
    } finally {
      this.#closeStream()
    }
  }

  /** Does what the state is about, and says what came of it; undefined once aborted. Rejects only on a defect. */
  async #step(state: ReflectorState, signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    switch (state.name) {
      case 'listing':
        return this.#list(signal)
      case 'streaming-list':
        return this.#streamList(signal)
      case 'watching':
        return this.#watch(state.resourceVersion, signal)
      case 'backing-off':
      case 'denied':
        return this.#wait(state.until, signal)
      default:
        return undefined
    }
  }

  #apply(event: ReflectorEvent): void {
    const before = this.#state
    this.#state = transition(before, event, this.#form)
    if (this.#state.name !== before.name) this.#observer.stateChanged?.(this.#state)
  }

  async #list(signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    const started = this.#options.clock.monotonic()
    this.#observer.listStarted?.('paged')
    const listed = await this.#pagedList.fetch(signal)
    return listed instanceof ReflectorError
      ? this.#interrupted(listed)
      : this.#synced('paged', listed, started)
  }

  async #streamList(signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    const { clock } = this.#options
    const started = clock.monotonic()
    this.#observer.listStarted?.('streaming')
    const timeoutSeconds = this.#timeoutSeconds()
    const stream = this.#open(
      {
        sendInitialEvents: true,
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: true,
        timeoutSeconds,
      },
      answerMs,
      signal,
    )
    const observer = this.#observer
    const listed = await readStreamingList({
      stream,
      sink: this.#sink,
      scope: this.#scope,
      observer,
      answerMs,
      turns: this.#options.turns,
    })
    if ('error' in listed) return this.#notStreamed(listed)
    stream.allowSilence(timeoutSeconds * 1000 + graceMs - stream.age)
    this.#unfinished = 0
    return this.#synced('streaming', listed, started)
  }

  /** A server that does not know streaming lists refuses them, or ignores the parameter and never ends one. */
  #notStreamed({ error, begun }: Unstreamed): ReflectorEvent | undefined {
    this.#closeStream()
    const overdue = begun && ++this.#unfinished >= unfinishedLimit
    if (error.kind === 'refused' || error.kind === 'silent' || overdue) this.#form = 'paged'
    if (error.kind !== 'refused') return this.#interrupted(error)
    this.#logger.debug(`no streaming list of ${this.#scope.resource}`, { error: error.message })
    return { type: 'interrupted', error }
  }

  async #watch(resourceVersion: string, signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    const stream = this.#stream ?? this.#openWatch(resourceVersion, signal)
    const sound = this.#options.clock.setTimer(soundAfterMs, () => this.#recovered())
    try {
      return await this.#follow(stream, resourceVersion)
    } finally {
      sound.cancel()
    }
  }

  async #follow(stream: WatchStream<T>, resourceVersion: string): Promise<ReflectorEvent | undefined> {
    let version = resourceVersion
    for (;;) {
      const event = await stream.next()
      if (event === undefined || event instanceof ReflectorError) return this.#watchEnded(stream, event)
      const reached = event.object.metadata.resourceVersion
      if (!reached) return this.#watchEnded(stream, unversioned('watch', this.#scope))
      if (event.type === 'BOOKMARK' && isOlderVersion(reached, version))
        return this.#watchEnded(stream, this.#rewound(reached, version))
      if (event.type === 'DELETED') this.#sink.remove(event.object)
      else if (event.type !== 'BOOKMARK') this.#sink.upsert(event.object)
      version = reached
      this.#fruitless = 0
      this.#recovered()
      this.#apply({ type: 'progressed', resourceVersion: reached })
      this.#observer.eventReceived?.(event.type)
    }
  }

  #recovered(): void {
    this.#pace.reset()
    this.#outage.over()
  }

  #watchEnded(stream: WatchStream<T>, error: ReflectorError | undefined): ReflectorEvent | undefined {
    this.#closeStream()
    if (error !== undefined) return this.#interrupted(error)
    if (stream.events > 0 || stream.age >= shortWatchMs) return { type: 'ended' }
    const message = 'the watch ended as soon as it began'
    return this.#interrupted(readFailure({ message }, 'watch', this.#scope))
  }

  #openWatch(resourceVersion: string, signal: AbortSignal): WatchStream<T> {
    const timeoutSeconds = this.#timeoutSeconds()
    this.#observer.watchStarted?.()
    return this.#open(
      { resourceVersion, allowWatchBookmarks: true, timeoutSeconds },
      timeoutSeconds * 1000 + graceMs,
      signal,
    )
  }

  #open(request: WatchRequest, silenceMs: number, signal: AbortSignal): WatchStream<T> {
    const { listerWatcher, clock } = this.#options
    this.#stream = new WatchStream({ listerWatcher, request, clock, signal, silenceMs })
    return this.#stream
  }

  #closeStream(): void {
    this.#stream?.close()
    this.#stream = undefined
  }

  #timeoutSeconds(): number {
    return watchSeconds + Math.floor(this.#options.random() * watchSecondsJitter)
  }

  #synced(form: ListForm, listed: Listed, started: number): ReflectorEvent {
    const { clock } = this.#options
    const { resourceVersion, items, pages } = listed
    const duration = clock.monotonic() - started
    this.#lastSync = clock.now()
    this.#outage.over()
    this.#logger.debug(`listed ${this.#scope.resource}`, {
      form,
      items,
      pages,
      namespace: this.#scope.namespace,
    })
    this.#observer.synced?.({ form, items, pages, duration, resourceVersion })
    return { type: 'synced', resourceVersion }
  }

  /** Decides when to go on after an error; undefined when the error is our own abort. */
  #interrupted(error: ReflectorError): ReflectorEvent | undefined {
    if (this.#controller.signal.aborted) return undefined
    this.#observer.interrupted?.(error)
    const delay = this.#pace.next(error)
    this.#outage.goesOn(error, delay)
    const bad = error.kind === 'unreadable' || (error.kind === 'unavailable' && error.code !== undefined)
    const relist = bad && ++this.#fruitless >= fruitlessLimit
    if (relist) this.#fruitless = 0
    return {
      type: 'interrupted',
      error,
      relist,
      ...(delay > 0 && { until: this.#options.clock.now() + delay }),
    }
  }

  async #wait(until: number, signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    const { clock } = this.#options
    try {
      await sleep(clock, Math.max(0, until - clock.now()), signal)
      return { type: 'waited' }
    } catch {
      return undefined // only an abort rejects a sleep
    }
  }

  #rewound(found: string, expected: string): ReflectorError {
    const message = `the server is at resourceVersion ${found}, before ${expected}: its data was replaced`
    return readFailure({ code: 410, message }, 'watch', this.#scope)
  }
}

import { type Clock, type Logger, type Random, silentLogger, sleep } from '../base/index.ts'
import type { WatchEvent } from '../client/index.ts'
import type { KubernetesList, KubernetesObject } from '../object/index.ts'
import { Deadline } from './deadline.ts'
import type { ListerWatcher, ReflectorScope } from './lister-watcher.ts'
import { isOlderVersion } from './older-version.ts'
import { ReflectorError, readErrorEvent, readFailure, silence } from './reflector-error.ts'
import type { ReflectorObserver } from './reflector-observer.ts'
import { type ListForm, type ReflectorEvent, type ReflectorState, transition } from './reflector-state.ts'
import { Replacement } from './replacement.ts'
import { RetryPace } from './retry-pace.ts'
import type { Sink } from './sink.ts'
import { WatchStream } from './watch-stream.ts'
import { withoutManagedFields } from './without-managed-fields.ts'

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>
  readonly sink: Sink<T>
  /** What error messages call the objects. */
  readonly scope: ReflectorScope
  readonly clock: Clock
  readonly random: Random
  readonly logger?: Logger
  readonly observer?: ReflectorObserver
  /** Objects per page of a paged list. Default 500, as client-go. */
  readonly pageSize?: number
  /** The form of list to try first. Default `streaming`; falls back to `paged` by itself, and remembers it. */
  readonly listForm?: ListForm
  /** Default false: metadata.managedFields is dropped. */
  readonly keepManagedFields?: boolean
}

/** A page, or the next initial event, may take this long; the API server ends requests after 60 s. */
const answerMs = 75_000
/** Under the 300 s and more after which proxies cut idle connections. */
const watchSeconds = 290
const watchSecondsJitter = 10
/** What the server gets beyond timeoutSeconds to end a watch in order. */
const graceMs = 5_000
/** A watch that lived so long was a success, whatever ended it. */
const soundAfterMs = 10_000
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
  readonly #observer: ReflectorObserver
  readonly #logger: Logger
  readonly #pace: RetryPace
  readonly #controller = new AbortController()
  #state: ReflectorState = { name: 'idle' }
  #form: ListForm
  /** Page size in force; absent after continue tokens expired twice in a row. */
  #limit: number | undefined
  #expiredPages = 0
  #unfinishedStreams = 0
  #fruitless = 0
  #stream: WatchStream<T> | undefined
  #lastSync: number | undefined
  #lastError: ReflectorError | undefined
  #done: Promise<void> = Promise.resolve()

  constructor(options: ReflectorOptions<T>) {
    this.#options = options
    this.#observer = options.observer ?? {}
    this.#logger = options.logger ?? silentLogger
    this.#pace = new RetryPace(options.random)
    this.#form = options.listForm ?? 'streaming'
    this.#limit = options.pageSize ?? 500
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

  /** What stands in the way, or last did; gone with the next list, event or bookmark. */
  get lastError(): ReflectorError | undefined {
    return this.#lastError
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
      this.#logger.error(`the reflector of ${this.#options.scope.resource} failed`, { error: String(error) })
      this.#apply({ type: 'broke', error })
    } finally {
      this.#closeStream()
    }
  }

  /** Does what the state is about, and says what came of it. Rejects only on a defect. */
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

  async #wait(until: number, signal: AbortSignal): Promise<ReflectorEvent | undefined> {
    const { clock } = this.#options
    try {
      await sleep(clock, Math.max(0, until - clock.now()), signal)
      return { type: 'waited' }
    } catch {
      return undefined // only an abort rejects a sleep
    }
  }

  async #list(signal: AbortSignal): Promise<ReflectorEvent> {
    const { clock, sink } = this.#options
    const started = clock.monotonic()
    this.#observer.listStarted?.('paged')
    let replacement: Replacement<T> | undefined
    let token: string | undefined
    let pages = 0
    try {
      for (;;) {
        const page = await this.#page(token, signal)
        if (page instanceof ReflectorError) {
          if (page.kind === 'expired' && token !== undefined && ++this.#expiredPages > 1)
            this.#limit = undefined
          return this.#interrupted(page)
        }
        pages++
        replacement ??= new Replacement(sink)
        for (const object of drain(page.items)) replacement.add(this.#prepare(object))
        token = page.metadata.continue || undefined
        const resourceVersion = page.metadata.resourceVersion
        if (token !== undefined) continue
        if (!resourceVersion) return this.#interrupted(this.#unversioned('list'))
        replacement.commit(resourceVersion)
        return this.#synced('paged', replacement.items, pages, started, resourceVersion)
      }
    } finally {
      replacement?.abandon()
    }
  }

  async #page(token: string | undefined, signal: AbortSignal): Promise<KubernetesList<T> | ReflectorError> {
    const { listerWatcher, clock, scope } = this.#options
    const deadline = new Deadline(clock, answerMs, signal)
    try {
      return await listerWatcher.list(
        {
          ...(this.#limit === undefined ? {} : { limit: this.#limit }),
          ...(token === undefined ? {} : { continue: token }),
        },
        deadline.signal,
      )
    } catch (thrown) {
      return deadline.passed ? silence('list', scope, answerMs / 1000) : readFailure(thrown, 'list', scope)
    } finally {
      deadline.close()
    }
  }

  /**
   * KEP-3157: the state comes as ADDED events, then a bookmark with an annotation, and the same stream goes on
   * as a watch. A server that does not know it refuses (422), or ignores the parameter and never ends the list.
   */
  async #streamList(signal: AbortSignal): Promise<ReflectorEvent> {
    const { clock, sink } = this.#options
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
    let replacement: Replacement<T> | undefined
    try {
      for (;;) {
        const event = await this.#next(stream)
        if (event instanceof ReflectorError) return this.#notStreamed(event, replacement !== undefined)
        if (event === undefined) return this.#notStreamed(this.#unfinished(), true)
        replacement ??= new Replacement(sink)
        stream.allowSilence(answerMs)
        if (event.type !== 'BOOKMARK') {
          this.#prepare(event.object)
          replacement.change(event)
          this.#observer.eventReceived?.(event.type)
        } else if (event.object.metadata.annotations?.['k8s.io/initial-events-end'] === 'true') {
          const resourceVersion = event.object.metadata.resourceVersion
          if (!resourceVersion) return this.#notStreamed(this.#unversioned('watch'), true)
          replacement.commit(resourceVersion)
          stream.allowSilence(timeoutSeconds * 1000 + graceMs - stream.age)
          this.#unfinishedStreams = 0
          return this.#synced('streaming', replacement.items, 1, started, resourceVersion)
        }
      }
    } finally {
      replacement?.abandon()
    }
  }

  /** `begun`: the list had begun when it broke off. */
  #notStreamed(error: ReflectorError, begun: boolean): ReflectorEvent {
    this.#closeStream()
    if (error.kind === 'refused') {
      this.#form = 'paged'
      this.#logger.debug(`no streaming list for ${this.#options.scope.resource}`, { error: error.message })
      return { type: 'interrupted', error }
    }
    if (begun && ++this.#unfinishedStreams >= unfinishedLimit) this.#form = 'paged'
    if (error.kind === 'silent') this.#form = 'paged'
    return this.#interrupted(error)
  }

  async #watch(resourceVersion: string, signal: AbortSignal): Promise<ReflectorEvent> {
    let version = resourceVersion
    if (this.#stream === undefined) {
      const timeoutSeconds = this.#timeoutSeconds()
      this.#open(
        { resourceVersion, allowWatchBookmarks: true, timeoutSeconds },
        timeoutSeconds * 1000 + graceMs,
        signal,
      )
      this.#observer.watchStarted?.()
    }
    const stream = this.#stream as WatchStream<T>
    for (;;) {
      const event = await this.#next(stream)
      if (event === undefined || event instanceof ReflectorError) {
        this.#closeStream()
        if (stream.age >= soundAfterMs) this.#pace.reset()
        if (event !== undefined) return this.#interrupted(event)
        if (stream.events === 0 && stream.age < shortWatchMs) return this.#interrupted(this.#tooShort())
        return { type: 'ended' }
      }
      const next = event.object.metadata.resourceVersion
      if (!next) return this.#interruptedWatch(this.#unversioned('watch'))
      if (event.type === 'BOOKMARK' && isOlderVersion(next, version))
        return this.#interruptedWatch(this.#rewound(next, version))
      this.#deliver(event)
      version = next
      this.#pace.reset()
      this.#fruitless = 0
      this.#lastError = undefined
      this.#apply({ type: 'progressed', resourceVersion: next })
      this.#observer.eventReceived?.(event.type)
    }
  }

  #deliver(event: Exclude<WatchEvent<T>, { type: 'ERROR' }>): void {
    if (event.type === 'DELETED') this.#options.sink.remove(this.#prepare(event.object))
    else if (event.type !== 'BOOKMARK') this.#options.sink.upsert(this.#prepare(event.object))
  }

  #prepare(object: T): T {
    return this.#options.keepManagedFields ? object : withoutManagedFields(object)
  }

  /** The next event, the error that came instead, or undefined at an orderly end. */
  async #next(
    stream: WatchStream<T>,
  ): Promise<Exclude<WatchEvent<T>, { type: 'ERROR' }> | ReflectorError | undefined> {
    const { scope } = this.#options
    try {
      const event = await stream.next()
      if (event === undefined && stream.silent) return silence('watch', scope, Math.round(stream.age / 1000))
      return event?.type === 'ERROR' ? readErrorEvent(event.status, scope) : event
    } catch (thrown) {
      if (stream.silent) return silence('watch', scope, Math.round(stream.age / 1000))
      return readFailure(thrown, 'watch', scope)
    }
  }

  #open(
    request: Parameters<ListerWatcher<T>['watch']>[0],
    silenceMs: number,
    signal: AbortSignal,
  ): WatchStream<T> {
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

  #synced(
    form: ListForm,
    items: number,
    pages: number,
    started: number,
    resourceVersion: string,
  ): ReflectorEvent {
    const { clock, scope } = this.#options
    const duration = clock.monotonic() - started
    this.#lastSync = clock.now()
    this.#lastError = undefined
    this.#expiredPages = 0
    this.#limit = this.#options.pageSize ?? 500
    this.#logger.debug(`listed ${scope.resource}`, { items, pages, form, namespace: scope.namespace })
    this.#observer.synced?.({ form, items, pages, duration, resourceVersion })
    return { type: 'synced', resourceVersion }
  }

  #interruptedWatch(error: ReflectorError): ReflectorEvent {
    this.#closeStream()
    return this.#interrupted(error)
  }

  #interrupted(error: ReflectorError): ReflectorEvent {
    if (this.#controller.signal.aborted) return { type: 'stopped' }
    const repeated = this.#lastError?.kind === error.kind
    this.#lastError = error
    this.#observer.interrupted?.(error)
    const delay = this.#pace.next(error)
    this.#logger[repeated || error.kind === 'expired' ? 'debug' : 'warn'](error.message, {
      kind: error.kind,
      retryInMs: Math.round(delay),
    })
    const bad = error.kind === 'unreadable' || (error.kind === 'unavailable' && error.code !== undefined)
    const relist = bad && ++this.#fruitless >= fruitlessLimit
    if (relist) this.#fruitless = 0
    return {
      type: 'interrupted',
      error,
      relist,
      ...(delay > 0 ? { until: this.#options.clock.now() + delay } : {}),
    }
  }

  #unversioned(verb: 'list' | 'watch'): ReflectorError {
    const { scope } = this.#options
    return readFailure({ kind: 'decode', message: 'the answer has no resourceVersion' }, verb, scope)
  }

  #unfinished(): ReflectorError {
    return readFailure({ message: 'the watch ended within the initial events' }, 'watch', this.#options.scope)
  }

  #tooShort(): ReflectorError {
    return readFailure({ message: 'the watch ended as soon as it began' }, 'watch', this.#options.scope)
  }

  #rewound(found: string, expected: string): ReflectorError {
    const message = `the server is at resourceVersion ${found}, before ${expected}: its data was replaced`
    return readFailure({ code: 410, message }, 'watch', this.#options.scope)
  }
}

/** The items in order, each let go as soon as it is handed on. */
function* drain<T>(items: T[]): Generator<T> {
  items.reverse()
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item
}

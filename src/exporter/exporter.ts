import { type Clock, createLogger, type Logger, systemClock } from '../base/index.ts'
import {
  type ListenAddress,
  Listener,
  type ListenerObserver,
  type ListenerOptions,
  parseListenAddress,
  probeRoute,
  webListenerOptions,
} from '../endpoint/index.ts'
import { Registry } from '../exposition/index.ts'
import { collectedMetricsRoute } from './collected-metrics-route.ts'
import type { CollectHook, CollectOptions } from './collector.ts'
import { CollectorSet } from './collector-set.ts'
import { declareEndpointMetrics } from './endpoint-metrics.ts'
import { EventLoopLag } from './event-loop-lag.ts'
import { GarbageCollection } from './garbage-collection.ts'
import { kitSeriesLimit } from './kit-series-limit.ts'
import { landingRoute, referenceRoute } from './landing-page.ts'
import { declareNodeMetrics } from './node-metrics.ts'
import { declareProcessMetrics, linuxProcessFiles } from './process/index.ts'
import { untilTerminated } from './termination.ts'

export interface ExporterOptions {
  /** Begins the names of what the kit itself says, such as `<prefix>_collector_success`. Mostly the name of the exporter. */
  readonly prefix: string
  /** Where to listen: `:8000` on all interfaces, `127.0.0.1:8000` on this machine alone. */
  readonly listen: string
  /**
   * Label sets that one metric of the program may have, those of the kit aside; what is over it is counted in
   * `<prefix>_series_dropped_total`. Default 1000.
   */
  readonly seriesLimit?: number
  /** `legal` takes names that `promtool check metrics` finds fault with, for those that have to stay. Default `promlint`. */
  readonly naming?: 'promlint' | 'legal'
  /** Whether there are `process_*` and `nodejs_*`. Default true. */
  readonly runtimeMetrics?: boolean
  /** A web configuration file, as Prometheus' own exporters take it: certificates, users, headers. Read at the start. */
  readonly webConfigFile?: string
  /**
   * Certificates, authentication, limits of connections and times, over what the file says. Its observer is told what
   * `<prefix>_endpoint_refused_total` and its like count, and of every reply.
   */
  readonly listener?: Omit<ListenerOptions, 'address' | 'routes' | 'clock' | 'logger'>
  readonly clock?: Clock
  /** Who is told that a collector failed, a certificate was not taken, a client was refused. Default: lines of logfmt on standard error. */
  readonly logger?: Logger
}

export type ExporterState =
  | { readonly name: 'idle' }
  | { readonly name: 'starting' }
  | { readonly name: 'serving'; readonly url: string }
  /** No new connections; scrapes in flight go on. */
  | { readonly name: 'stopping' }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly error: unknown }

/**
 * A program that exposes metrics: what it declares in `registry`, after the hooks of `collect` have run, on `/metrics`;
 * beside it `/livez`, `/readyz`, and `/reference`, the page of its metrics.
 *
 * It keeps nothing outside itself: two can run in one process, and one that has stopped leaves nothing behind.
 */
export class Exporter {
  readonly registry: Registry
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #title: string
  readonly #collectors: CollectorSet
  readonly #options: ExporterOptions
  readonly #address: ListenAddress
  readonly #observer: ListenerObserver
  readonly #measured: readonly { start(): void; stop(): void }[]
  /** Ends with the exporter, and with it what it listens to. */
  readonly #lifetime = new AbortController()
  #state: ExporterState = { name: 'idle' }
  #starting: Promise<string> | undefined
  #listener: Listener | undefined
  #stopping: Promise<void> | undefined

  /** Throws a ListenError when `listen` is no address, a RangeError when `prefix` cannot begin a name. */
  constructor(options: ExporterOptions) {
    if (typeof options?.prefix !== 'string' || !/^[a-zA-Z_]\w*$/.test(options.prefix))
      throw new RangeError(
        `the prefix ${JSON.stringify(options?.prefix)} cannot begin the name of a metric: letters, digits and underscores, no digit first, such as shop`,
      )
    this.#options = options
    this.#address = parseListenAddress(options.listen)
    const {
      prefix,
      clock = systemClock,
      logger = createLogger({
        write: (line) => process.stderr.write(line),
        clock,
        format: 'text',
        level: 'info',
      }),
      naming = 'promlint',
      runtimeMetrics = true,
    } = options
    this.#clock = clock
    this.#logger = logger
    this.#title = `Metrics of ${prefix}`
    this.registry = new Registry({
      clock,
      naming,
      ...(options.seriesLimit !== undefined && { seriesLimit: options.seriesLimit }),
    })
    this.#collectors = new CollectorSet({ registry: this.registry, prefix, clock, logger })
    this.#countDropped(prefix)
    this.#observer = declareEndpointMetrics(this.registry, prefix, options.listener?.observer)
    this.#measured = runtimeMetrics ? this.#declareRuntime() : []
  }

  get state(): ExporterState {
    return this.#state
  }

  /**
   * Runs `hook` at each scrape, once for all scrapes that come while it runs. One that fails or is too slow makes
   * `<prefix>_collector_success{collector="<name>"}` 0; the scrape goes on without it.
   */
  collect(name: string, hook: CollectHook, options?: CollectOptions): void {
    this.#collectors.add(name, hook, options)
  }

  /** The page of all metrics, in Markdown: name, type, unit, labels, meaning. */
  reference(): string {
    return this.registry.reference(this.#title)
  }

  /** Resolves with its URL once it serves; rejects with a ListenError. Aborting the signal is as good as `stop`. */
  async start(signal: AbortSignal): Promise<string> {
    if (this.#state.name !== 'idle') throw new Error('an exporter starts once')
    this.#state = { name: 'starting' }
    this.#starting = this.#listen()
    let url: string
    try {
      url = await this.#starting
    } catch (error) {
      this.#state = { name: 'failed', error }
      throw error
    }
    if (this.#stopping) return url
    this.#state = { name: 'serving', url }
    for (const measured of this.#measured) measured.start()
    this.#logger.info('serving metrics', { url: `${url}/metrics` })
    signal.addEventListener('abort', () => void this.stop(), { signal: this.#lifetime.signal })
    if (signal.aborted) await this.stop()
    return url
  }

  /** Takes no new connections, lets scrapes in flight end for a while, then cuts them off. Never rejects. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  /**
   * The whole life of a program: starts, does `work` if there is any, and ends on SIGTERM or SIGINT, or when the work
   * fails. Resolves when all is closed; the process then ends with 0 by itself. Rejects with what `start` or `work` does;
   * what the work does once its signal has aborted is not waited for.
   */
  async run(work: (signal: AbortSignal) => void | Promise<void> = () => {}): Promise<void> {
    await untilTerminated(async (signal) => {
      await this.start(signal)
      const ended = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => ended.resolve(), { once: true })
      if (signal.aborted) ended.resolve()
      const working = (async () => work(signal))()
      working.catch((error: unknown) => {
        if (signal.aborted && error !== signal.reason)
          this.#logger.warn('the work did not end well', { error: String(error) })
      })
      try {
        await Promise.race([ended.promise, working.then(() => ended.promise)])
      } finally {
        await this.stop()
      }
    })
  }

  async #stop(): Promise<void> {
    // Stopped while it starts: there is nothing to close before that has come out, and start tells if it failed.
    await this.#starting?.catch(() => {})
    if (this.#state.name !== 'failed') this.#state = { name: 'stopping' }
    await this.#listener?.stop()
    this.#lifetime.abort()
    this.#collectors.abort()
    for (const measured of this.#measured) measured.stop()
    if (this.#state.name !== 'failed') this.#state = { name: 'stopped' }
  }

  async #listen(): Promise<string> {
    const { webConfigFile, listener } = this.#options
    const clock = this.#clock
    const logger = this.#logger
    this.#listener = new Listener({
      ...(webConfigFile !== undefined && (await webListenerOptions(webConfigFile, { clock, logger }))),
      ...listener,
      observer: this.#observer,
      address: this.#address,
      routes: [
        collectedMetricsRoute(this.registry, this.#collectors),
        probeRoute({ path: '/livez', checks: () => [] }),
        probeRoute({ path: '/readyz', checks: () => [] }),
        referenceRoute(() => this.reference()),
        landingRoute(this.#title),
      ],
      clock,
      logger,
    })
    return this.#listener.start(this.#lifetime.signal)
  }

  #declareRuntime() {
    declareProcessMetrics(this.registry, linuxProcessFiles)
    declareNodeMetrics(this.registry)
    return [new EventLoopLag(this.registry, this.#clock), new GarbageCollection(this.registry)]
  }

  #countDropped(prefix: string): void {
    const dropped = this.registry.counter({
      name: `${prefix}_series_dropped_total`,
      help: 'Uses of label sets that found no room under the limit of their metric.',
      labels: ['metric'],
      seriesLimit: kitSeriesLimit,
    })
    this.registry.onCollect(() => {
      for (const [metric, count] of this.registry.dropped()) dropped.labels({ metric }).setTotal(count)
    })
  }
}

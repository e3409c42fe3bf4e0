import type { Clock, Logger, Random, Readiness } from '../base/index.ts'
import { listerWatcher, Reflector, type Sink } from '../cache/index.ts'
import type { Client } from '../client/index.ts'
import type { Family } from '../exposition/index.ts'
import { definitionResource, formatGroupResource } from '../object/index.ts'
import type { Configuration, ResourceConfiguration } from './configuration/configuration.ts'
import { DefinitionKinds } from './discovery/definition-kinds.ts'
import { keyOf, type ResolvedKind, resolveKinds } from './discovery/resolve-kinds.ts'
import { KindWatch } from './kind-watch.ts'
import { readinessOf } from './readiness.ts'
import { SampleErrors } from './sample-errors.ts'
import { familiesOf } from './store/family-list.ts'

export interface CustomResourceStateOptions {
  readonly client: Pick<Client, 'list' | 'watch'>
  readonly configuration: Configuration
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Namespaces to watch instead of all. Cluster-scoped kinds are watched all the same. */
  readonly namespaces?: readonly string[]
  /** Whether somebody else watches the definitions, and writes them into `definitions`. Default false. */
  readonly sharesDefinitions?: boolean
}

type State =
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly controller: AbortController }
  | { readonly name: 'stopped' }

/**
 * Serves the metrics of a kube-state-metrics configuration: finds the kinds that it means as their definitions come
 * and go, watches each on its own, and keeps the samples of its objects. A kind that nothing befell goes on when
 * another one changes.
 */
export class CustomResourceState {
  readonly #options: CustomResourceStateOptions
  readonly #kinds: DefinitionKinds
  /** Of the definitions; undefined when the watch is somebody else's. */
  readonly #reflector: Reflector | undefined
  readonly #errors: SampleErrors
  readonly #ending = new Set<Promise<void>>()
  readonly #told = new Set<ResourceConfiguration>()
  #watches = new Map<string, KindWatch>()
  #state: State = { name: 'idle' }

  constructor(options: CustomResourceStateOptions) {
    const { client, clock, random, logger, sharesDefinitions = false } = options
    this.#options = options
    this.#errors = new SampleErrors(logger)
    this.#kinds = new DefinitionKinds(() => this.#resolve())
    if (!sharesDefinitions)
      this.#reflector = new Reflector({
        listerWatcher: listerWatcher(client, definitionResource),
        sink: this.#kinds,
        clock,
        random,
        logger,
        cutDeepParts: true,
      })
  }

  /** Takes the CustomResourceDefinitions that decide what is watched, from `start` on. */
  get definitions(): Sink {
    return this.#kinds
  }

  /** Begins, once. Returns at once; aborting the signal is as good as `stop`. */
  start(signal: AbortSignal): void {
    if (this.#state.name !== 'idle') throw new Error('a custom resource state starts once')
    const controller = new AbortController()
    this.#state = { name: 'running', controller }
    const abort = () => controller.abort(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    this.#reflector?.start(controller.signal)
  }

  /** Ends every watch; resolves when none is left. What is known stays readable. */
  async stop(): Promise<void> {
    if (this.#state.name === 'running') this.#state.controller.abort()
    this.#state = { name: 'stopped' }
    await this.#reflector?.stop()
    for (const watch of this.#watches.values()) this.#end(watch)
    await Promise.all(this.#ending)
  }

  /** The families of a scrape: those of kinds that have objects, by kind, then in the order of the configuration. */
  families(): readonly Family[] {
    return familiesOf([...this.#watches.values()].map(({ table }) => table))
  }

  /** Ready while the definitions, when it watches them, and every kind that the configuration means are synced and followed. */
  readiness(): Readiness {
    const definitions = this.#reflector ? [this.#reflector] : []
    const parts = [
      ...definitions.map((one) => readinessOf(formatGroupResource(definitionResource), [one])),
      ...[...this.#watches.values()].map((watch) => watch.readiness()),
    ]
    return { ready: parts.every(({ ready }) => ready), parts }
  }

  #resolve(): void {
    if (this.#state.name !== 'running') return
    const { signal } = this.#state.controller
    const { kinds, missing, overridden } = resolveKinds(this.#options.configuration, this.#kinds.served())
    const before = this.#watches
    const started: KindWatch[] = []
    this.#watches = new Map(
      kinds.map((kind) => {
        const key = keyOf(kind.resource)
        const known = before.get(key)
        if (known && isSameKind(known.kind, kind)) return [key, known]
        const watch = new KindWatch(kind, {
          ...this.#options,
          namespaces: this.#options.namespaces ?? [],
          errors: this.#errors,
        })
        started.push(watch)
        return [key, watch]
      }),
    )
    const kept = new Set(this.#watches.values())
    for (const watch of before.values()) if (!kept.has(watch)) this.#end(watch)
    for (const watch of started) watch.start(signal)
    this.#tell(missing, overridden)
  }

  /** Each entry once until what is wrong with it is over. */
  #tell(missing: readonly ResourceConfiguration[], overridden: readonly ResourceConfiguration[]): void {
    const wrong = new Set([...missing, ...overridden])
    for (const entry of this.#told) if (!wrong.has(entry)) this.#told.delete(entry)
    for (const entry of wrong) {
      if (this.#told.has(entry)) continue
      this.#told.add(entry)
      const { group, version, kind } = entry.groupVersionKind
      this.#options.logger.warn(
        missing.includes(entry)
          ? 'no definition serves a configured resource; its metrics come with one'
          : 'a later entry of the configuration stands in for this one',
        { line: entry.position.line, group, version, kind },
      )
    }
  }

  #end(watch: KindWatch): void {
    const ended = watch.stop().finally(() => this.#ending.delete(ended))
    this.#ending.add(ended)
  }
}

function isSameKind(a: ResolvedKind, b: ResolvedKind): boolean {
  return (
    a.definitionUid === b.definitionUid &&
    a.configuration === b.configuration &&
    a.resource.kind === b.resource.kind &&
    a.resource.namespaced === b.resource.namespaced
  )
}

import type { Clock, Logger, Random, ReadinessPart } from '../base/index.ts'
import { listerWatcher, Reflector, SinkMerge } from '../cache/index.ts'
import type { Client } from '../client/index.ts'
import { formatGroupResource } from '../object/index.ts'
import type { ResolvedKind } from './discovery/resolve-kinds.ts'
import { compileFamilies } from './family/compiled-family.ts'
import { readinessOf } from './readiness.ts'
import type { SampleErrors } from './sample-errors.ts'
import { SampleTable } from './store/sample-table.ts'

export interface KindWatchOptions {
  readonly client: Pick<Client, 'list' | 'watch'>
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Namespaces to watch instead of all; without effect on cluster-scoped kinds. Empty means all. */
  readonly namespaces: readonly string[]
  readonly errors: SampleErrors
}

/** The watch of one kind in one version, into a table of samples. */
export class KindWatch {
  readonly kind: ResolvedKind
  readonly table: SampleTable
  readonly #reflectors: readonly Reflector[]

  constructor(kind: ResolvedKind, options: KindWatchOptions) {
    const { client, clock, random, logger, namespaces, errors } = options
    const { resource, configuration } = kind
    this.kind = kind
    this.table = new SampleTable({
      families: compileFamilies(configuration, resource),
      onError: (error, family, metadata) => errors.tell(family, error, metadata),
    })
    const isDivided = resource.namespaced && namespaces.length > 0
    const merge = new SinkMerge(this.table)
    this.#reflectors = (isDivided ? namespaces : [undefined]).map(
      (namespace) =>
        new Reflector({
          listerWatcher: listerWatcher(client, resource, namespace === undefined ? {} : { namespace }),
          sink: isDivided ? merge.scope() : this.table,
          clock,
          random,
          logger,
          // A path may lead there.
          keepManagedFields: true,
          cutDeepParts: true,
        }),
    )
  }

  start(signal: AbortSignal): void {
    for (const reflector of this.#reflectors) reflector.start(signal)
  }

  /** Resolves when nothing will be written into the table any more. */
  async stop(): Promise<void> {
    await Promise.all(this.#reflectors.map((reflector) => reflector.stop()))
  }

  readiness(): ReadinessPart {
    const { resource } = this.kind
    return readinessOf(`${formatGroupResource(resource)}/${resource.version}`, this.#reflectors)
  }
}

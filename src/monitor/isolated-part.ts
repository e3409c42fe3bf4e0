import type { Logger, ReadinessPart } from '../base/index.ts'
import type { ReflectorObserver, Sink } from '../cache/index.ts'
import type { Chunk, Family } from '../exposition/index.ts'
import type { GroupKind } from '../object/index.ts'
import type { MonitorPart, ResourceLookup } from './monitor-part.ts'
import type { RevisionReader } from './record/revision-reader.ts'
import type { ResourceObserver } from './resource-observer.ts'

/**
 * A part whose defects stay its own: what it throws ends the call alone, which answers as if the part had nothing to
 * say. The first is logged, and told by readiness without making the monitor unready.
 */
export function isolatedPart(part: MonitorPart, logger: Logger): MonitorPart {
  return new IsolatedPart(part, logger)
}

class IsolatedPart implements MonitorPart {
  readonly observer?: ResourceObserver
  readonly definitions?: Sink
  readonly revisionReader?: RevisionReader
  readonly name: string
  readonly #part: MonitorPart
  readonly #logger: Logger
  readonly #families = new WeakMap<Family, Family>()
  readonly #chunks = new WeakMap<Chunk, Chunk>()
  #defect: string | undefined

  constructor(part: MonitorPart, logger: Logger) {
    this.#part = part
    this.#logger = logger
    this.name = part.name ?? 'a part of the monitor'
    const { observer, definitions, revisionReader } = part
    if (observer) this.observer = this.#observerOf(observer)
    if (definitions) this.definitions = this.#sinkOf(definitions)
    if (revisionReader)
      this.revisionReader = {
        read: (...of) => this.#guard('reading a spec', undefined, () => revisionReader.read(...of)),
      }
  }

  watchObserver(kind: GroupKind, namespace: string | undefined): ReflectorObserver {
    const observer = this.#guard('following a watch', undefined, () =>
      this.#part.watchObserver?.(kind, namespace),
    )
    if (!observer) return {}
    const tell = (call: () => void) => this.#guard('following a watch', undefined, call)
    return {
      listStarted: (form) => tell(() => observer.listStarted?.(form)),
      synced: (list) => tell(() => observer.synced?.(list)),
      watchStarted: () => tell(() => observer.watchStarted?.()),
      eventReceived: (type) => tell(() => observer.eventReceived?.(type)),
      interrupted: (error) => tell(() => observer.interrupted?.(error)),
      stateChanged: (state) => tell(() => observer.stateChanged?.(state)),
    }
  }

  attach(resources: ResourceLookup): void {
    this.#guard('being attached', undefined, () => this.#part.attach?.(resources))
  }

  families(): readonly Family[] {
    const families = this.#guard('its metrics', [], () => this.#part.families?.() ?? [])
    return families.map((family) => this.#familyOf(family))
  }

  start(signal: AbortSignal): void {
    this.#guard('its start', undefined, () => this.#part.start?.(signal))
  }

  async stop(): Promise<void> {
    try {
      await this.#part.stop?.()
    } catch (error) {
      this.#failed('its end', error)
    }
  }

  shed(): void {
    this.#guard('letting go', undefined, () => this.#part.shed?.())
  }

  /** Nobody waits for what has a defect: it may never come. */
  hasLooked(): boolean {
    if (this.#defect !== undefined) return true
    return this.#guard('its first look', true, () => this.#part.hasLooked?.() ?? true)
  }

  readiness(): readonly ReadinessPart[] {
    const said = this.#guard('its readiness', [], () => this.#part.readiness?.() ?? [])
    if (this.#defect === undefined) return said
    return [
      ...said.filter(({ ready }) => ready),
      { name: this.name, ready: true, message: `a defect, in ${this.#defect}` },
    ]
  }

  #observerOf(observer: ResourceObserver): ResourceObserver {
    const tell = (call: () => void) => this.#guard('following resources', undefined, call)
    return {
      appeared: (record, how) => tell(() => observer.appeared?.(record, how)),
      changed: (before, after) => tell(() => observer.changed?.(before, after)),
      vanished: (record, why, when) => tell(() => observer.vanished?.(record, why, when)),
      closed: (kind) => tell(() => observer.closed?.(kind)),
    }
  }

  #sinkOf(sink: Sink): Sink {
    const tell = (call: () => void) => this.#guard('following definitions', undefined, call)
    return {
      begin: () => tell(() => sink.begin()),
      add: (object) => tell(() => sink.add(object)),
      commit: (resourceVersion) => tell(() => sink.commit(resourceVersion)),
      abandon: () => tell(() => sink.abandon()),
      upsert: (object) => tell(() => sink.upsert(object)),
      remove: (object) => tell(() => sink.remove(object)),
    }
  }

  /** The same for the same, because what was rendered before is known by its family and chunk. */
  #familyOf(family: Family): Family {
    const known = this.#families.get(family)
    if (known) return known
    const made: Family = {
      metadata: family.metadata,
      ...(family.header && {
        header: (format) => this.#guard('its metrics', '', () => family.header?.(format) ?? ''),
      }),
      chunks: () =>
        this.#guard('its metrics', [], () => Array.from(family.chunks(), (chunk) => this.#chunkOf(chunk))),
    }
    this.#families.set(family, made)
    return made
  }

  #chunkOf(chunk: Chunk): Chunk {
    const known = this.#chunks.get(chunk)
    if (known) return known
    const made: Chunk = {
      get version() {
        return chunk.version
      },
      render: () => this.#guard('its metrics', '', () => chunk.render()),
    }
    this.#chunks.set(chunk, made)
    return made
  }

  #guard<T>(doing: string, otherwise: T, call: () => T): T {
    try {
      return call()
    } catch (error) {
      this.#failed(doing, error)
      return otherwise
    }
  }

  #failed(doing: string, error: unknown): void {
    if (this.#defect !== undefined) return
    this.#defect = `${doing}: ${String(error)}`
    this.#logger.error('a part of the monitor has a defect; the others go on without it', {
      part: this.name,
      in: doing,
      error: String(error),
    })
  }
}

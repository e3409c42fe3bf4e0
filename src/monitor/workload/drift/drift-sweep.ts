import type { Clock, Logger, Random } from '../../../base/index.ts'
import type { ObjectFetcher } from '../../object-fetcher.ts'
import type { ResourceRecord } from '../../record/resource-record.ts'
import { Alarm } from '../watch/alarm.ts'
import { readWantedSpec, type WantedSpec } from './wanted-spec.ts'

export interface DriftSweepOptions {
  readonly fetcher: Pick<ObjectFetcher, 'fetch'>
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** The resource as it is now; undefined when it is gone. */
  readonly find: (uid: string) => ResourceRecord | undefined
  /** Called when what a resource asks for is known, or no longer. */
  readonly onChange: (resource: ResourceRecord) => void
}

interface Followed {
  readonly uid: string
  readonly generation: number | undefined
  /** By the monotonic clock. */
  readonly due: number
  readonly wanted: WantedSpec | undefined
}

/** After a change of the spec its controller gets so long to follow, before that counts as drift. */
const patienceMs = 120_000
/** Each resource is looked at once in this time, half of it earlier or later. */
const periodMs = 1_800_000
/** At most one request in this time, however many resources there are. */
const pauseMs = 500
const mostFollowed = 20_000

/**
 * Fetches the custom resources that own workloads one by one, to read what their specs ask for. A spec that has changed
 * is forgotten until its controller had time to follow.
 */
export class DriftSweep {
  readonly #options: DriftSweepOptions
  readonly #alarm: Alarm
  readonly #followed = new Map<string, Followed>()
  #done: Promise<void> = Promise.resolve()
  #problem: string | undefined

  constructor(options: DriftSweepOptions) {
    this.#options = options
    this.#alarm = new Alarm(options.clock)
  }

  wantedOf({ uid }: ResourceRecord): WantedSpec | undefined {
    return this.#followed.get(uid)?.wanted
  }

  start(signal: AbortSignal): void {
    this.#done = this.#run(signal).catch((error: unknown) => {
      if (signal.aborted) return
      this.#problem = `a defect ended the sweep: ${String(error)}`
      this.#options.logger.error('drift is no longer looked for: a defect ended the sweep', {
        error: String(error),
      })
    })
  }

  /** What ended it before its time, in a sentence; undefined while it goes on. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** Resolves when it has ended, once its signal has aborted. */
  stop(): Promise<void> {
    return this.#done
  }

  isFollowed({ uid }: ResourceRecord): boolean {
    return this.#followed.has(uid)
  }

  /** A resource that owns workloads, as it is now. */
  follow(resource: ResourceRecord): void {
    const { uid, generation } = resource
    const known = this.#followed.get(uid)
    if (known && known.generation === generation) return
    if (!known && this.#followed.size >= mostFollowed) return
    const due = this.#options.clock.monotonic() + patienceMs
    this.#followed.set(uid, { uid, generation, due, wanted: undefined })
    this.#alarm.set(patienceMs)
  }

  forget({ uid }: ResourceRecord): void {
    this.#followed.delete(uid)
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#alarm.sleep(signal)
      if (signal.aborted) return
      const next = this.#next()
      if (!next) continue
      const wait = next.due - this.#options.clock.monotonic()
      if (wait <= 0) await this.#look(next)
      this.#alarm.set(Math.max(pauseMs, wait))
    }
  }

  #next(): Followed | undefined {
    let next: Followed | undefined
    for (const one of this.#followed.values()) if (!next || one.due < next.due) next = one
    return next
  }

  async #look({ uid }: Followed): Promise<void> {
    const { fetcher, clock, random, find, onChange } = this.#options
    const resource = find(uid)
    if (!resource) {
      this.#followed.delete(uid)
      return
    }
    const { definition, namespace, name } = resource
    const { object } = await fetcher.fetch(definition.resource, namespace, name)
    const known = this.#followed.get(uid)
    if (!known) return
    const due = clock.monotonic() + periodMs * (0.5 + random())
    // Another generation is on its way to us too, and begins its own patience when it comes.
    const isSame = object?.metadata.uid === uid && object.metadata.generation === known.generation
    const wanted = isSame && object ? readWantedSpec(object) : known.wanted
    this.#followed.set(uid, { ...known, due, wanted })
    if (isSame) onChange(resource)
  }
}

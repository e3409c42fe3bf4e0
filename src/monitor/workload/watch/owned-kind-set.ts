import type { Clock, Logger, Random } from '../../../base/index.ts'
import { sleep } from '../../../base/index.ts'
import { type ApiResource, formatGroupResource } from '../../../object/index.ts'
import type { ListWatchClient } from '../../list-watch-client.ts'
import type { OwnedReading } from '../object/owned-reader.ts'
import type { OwnedTable } from '../object/owned-table.ts'
import { Alarm } from './alarm.ts'
import { type OwnedKind, ownedKinds } from './owned-kind.ts'
import { OwnedWatch } from './owned-watch.ts'
import { type Probed, probeOwnership } from './ownership-probe.ts'

export interface OwnedKindSetOptions {
  readonly table: OwnedTable
  readonly client: ListWatchClient
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly depth: 'metadata' | 'full'
  readonly namespaces: readonly string[]
  /** Kinds that are left alone, as if there were none of them. */
  readonly except?: readonly ApiResource[]
  /** Whether the custom resources are known, as far as they can be. */
  readonly isSettled: () => boolean
  /** Called once, when every kind has been looked at, or after a minute of looking. */
  readonly onFirstLook: () => void
}

/** In the order in which they are written as a metric. `unused`: no custom resource owns any; `absent`: not served. */
export const ownedKindStates = [
  'unused',
  'syncing',
  'synced',
  'stale',
  'forbidden',
  'absent',
  'failed',
] as const

export type OwnedKindState = (typeof ownedKindStates)[number]

export interface OwnedKindStatus {
  readonly resource: ApiResource
  readonly state: OwnedKindState
  /** What stands in the way, in a sentence; undefined while nothing does. */
  readonly problem: string | undefined
}

/** Kinds that nothing owned are looked at again in this time, a tenth earlier or later. */
const probeMs = 600_000
/** After a custom resource was written, what it will own gets so long to come before the next look. */
const soonMs = 3_000
/**
 * Looks that were asked for are no closer to each other than this; twice as far with each that finds nothing, so that
 * a cluster where resources come and go all the time is not looked through all the time.
 */
const leastMs = 30_000
/** How often it is asked whether the custom resources are known, and when that is waited for no longer. */
const settleStepMs = 250
const longestSettleMs = 60_000
/** The first look is waited for no longer than this. */
const longestLookMs = 60_000
/** A list that takes longer than this is no longer waited for before the kinds below are begun. */
const listPatienceMs = 60_000

interface KindEntry {
  readonly kind: OwnedKind
  readonly reading: OwnedReading
  watch: OwnedWatch | undefined
  probed: Probed | undefined
}

/**
 * Which kinds of owned objects are watched. A kind is looked at without being watched (its metadata, page by page,
 * nothing kept) until an object of it turns out to be owned; kinds that lie below a watched one are watched with it.
 * Owners are begun before what they own.
 */
export class OwnedKindSet {
  readonly #options: OwnedKindSetOptions
  readonly #alarm: Alarm
  readonly #levels: readonly (readonly KindEntry[])[]
  /** Kinds to be listed anew, by name. */
  readonly #relist = new Set<string>()
  /** When the last round ended that somebody asked for. */
  #lastAsked = Number.NEGATIVE_INFINITY
  #restMs = leastMs
  /** The kinds that the log last said are denied. */
  #toldDenied = ''
  /** Whether the next round is one that somebody asked for. */
  #asked = false
  #hasLooked = false
  #done: Promise<void> = Promise.resolve()

  constructor(options: OwnedKindSetOptions) {
    this.#options = options
    this.#alarm = new Alarm(options.clock)
    const isFull = options.depth === 'full'
    const { except = [] } = options
    this.#levels = ownedKinds.map((level) =>
      level
        .filter(({ resource }) => !except.includes(resource))
        .map((kind) => ({
          kind,
          reading: { resource: kind.resource, whole: kind.whole && isFull, writers: kind.writers && isFull },
          watch: undefined,
          probed: undefined,
        })),
    )
  }

  start(signal: AbortSignal): void {
    this.#done = this.#run(signal).catch((error: unknown) => {
      if (signal.aborted) return
      this.#looked()
      this.#options.logger.error('owned objects are no longer followed: a defect ended their watches', {
        error: String(error),
      })
    })
  }

  /** Resolves when nothing runs any more; the signal of `start` has to be aborted. */
  async stop(): Promise<void> {
    await this.#done
    await Promise.all(this.#entries().map(({ watch }) => watch?.stop()))
  }

  statuses(): OwnedKindStatus[] {
    return this.#entries().map((entry) => ({ resource: entry.kind.resource, ...statusOf(entry) }))
  }

  /** A custom resource came or was written: something may be owned now that nothing owned before. */
  resourceTouched(): void {
    if (this.#entries().some(({ watch }) => !watch)) this.#soon()
  }

  /** What the owner owns may have been let go: the kinds that can lie below it are listed anew. */
  ownerCameLate(owner: ApiResource | undefined): void {
    const of = this.#entries().find(({ kind }) => kind.resource === owner)
    for (const { kind, watch } of this.#entries())
      if (watch && (!of || of.kind.below.includes(kind.resource.kind))) this.#relist.add(kind.resource.kind)
    if (this.#relist.size > 0 || !of) this.#soon()
  }

  #soon(): void {
    this.#asked = true
    const rest = this.#lastAsked + this.#restMs - this.#options.clock.monotonic()
    this.#alarm.set(Math.max(soonMs, rest))
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, random, isSettled } = this.#options
    const latest = clock.monotonic() + longestSettleMs
    do await sleep(clock, settleStepMs, signal)
    while (!isSettled() && clock.monotonic() < latest)
    // What was found until now is what the first look is about.
    this.#alarm.reset()
    this.#asked = false
    const timer = clock.setTimer(longestLookMs, () => this.#looked(), { unref: true })
    while (!signal.aborted) {
      await this.#round(signal).finally(() => timer.cancel())
      this.#looked()
      this.#alarm.set(probeMs * (0.9 + 0.2 * random()))
      await this.#alarm.sleep(signal)
    }
  }

  #looked(): void {
    if (this.#hasLooked) return
    this.#hasLooked = true
    this.#options.onFirstLook()
  }

  async #round(signal: AbortSignal): Promise<void> {
    const wasAsked = this.#asked
    const watched = this.#watched()
    this.#asked = false
    for (const level of this.#levels) await Promise.all(level.map((entry) => this.#look(entry, signal)))
    const isInVain = wasAsked && this.#watched() === watched
    this.#restMs = isInVain ? Math.min(probeMs, this.#restMs * 2) : leastMs
    if (wasAsked) this.#lastAsked = this.#options.clock.monotonic()
    this.#tellDenied()
  }

  /** The watches tell of themselves; kinds that may not even be looked at are told together, when they change. */
  #tellDenied(): void {
    const denied = this.#entries()
      .filter(({ watch, probed }) => !watch && probed?.found === 'forbidden')
      .map(({ kind }) => formatGroupResource(kind.resource))
      .join(', ')
    if (denied !== '' && denied !== this.#toldDenied)
      this.#options.logger.warn(
        'what custom resources own is known in part: grant the verbs list and watch',
        {
          resources: denied,
        },
      )
    this.#toldDenied = denied
  }

  async #look(entry: KindEntry, signal: AbortSignal): Promise<void> {
    const { table, client, clock, namespaces } = this.#options
    const { resource } = entry.kind
    if (entry.watch) {
      if (this.#relist.delete(resource.kind)) await entry.watch.begin(signal, listPatienceMs)
      return
    }
    if (!this.#isBelowOwned(entry)) {
      const isKnown = (uid: string) => table.graph.get(uid) !== undefined
      entry.probed = await probeOwnership({ client, clock, namespaces, isKnown }, resource, signal)
      if (entry.probed.found !== 'owned') return
    }
    const { random, logger } = this.#options
    const { reading } = entry
    logger.debug('watching a kind of owned objects', { resource: resource.resource, group: resource.group })
    entry.watch = new OwnedWatch({ reading, table, client, clock, random, logger, namespaces })
    await entry.watch.begin(signal, listPatienceMs)
  }

  #isBelowOwned({ kind: { resource } }: KindEntry): boolean {
    return this.#entries().some(
      ({ kind }) => kind.below.includes(resource.kind) && this.#options.table.count(kind.resource) > 0,
    )
  }

  #watched(): number {
    return this.#entries().filter(({ watch }) => watch).length
  }

  #entries(): KindEntry[] {
    return this.#levels.flat()
  }
}

function statusOf({ watch, probed }: KindEntry): Pick<OwnedKindStatus, 'state' | 'problem'> {
  if (watch) return { state: watch.state, problem: watch.problem }
  switch (probed?.found) {
    case 'none':
      return { state: 'unused', problem: undefined }
    // That a kind is not served is nothing wrong.
    case 'absent':
      return { state: 'absent', problem: undefined }
    case 'forbidden':
      return { state: 'forbidden', problem: probed.problem }
    default:
      return { state: 'syncing', problem: probed?.problem }
  }
}

import type { Clock, Logger, ReadinessPart } from '../../base/index.ts'
import type { ReflectorObserver } from '../../cache/index.ts'
import type { Family } from '../../exposition/index.ts'
import { formatGroupKind, type GroupKind } from '../../object/index.ts'
import type { EventRow, ResourceRef, Revision, TimelineEntry, TimeRange } from '../../view/index.ts'
import { halvedLimit } from '../halved-limit.ts'
import type { MonitorPart, ResourceLookup } from '../monitor-part.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { RevisionReader } from '../record/revision-reader.ts'
import type { ResourceObserver } from '../resource-observer.ts'
import type { HistorySource } from '../views/views-parts.ts'
import { composeRevisions, composeTimeline } from './compose-timeline.ts'
import { historyFamilies } from './history-families.ts'
import type {
  HistoryEntry,
  HistoryFilter,
  HistoryStore,
  HistorySubject,
  SubjectHistory,
  WatchSpan,
} from './history-store.ts'
import { HistoryWriter } from './history-writer.ts'
import { maskKnown } from './mask-write.ts'
import { MemoryHistory } from './memory-history.ts'
import { changesBetween, lastKnown, subjectOf, takeChange } from './record-history.ts'
import { KeptSpec, SpecArchive } from './spec/spec-archive.ts'
import { SpecReader } from './spec/spec-reader.ts'
import { compareSubjects } from './subject-filter.ts'
import { WatchTracker } from './watch-tracker.ts'

export interface HistoryOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** Opens where it is kept, again after it failed; throws a `HistoryError`. Default in memory. */
  readonly open?: (now: number) => HistoryStore
  /** Whether `open` gives a store that remembers what was before this process. Default false. */
  readonly remembers?: boolean
  /** Whether this monitor is the one to watch a resource; default yes. Where several share the work it has to be told. */
  readonly isOurs?: (uid: string) => boolean
  /** Whether specs are held, so that it can be told what changed and not only that something did. Default true. */
  readonly revisions?: boolean
  /** What the specs that are held may take in all, packed, in bytes. Default 64 MiB. */
  readonly specBytes?: number
}

const defaultSpecBytes = 64 * 1024 * 1024
/** Below it `shed` does not go. */
const leastSpecBytes = 4 * 1024 * 1024
/** More events than this do not wait for the first look. */
const mostEarly = 10_000
const always: TimeRange = { from: 0, to: Number.MAX_SAFE_INTEGER }

interface Scope {
  readonly kind: GroupKind
  readonly namespace: string | undefined
  readonly tracker: WatchTracker
}

/**
 * What befell the resources: their transitions of health and conditions, changes of their specs with what changed and
 * who did it, events, deletions, and when nobody watched. Resources to which nothing happens cost their packed spec
 * and nothing else.
 */
export class History implements MonitorPart, HistorySource {
  readonly name = 'history'
  readonly revisionReader: RevisionReader
  readonly #clock: Clock
  readonly #archive: SpecArchive | undefined
  #specBytes: number
  readonly #writer: HistoryWriter
  readonly #families: readonly Family[]
  readonly #scopes = new Map<string, Scope>()
  readonly #remembers: boolean
  readonly #started: number
  #resources: Pick<ResourceLookup, 'records' | 'record' | 'hasLooked'> = {
    records: () => [],
    record: () => undefined,
    hasLooked: () => true,
  }
  /**
   * Until every part has looked, a file is not told what resources are: a verdict that the first look takes back would
   * stand there as a change.
   */
  #isHeld = false
  /** Events that came meanwhile. */
  #early: EventRow[] = []

  constructor(options: HistoryOptions) {
    const {
      clock,
      logger,
      open = () => new MemoryHistory(),
      remembers = false,
      isOurs = () => true,
    } = options
    this.#clock = clock
    this.#remembers = remembers
    this.#started = clock.now()
    this.#specBytes = options.specBytes ?? defaultSpecBytes
    if (options.revisions ?? true) this.#archive = new SpecArchive(this.#specBytes)
    this.revisionReader = new SpecReader({ archive: this.#archive, remembers })
    this.#writer = new HistoryWriter({
      open,
      clock,
      logger,
      isOurs,
      onMissed: () => this.#tellAnew(),
      onTick: () => {
        this.#release()
        for (const { tracker } of this.#scopes.values()) tracker.check()
      },
    })
    this.#families = historyFamilies(() => ({
      up: this.#writer.store !== undefined,
      specBytes: this.#archive?.bytes ?? 0,
      ...this.#writer.stats(),
    }))
  }

  readonly observer: ResourceObserver = {
    appeared: (record) => this.#appeared(record),
    changed: (before, after) => this.#changed(before, after),
    vanished: (record, why) => this.#vanished(record, why),
    closed: (kind) => this.#closed(kind),
  }

  attach(resources: ResourceLookup): void {
    this.#resources = resources
    this.#isHeld = this.#remembers && !resources.hasLooked()
  }

  watchObserver(kind: GroupKind, namespace: string | undefined): ReflectorObserver {
    const { group, kind: name } = kind
    const scope = { kind: { group, kind: name }, namespace }
    const tracker = new WatchTracker({
      clock: this.#clock,
      onWatched: (at) => this.#writer.push({ what: 'watched', ...scope, at }),
      onUnwatched: (at) => this.#writer.push({ what: 'unwatched', ...scope, at }),
      onListed: () => {
        if (!this.#isHeld) this.#writer.push({ what: 'listed', ...scope, at: this.#clock.now() })
      },
    })
    this.#scopes.set(`${formatGroupKind(kind)}/${namespace ?? ''}`, { ...scope, tracker })
    return tracker.observer
  }

  start(signal: AbortSignal): void {
    if (signal.aborted) return
    this.#writer.start()
  }

  async stop(): Promise<void> {
    this.#writer.stop()
  }

  families(): readonly Family[] {
    return this.#families
  }

  /** Never keeps the monitor from being ready: it goes on without history. */
  readiness(): readonly ReadinessPart[] {
    const { problem } = this.#writer
    return problem ? [{ name: 'history', ready: true, message: `not kept: ${problem.message}` }] : []
  }

  /** Whether specs are held from now on; when not, those that are held go. Without effect when `revisions` is false. */
  holdSpecs(isHeld: boolean): void {
    this.#archive?.resize(isHeld ? this.#specBytes : 0, this.#keptSpecs())
  }

  /** Half as much is held from now on, of entries in memory as of specs. */
  shed(): void {
    this.#writer.shed()
    this.#specBytes = halvedLimit(this.#specBytes, leastSpecBytes)
    if (this.#archive?.isHolding) this.#archive.resize(this.#specBytes, this.#keptSpecs())
  }

  /** Takes in an event or a repeat of one: it belongs to what it regards and to the custom resource at the root of that. */
  event(row: EventRow): void {
    this.#release()
    if (this.#isHeld && this.#early.length < mostEarly) {
      this.#early.push(row)
      return
    }
    for (const subject of [row.regarding, row.root]) {
      if (!subject) continue
      const record = this.#resources.record(subject, subject.namespace, subject.name)
      if (record?.uid !== subject.uid) continue
      this.#tell(record, [{ at: row.last, what: 'event', event: row }])
    }
  }

  async timeline(ref: ResourceRef, range: TimeRange = always): Promise<readonly TimelineEntry[]> {
    const filter = filterOf(ref)
    const lives = await this.subjects(filter, always)
    if (lives.length === 0) return []
    return composeTimeline(lives, await this.spans(filter, range), range, this.#clock.now())
  }

  async revisions(ref: ResourceRef): Promise<readonly Revision[]> {
    const lives = await this.subjects(filterOf(ref), always)
    const record = this.#resources.record(ref, ref.namespace, ref.name)
    return composeRevisions(lives, record?.generation)
  }

  /** Every subject of which anything is known in the range, those included to which nothing happened. */
  async subjects(filter: HistoryFilter, range: TimeRange): Promise<readonly SubjectHistory[]> {
    this.#release()
    const known = (await this.#writer.ask((store) => [...store.subjects(filter, range)])) ?? []
    const uids = new Set(known.map(({ subject }) => subject.uid))
    const others = [...this.#records(filter)].filter(({ uid }) => !uids.has(uid))
    if (others.length === 0) return known
    return [...known, ...others.map((record) => this.#quiet(record))].sort(
      (a, b) => compareSubjects(a.subject, b.subject) || a.seen - b.seen,
    )
  }

  /** When the kinds were watched. */
  async spans(filter: HistoryFilter, range: TimeRange): Promise<readonly WatchSpan[]> {
    return (await this.#writer.ask((store) => store.spans(filter, range))) ?? []
  }

  #appeared(record: ResourceRecord): void {
    if (record.revision instanceof KeptSpec) this.#archive?.adopt(record.revision)
    if (this.#remembers && !this.#isHeld)
      this.#writer.push({ what: 'arrived', record, at: this.#clock.now() })
  }

  #changed(before: ResourceRecord, after: ResourceRecord): void {
    const isRead = before.revision !== after.revision
    if (isRead) this.#exchange(before, after)
    this.#release(before)
    if (this.#isHeld) return
    const change = isRead ? takeChange(after) : undefined
    const entries = changesBetween(before, after, change, this.#clock.now(), this.#seenOf(before))
    if (entries.length > 0 || (this.#remembers && before.generation !== after.generation))
      this.#tell(before, entries, after)
  }

  #vanished(record: ResourceRecord, why: 'deleted' | 'unwatched'): void {
    if (record.revision instanceof KeptSpec) this.#archive?.release(record.revision)
    if (why === 'deleted') this.#tell(record, [{ at: this.#clock.now(), what: 'deleted' }])
  }

  #closed(kind: GroupKind): void {
    this.#archive?.forget(kind)
    const name = formatGroupKind(kind)
    for (const [key, scope] of this.#scopes)
      if (formatGroupKind(scope.kind) === name) this.#scopes.delete(key)
  }

  #exchange(before: ResourceRecord, after: ResourceRecord): void {
    if (after.revision instanceof KeptSpec) this.#archive?.adopt(after.revision)
    if (before.revision instanceof KeptSpec) this.#archive?.release(before.revision)
  }

  #tell(before: ResourceRecord, entries: readonly HistoryEntry[], after?: ResourceRecord): void {
    const subject: HistorySubject = subjectOf(before)
    this.#writer.push({ what: 'known', known: lastKnown(before, this.#seenOf(before)), isFirst: true })
    for (const entry of entries) this.#writer.push({ what: 'entry', subject, entry })
    if (after) this.#writer.push({ what: 'known', known: lastKnown(after, this.#seenOf(after)) })
  }

  /** @param changed a record as it was when every part had looked, if it has changed since */
  #release(changed?: ResourceRecord): void {
    if (!this.#isHeld || !this.#resources.hasLooked()) return
    this.#isHeld = false
    this.#tellAnew(changed)
    for (const row of this.#early) this.event(row)
    this.#early = []
  }

  /** After a time in which not all was told: what is so now is compared with what is remembered. */
  #tellAnew(changed?: ResourceRecord): void {
    if (this.#isHeld) return
    const at = this.#clock.now()
    for (const { kind, namespace, tracker } of this.#scopes.values()) {
      this.#writer.push({ what: tracker.isWatched ? 'watched' : 'unwatched', kind, namespace, at })
      if (!this.#remembers) continue
      // Of a watch that is interrupted, too: it may go on without a list, or the list may repeat what is known.
      for (const now of this.#resources.records(kind)) {
        const record = now.uid === changed?.uid ? changed : now
        if (namespace === undefined || namespace === record.namespace)
          this.#writer.push({ what: 'arrived', record, at })
      }
      if (tracker.isWatched) this.#writer.push({ what: 'listed', kind, namespace, at })
    }
  }

  *#keptSpecs(): Generator<KeptSpec> {
    for (const { revision } of this.#resources.records()) if (revision instanceof KeptSpec) yield revision
  }

  *#records({ kinds, namespaces, name }: HistoryFilter): Generator<ResourceRecord> {
    for (const kind of kinds ?? [undefined])
      for (const record of this.#resources.records(kind)) {
        if (namespaces && !namespaces.includes(record.namespace)) continue
        if (name === undefined || name === record.name) yield record
      }
  }

  /** Of a resource to which nothing has happened. */
  #quiet(record: ResourceRecord): SubjectHistory {
    const { created, seen, state, since, reason, message } = maskKnown(
      lastKnown(record, this.#seenOf(record)),
    )
    const last = { state, since, reason, message }
    return { subject: subjectOf(record), created, seen, deleted: undefined, last, entries: [] }
  }

  #seenOf({ created }: ResourceRecord): number {
    return Math.max(created ?? 0, this.#started)
  }
}

function filterOf({ group, kind, namespace, name }: ResourceRef): HistoryFilter {
  return { kinds: [{ group, kind }], namespaces: [namespace], name }
}

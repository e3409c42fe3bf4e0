import { isSameRevision, type Revision } from '../../cache/index.ts'
import { kindMetrics } from '../../catalogue/index.ts'
import { type KubernetesObject, objectKey } from '../../object/index.ts'
import type { KindDefinition } from '../definition/kind-definition.ts'
import type { RecordReader } from '../record/record-reader.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { keepSummary } from '../record/with-summary.ts'
import type { ResourceObserver } from '../resource-observer.ts'
import type { PagedEntry } from '../series/series-page.ts'
import type { SeriesTable } from '../series/series-table.ts'
import type { RecordSink } from '../shard/shard-sink.ts'
import { KindTally } from './kind-tally.ts'
import { SizeHistogram } from './size-histogram.ts'

export interface RecordTableOptions {
  readonly definition: KindDefinition
  readonly reader: RecordReader
  readonly series: SeriesTable
  readonly observer?: ResourceObserver
  /** Called after `revision` has moved. */
  readonly onChange: () => void
}

/**
 * The records of one kind. Each object is read into a record and let go; its series and the counts follow.
 * Objects come through one sink for all namespaces or cluster-scoped objects, or one for each namespace.
 *
 * What counts as created: a resource that appears after the first whole list of its scope, by an event or in a
 * later list. Those in the first list were there before; those that a later list repeats are known. Another UID
 * under the same name is one deletion and one creation, seen or not. What counts as deleted: a resource that
 * was known and goes, by an event or by its absence from a whole list.
 */
export class RecordTable {
  readonly tally = new KindTally()
  /** Of every version of a resource that was read. */
  readonly sizes = new SizeHistogram(kindMetrics.objectBytes.buckets)
  readonly series: SeriesTable
  readonly #reader: RecordReader
  readonly #observer: ResourceObserver
  readonly #onChange: () => void
  readonly #entries = new Map<string, PagedEntry>()
  /** Namespaces (undefined for all) of which a whole list has been seen. */
  readonly #listed = new Set<string | undefined>()
  /** Those of them of which the next whole list brings resources that another replica had. */
  readonly #adopting = new Set<string | undefined>()
  /** The lists that are under way. */
  readonly #replacements = new Set<Map<string, ResourceRecord>>()
  /** The resources whose verdicts age, by key; those that nobody has come to yet, so they are few. */
  readonly #ageing = new Map<string, ResourceRecord>()
  #nextAgeing = Number.POSITIVE_INFINITY
  #definition: KindDefinition
  #created = 0
  #deleted = 0
  #revision = 0

  constructor(options: RecordTableOptions) {
    this.#definition = options.definition
    this.#reader = options.reader
    this.#observer = options.observer ?? {}
    this.series = options.series
    this.#onChange = options.onChange
  }

  /** Moves whenever anything changed that rows, counts or series show. */
  get revision(): number {
    return this.#revision
  }

  get created(): number {
    return this.#created
  }

  get deleted(): number {
    return this.#deleted
  }

  get definition(): KindDefinition {
    return this.#definition
  }

  /** Whether a whole list of the namespace, or of everything, was seen. */
  hasListed(namespace: string | undefined): boolean {
    return this.#listed.has(namespace)
  }

  /** From now on objects are read by another definition; those read before stay until they come again. */
  redefine(definition: KindDefinition): void {
    this.#definition = definition
  }

  /**
   * Gives the resources whose verdicts have aged by `now` their later verdicts. The objects are long let go, so
   * this is done when somebody looks, from what was judged when they were read.
   */
  age(now: number): void {
    if (now < this.#nextAgeing) return
    for (const [key, record] of [...this.#ageing]) {
      const { ageing } = record
      if (!ageing || now < ageing.at) continue
      const { verdict, at } = ageing
      const own = record.ownVerdict ?? record.verdict
      const since = verdict.state === own.state ? record.since : at
      const aged = { ...record, verdict, since, ageing: undefined, owned: undefined, ownVerdict: undefined }
      this.#put(key, keepSummary(aged, record, now), false)
    }
    const times = [...this.#ageing.values()].map(({ ageing }) => ageing?.at ?? now)
    this.#nextAgeing = times.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY)
    this.#changed()
  }

  *records(): Generator<ResourceRecord> {
    for (const entry of this.#entries.values()) yield entry.record
  }

  get(namespace: string, name: string): ResourceRecord | undefined {
    return this.#entries.get(objectKey({ namespace, name }))?.record
  }

  /**
   * Puts what was found out elsewhere (of owned objects, say) into a record, if the resource with this UID is still
   * there. `change` gives the record itself when nothing differs. A list that is under way keeps it.
   */
  amend(
    { namespace, name, uid }: Pick<ResourceRecord, 'namespace' | 'name' | 'uid'>,
    change: (record: ResourceRecord) => ResourceRecord,
  ): void {
    const key = objectKey({ namespace, name })
    const record = this.#entries.get(key)?.record
    if (record?.uid !== uid) return
    const amended = change(record)
    if (amended === record) return
    this.#put(key, amended, false)
    this.#changed()
  }

  /** Tells the observer that the kind is no longer followed. To be called once, when the watch has ended. */
  close(): void {
    for (const { record } of this.#entries.values()) this.#observer.vanished?.(record, 'unwatched', 'now')
    this.#observer.closed?.(this.#definition.resource)
  }

  /**
   * More resources are this replica's from now on: those that the next whole list of each scope brings were there
   * before, and are not counted as created.
   */
  adopt(): void {
    for (const namespace of this.#listed) this.#adopting.add(namespace)
  }

  /** Lets the resources go that are no longer this replica's; they live on, so they are not counted as deleted. */
  release(isOurs: (record: ResourceRecord) => boolean): void {
    for (const [key, { record }] of [...this.#entries])
      if (!isOurs(record)) this.#forget(key, 'unwatched', 'now')
    for (const replacement of this.#replacements)
      for (const [key, record] of replacement) if (!isOurs(record)) replacement.delete(key)
    this.#changed()
  }

  /** The sink for one namespace, or for everything. A replacement leaves other namespaces alone. */
  sink(namespace?: string): RecordSink {
    let replacement = new Map<string, ResourceRecord>()
    const end = () => {
      this.#replacements.delete(replacement)
      replacement = new Map()
    }
    return {
      begin: () => {
        end()
        this.#replacements.add(replacement)
      },
      add: (object) => {
        replacement.set(keyOf(object), this.#read(object))
      },
      commit: () => {
        this.#replace(replacement, namespace)
        end()
      },
      abandon: end,
      upsert: (object) => {
        this.#place(keyOf(object), this.#read(object), true)
        this.#changed()
      },
      remove: (object) => {
        if (this.#drop(keyOf(object), 'now')) this.#changed()
      },
      disown: (object) => {
        const key = keyOf(object)
        const known = this.#entries.get(key)?.record
        if (!known) return
        // Another UID under its name means that ours is gone, whoever has the other.
        if (known.uid === object.metadata?.uid) this.#forget(key, 'unwatched', 'now')
        else this.#drop(key, 'unknown')
        this.#changed()
      },
    }
  }

  #replace(replacement: ReadonlyMap<string, ResourceRecord>, namespace: string | undefined): void {
    for (const [key, { record }] of this.#entries)
      if ((namespace === undefined || record.namespace === namespace) && !replacement.has(key))
        this.#drop(key, 'unknown')
    const isNews = this.#listed.has(namespace) && !this.#adopting.delete(namespace)
    for (const [key, reading] of replacement) this.#place(key, reading, isNews)
    this.#listed.add(namespace)
    this.#changed()
  }

  /** An object that has not changed keeps its record: after a lost watch most have not. */
  #read(object: KubernetesObject): ResourceRecord {
    const revision: Revision = object.metadata ?? {}
    const before = this.#entries.get(keyOf(object))?.record
    if (before?.definition === this.#definition && isSameRevision(before, revision)) return before
    const replaced = before?.uid === revision.uid ? before : undefined
    return this.#reader.reading(object, this.#definition, replaced)
  }

  /** Makes a record of a reading as late as this, because the one before may have been amended since the object came. */
  #place(key: string, reading: ResourceRecord, isNews: boolean): void {
    const before = this.#entries.get(key)?.record
    if (before && isSameReading(before, reading)) return
    const replaced = before?.uid === reading.uid ? before : undefined
    this.#put(key, this.#reader.follow(reading, replaced), isNews)
  }

  #put(key: string, record: ResourceRecord, isNews: boolean): void {
    this.#awaitAgeing(key, record)
    const entry = this.#entries.get(key)
    if (!entry) {
      this.#entries.set(key, this.series.add(record))
      this.tally.add(record)
      this.sizes.observe(record.bytes)
      if (isNews) this.#created++
      this.#observer.appeared?.(record, isNews ? 'created' : 'found')
      return
    }
    const before = entry.record
    if (before === record) return
    this.tally.remove(before)
    this.tally.add(record)
    if (!isSameRevision(before, record)) this.sizes.observe(record.bytes)
    this.series.change(entry, record)
    if (before.uid === record.uid) {
      this.#observer.changed?.(before, record)
      return
    }
    this.#deleted++
    this.#created++
    // Whoever hears of the successor first has not heard of the end.
    this.#observer.vanished?.(before, 'deleted', 'unknown')
    this.#observer.appeared?.(record, 'created')
  }

  #awaitAgeing(key: string, record: ResourceRecord): void {
    if (!record.ageing) {
      this.#ageing.delete(key)
      return
    }
    this.#ageing.set(key, record)
    this.#nextAgeing = Math.min(this.#nextAgeing, record.ageing.at)
  }

  #changed(): void {
    this.#revision++
    this.#onChange()
  }

  #drop(key: string, when: 'now' | 'unknown'): boolean {
    if (!this.#forget(key, 'deleted', when)) return false
    this.#deleted++
    return true
  }

  #forget(key: string, why: 'deleted' | 'unwatched', when: 'now' | 'unknown'): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    this.#entries.delete(key)
    this.#ageing.delete(key)
    this.tally.remove(entry.record)
    this.series.remove(entry)
    this.#observer.vanished?.(entry.record, why, when)
    return true
  }
}

function isSameReading(a: ResourceRecord, b: ResourceRecord): boolean {
  return a === b || (b.resourceVersion !== '' && a.definition === b.definition && isSameRevision(a, b))
}

/** Distinct for objects whose series are distinct: what is no text counts as empty in both. */
function keyOf(object: KubernetesObject): string {
  const { namespace, name } = object.metadata ?? {}
  const own = typeof name === 'string' ? name : ''
  // As `objectKey` has it, but joined: a text put together by operators keeps its parts beside it, for each resource.
  return typeof namespace === 'string' && namespace !== '' ? [namespace, own].join('/') : own
}

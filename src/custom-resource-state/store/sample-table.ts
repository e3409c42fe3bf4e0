import { isSameRevision, type Sink } from '../../cache/index.ts'
import type { Chunk } from '../../exposition/index.ts'
import { type KubernetesObject, type ObjectMeta, objectKey } from '../../object/index.ts'
import type { CompiledFamily } from '../family/compiled-family.ts'
import { type ObjectSamples, type OnSampleError, readSamples } from '../family/read-samples.ts'
import { layoutFor, type PagedEntry, SamplePage } from './sample-page.ts'

export interface SampleTableOptions {
  readonly families: readonly CompiledFamily[]
  /** Told when an object has fewer samples than it might. */
  readonly onError: (error: string, family: CompiledFamily, object: ObjectMeta) => void
  /** Most objects a page, a power of two. */
  readonly pageSize?: number
}

/** An object of a replacement: the entry that it has already, or what it will be. */
type Added = PagedEntry | { readonly metadata: ObjectMeta; readonly samples: ObjectSamples }

const defaultPageSize = 128

/** How many different counts of samples are remembered, so that objects that have them alike share them. */
const mostShapes = 1000

/**
 * The samples of all objects of one kind: a sink of its reflector that lets the objects go. They lie in pages, in
 * the order in which they came, with a chunk for each page and family; a change marks only the chunks whose
 * samples it moves.
 */
export class SampleTable implements Sink {
  readonly families: readonly CompiledFamily[]
  readonly #pageSize: number
  readonly #onError: SampleTableOptions['onError']
  readonly #entries = new Map<string, PagedEntry>()
  readonly #shapes = new Map<string, readonly number[]>()
  #pages: SamplePage[] = []
  #replacement: Map<string, Added> | undefined

  constructor({ families, onError, pageSize = defaultPageSize }: SampleTableOptions) {
    this.families = families
    this.#pageSize = pageSize
    this.#onError = onError
  }

  /** Objects. */
  get size(): number {
    return this.#entries.size
  }

  /** The chunks of a family, by its index in `families`. */
  *chunks(family: number): Generator<Chunk> {
    for (const page of this.#pages) yield* page.chunks(family)
  }

  begin(): void {
    if (this.#replacement !== undefined) throw new Error('a replacement of the table is already open')
    this.#replacement = new Map()
  }

  add(object: KubernetesObject): void {
    if (this.#replacement === undefined) throw new Error('no replacement of the table is open')
    const { metadata } = object
    const key = objectKey(metadata)
    const known = this.#entries.get(key)
    const isKnown = known !== undefined && isSameRevision(known, metadata)
    this.#replacement.set(
      key,
      isKnown ? known : { metadata: revisionOf(metadata), samples: this.#read(object) },
    )
  }

  commit(): void {
    const replacement = this.#replacement ?? new Map<string, Added>()
    this.#replacement = undefined
    for (const key of [...this.#entries.keys()].filter((key) => !replacement.has(key))) this.#delete(key)
    for (const [key, added] of replacement)
      if (!('page' in added)) this.#put(key, added.metadata, added.samples)
  }

  abandon(): void {
    this.#replacement = undefined
  }

  upsert(object: KubernetesObject): void {
    const { metadata } = object
    const key = objectKey(metadata)
    const known = this.#entries.get(key)
    if (known && isSameRevision(known, metadata)) return
    this.#put(key, revisionOf(metadata), this.#read(object))
  }

  remove(object: KubernetesObject): void {
    this.#delete(objectKey(object.metadata))
  }

  #read(object: KubernetesObject): ObjectSamples {
    const onError: OnSampleError = (family, error) => this.#onError(error, family, object.metadata)
    const samples = readSamples(this.families, object, onError)
    return { ...samples, ends: this.#shared(samples.ends) }
  }

  #shared(ends: readonly number[]): readonly number[] {
    const key = ends.join()
    const known = this.#shapes.get(key)
    if (!known && this.#shapes.size < mostShapes) this.#shapes.set(key, ends)
    return known ?? ends
  }

  #put(key: string, { uid, resourceVersion }: ObjectMeta, samples: ObjectSamples): void {
    const known = this.#entries.get(key)
    if (known) {
      known.uid = uid
      known.resourceVersion = resourceVersion
      known.page.change(known, samples)
      return
    }
    const last = this.#pages.at(-1)
    const page = last && !last.isFull ? last : this.#appendPage(samples)
    this.#entries.set(key, page.append({ uid, resourceVersion, samples }))
  }

  #delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    entry.page.remove(entry)
    this.#join(entry.page)
  }

  #appendPage(samples: ObjectSamples): SamplePage {
    const page = new SamplePage(this.families, layoutFor(this.families, samples, this.#pageSize))
    this.#pages.push(page)
    return page
  }

  /** Drops an empty page, and puts one that has become small together with its neighbour. */
  #join(page: SamplePage): void {
    if (page.live > this.#pageSize / 4) return
    const index = this.#pages.indexOf(page)
    if (page.live === 0) {
      this.#pages.splice(index, 1)
      return
    }
    const first = this.#isSmall(index - 1) ? index - 1 : index
    const [one, other] = this.#pages.slice(first, first + 2)
    if (!one || !other || !this.#isSmall(first) || !this.#isSmall(first + 1)) return
    const joined = new SamplePage(this.families, one.layout)
    for (const entry of [...one.entries(), ...other.entries()]) joined.append(entry)
    this.#pages.splice(first, 2, joined)
  }

  /** Whether there is a page at an index that two of would fit into one. */
  #isSmall(index: number): boolean {
    const page = this.#pages[index]
    return page !== undefined && page.live <= this.#pageSize / 2
  }
}

function revisionOf({ uid, resourceVersion }: ObjectMeta): ObjectMeta {
  return {
    ...(uid !== undefined && { uid }),
    ...(resourceVersion !== undefined && { resourceVersion }),
  }
}

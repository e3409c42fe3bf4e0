import type { Clock } from '../base/index.ts'
import type { Chunk, Family, FamilyMetadata, MetricType } from './family.ts'
import { LabelIndex, type LabelValues } from './label-index.ts'
import { formatLabels, inOnePiece, isLegacyLabelName, isLegacyMetricName } from './sample-line.ts'
import { SeriesPage } from './series-page.ts'

/** What an instrument is declared with; a catalogue entry fits. */
export interface InstrumentDefinition<Label extends string = string> {
  /** Full name, a counter's `_total` included. */
  readonly name: string
  readonly help: string
  /** OpenMetrics unit, with which the name ends (before a counter's `_total`). */
  readonly unit?: string
  /** Label names in the order they are written. */
  readonly labels?: readonly Label[]
  /** Label sets that it may have; default is the registry's. */
  readonly seriesLimit?: number
}

/** What instruments get from the registry that makes them. */
export interface InstrumentOptions {
  /** Label sets that an instrument may have. Default 1000. */
  readonly seriesLimit?: number | undefined
  /** Gives exemplars their time; without it they have none. */
  readonly clock?: Clock | undefined
}

/** That an object has no property, where there are no labels: `{}` alone would be anything. */
type NoOther<Label extends string> = [Label] extends [never] ? Readonly<Record<string, never>> : unknown

/** Lines of a page: some 64 KB of text, as `Family` wants chunks. */
const linesPerPage = 512

/**
 * A family that a program counts in: one child for each label set, in order of first use but that the places of
 * removed ones are taken again. An instrument without labels has its one child from the start, so that the series
 * stands at 0.
 *
 * At most `seriesLimit` children; what is over it is counted in `dropped` and goes to a child that is not shown.
 */
export abstract class Instrument<Child extends object, Label extends string = string> implements Family {
  readonly metadata: FamilyMetadata
  readonly labelNames: readonly Label[]
  readonly #seriesLimit: number
  readonly #index: LabelIndex<Child>
  readonly #pages = new Map<Child, SeriesPage<Child>>()
  readonly #shown = new Set<SeriesPage<Child>>()
  /** Pages with room. */
  readonly #roomy = new Set<SeriesPage<Child>>()
  #overflow: Child | undefined
  #dropped = 0

  constructor(type: MetricType, definition: InstrumentDefinition<Label>, options: InstrumentOptions = {}) {
    // From JavaScript each of them may be missing, or be something else.
    if (typeof (definition as InstrumentDefinition | undefined)?.name !== 'string')
      throw new TypeError(
        `a ${type} is declared with an object: { name, help }, and labels where there are some`,
      )
    const { name, help = '', unit = '', labels = [] } = definition
    if (!isLegacyMetricName(name))
      throw new RangeError(
        `"${name}" is not a metric name: letters, digits and underscores, no digit at its beginning`,
      )
    if (!Array.isArray(labels))
      throw new TypeError(`${name}: labels are a list of names, such as ['method', 'code']`)
    for (const label of labels)
      if (!isLegacyLabelName(label) || label.startsWith('__'))
        throw new RangeError(
          `"${label}" is not a label name that ${name} could have: letters, digits and underscores, ` +
            'no digit and not two underscores at its beginning',
        )
    if (new Set(labels).size < labels.length) throw new RangeError(`${name} declares a label twice`)
    if (unit !== '' && !(type === 'counter' ? name.replace(/_total$/, '') : name).endsWith(`_${unit}`))
      throw new RangeError(`${name} has the unit ${unit}, and its name does not end with it`)
    this.metadata = { name, type, help, unit }
    this.labelNames = labels
    this.#index = new LabelIndex(labels)
    this.#seriesLimit = definition.seriesLimit ?? options.seriesLimit ?? 1000
    if (!(this.#seriesLimit >= 1))
      throw new RangeError(`${name}: a limit of ${this.#seriesLimit} label sets leaves no room`)
  }

  /** Label sets that found no room; each first use counts, and each use after it again. */
  get dropped(): number {
    return this.#dropped
  }

  /** Label sets that are shown. */
  get size(): number {
    return this.#index.size
  }

  chunks(): Iterable<Chunk> {
    return this.#shown
  }

  /** All sample lines, without exemplars. */
  render(): string {
    let text = ''
    for (const page of this.#shown) text += page.render()
    return text
  }

  /**
   * The child of a label set, made on first use. Keep it where the same set is used often. Throws a TypeError when
   * the labels are not those that were declared.
   */
  labels(values: LabelValues<Label> & NoOther<Label>): Child {
    return this.childOf(values)
  }

  /** As `labels`. */
  protected childOf(values: LabelValues<Label>): Child {
    const known = this.find(values)
    if (known) return known
    this.checkLabels(values)
    if (this.#index.size >= this.#seriesLimit) {
      this.#dropped++
      this.#overflow ??= this.createChild('', this.#createPage())
      return this.#overflow
    }
    const ordered = this.labelNames.map((label) => [label, values[label]] as const)
    const pairs = inOnePiece(formatLabels(Object.fromEntries(ordered)))
    const page = this.#pageWithRoom()
    const child = this.createChild(pairs, page)
    this.#index.set(values, child)
    this.#pages.set(child, page)
    page.children.push(child)
    page.version++
    if (page.children.length >= this.#childrenPerPage) this.#roomy.delete(page)
    return child
  }

  /** Takes a label set's series away; whether there was one. A child kept from before counts unseen. */
  remove(values: LabelValues<Label>): boolean {
    const child = this.find(values)
    if (!child) return false
    this.#index.delete(values)
    this.#takeOff(child)
    return true
  }

  /**
   * Takes away every series that has these labels, whatever its others are, such as all of an object that is gone; how
   * many there were (DeletePartialMatch of client_golang). Throws a TypeError for a label that was not declared.
   */
  removePartialMatch(values: Partial<LabelValues<Label>>): number {
    const others = Object.keys(values).filter((label) => !this.labelNames.includes(label as Label))
    if (others.length > 0)
      throw new TypeError(
        `${this.metadata.name} has the labels ${this.labelNames.join(', ')}; ${others[0]} was not declared`,
      )
    const gone = this.#index.deleteMatching(values)
    for (const child of gone) this.#takeOff(child)
    return gone.length
  }

  /** Takes away every series. */
  clear(): void {
    this.#index.clear()
    this.#pages.clear()
    this.#shown.clear()
    this.#roomy.clear()
  }

  /** The child of a label set that has been used before, and that was declared so. */
  protected find(values: LabelValues<Label>): Child | undefined {
    let count = 0
    for (const _ in values) count++
    return count === this.labelNames.length ? this.#index.find(values) : undefined
  }

  /** Throws a TypeError that tells what is wrong with the labels, for those whom no compiler tells. */
  protected checkLabels(values: LabelValues<Label>): void {
    const { name } = this.metadata
    if (typeof values !== 'object' || values === null)
      throw new TypeError(`${name}: labels are given as an object, such as labels({ method: 'get' })`)
    const declared =
      this.labelNames.length === 0 ? 'has no labels' : `has the labels ${this.labelNames.join(', ')}`
    for (const label of Object.keys(values))
      if (!this.labelNames.includes(label as Label))
        throw new TypeError(`${name} ${declared}; ${label} was not declared`)
    for (const label of this.labelNames) {
      const value: unknown = values[label]
      if (value === undefined) throw new TypeError(`${name} ${declared}; ${label} is missing`)
      if (typeof value !== 'string')
        throw new TypeError(
          `${name}: label ${label} has to be a string, not ${typeof value} ${String(value)}`,
        )
    }
  }

  /** Takes away every series but those of `kept`. */
  protected retain(kept: ReadonlySet<Child>): void {
    for (const child of this.#index.prune((each) => kept.has(each))) this.#takeOff(child)
  }

  /** The one child of an instrument without labels. */
  protected get only(): Child {
    if (this.labelNames.length > 0)
      throw new TypeError(`${this.metadata.name} has labels: say which series with labels({ … })`)
    return this.childOf({} as LabelValues<Label>)
  }

  /** Lines that a child writes. */
  protected get linesPerChild(): number {
    return 1
  }

  /** A child for label pairs as `formatLabels` gives them, which moves the version of its page when it changes. */
  protected abstract createChild(labelPairs: string, page: SeriesPage<Child>): Child

  protected abstract renderChild(child: Child, withExemplars: boolean): string

  get #childrenPerPage(): number {
    return Math.max(16, Math.ceil(linesPerPage / this.linesPerChild))
  }

  #takeOff(child: Child): void {
    const page = this.#pages.get(child)
    this.#pages.delete(child)
    if (!page) return
    page.children.splice(page.children.indexOf(child), 1)
    page.version++
    this.#roomy.add(page)
    if (page.children.length > 0) return
    this.#shown.delete(page)
    this.#roomy.delete(page)
  }

  #pageWithRoom(): SeriesPage<Child> {
    for (const page of this.#roomy) return page
    const page = this.#createPage()
    this.#shown.add(page)
    this.#roomy.add(page)
    return page
  }

  #createPage(): SeriesPage<Child> {
    return new SeriesPage(this.metadata.name, (child, withExemplars) =>
      this.renderChild(child, withExemplars),
    )
  }
}

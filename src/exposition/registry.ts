import type { Clock } from '../base/index.ts'
import { Counter } from './counter.ts'
import type { Family, FamilyMetadata } from './family.ts'
import { openMetricsName } from './family-header.ts'
import { Gauge } from './gauge.ts'
import { Histogram } from './histogram.ts'
import { Info } from './info.ts'
import { Instrument, type InstrumentDefinition, type InstrumentOptions } from './instrument.ts'
import { labelNameFinding, nameFindings } from './lint/name-rules.ts'
import { referencePage } from './reference-page.ts'
import { StateSet, type StateSetDefinition } from './state-set.ts'
import { Summary } from './summary.ts'

export interface RegistryOptions {
  /** Label sets that one instrument may have, where its definition says nothing else. Default 1000. */
  readonly seriesLimit?: number
  /** Gives exemplars their time; without it they have none. */
  readonly clock?: Clock
  /**
   * `legal`, the default, takes every name that the formats can carry; `promlint` refuses those that
   * `promtool check metrics` finds fault with.
   */
  readonly naming?: 'legal' | 'promlint'
}

/** The suffixes that the samples of a type bear, beside which no other family may stand (OpenMetrics, "Suffixes"). */
const suffixes: Readonly<Record<FamilyMetadata['type'], readonly string[]>> = {
  counter: ['', '_total', '_created'],
  gauge: [''],
  histogram: ['', '_bucket', '_sum', '_count', '_created'],
  summary: ['', '_sum', '_count', '_created'],
  unknown: [''],
}

interface Owner {
  readonly name: string
  /** Its stack is read when somebody wants to know. */
  readonly declared: Error
}

/**
 * The families of a process. One is made where the program is wired and handed down; there is no global one.
 *
 * Whatever is declared wrongly throws a RangeError that says why.
 */
export class Registry {
  readonly #options: InstrumentOptions
  readonly #naming: 'legal' | 'promlint'
  /** Replaced, never changed: a scrape may be reading it. */
  #families: readonly Family[] = []
  /** Every name that a family owns, by its samples as well. */
  readonly #names = new Map<string, Owner>()
  readonly #collectors = new Set<() => void>()

  constructor(options: RegistryOptions = {}) {
    const { seriesLimit, clock, naming = 'legal' } = options
    this.#options = { seriesLimit, clock }
    this.#naming = naming
  }

  counter<const Label extends string = never>(definition: InstrumentDefinition<Label>): Counter<Label> {
    return this.register(new Counter(definition, this.#options))
  }

  gauge<const Label extends string = never>(definition: InstrumentDefinition<Label>): Gauge<Label> {
    return this.register(new Gauge(definition, this.#options))
  }

  /** `buckets`: upper bounds, rising, not negative, without +Inf. */
  histogram<const Label extends string = never>(
    definition: InstrumentDefinition<Label>,
    buckets: readonly number[],
  ): Histogram<Label> {
    return this.register(new Histogram(definition, buckets, this.#options))
  }

  summary<const Label extends string = never>(definition: InstrumentDefinition<Label>): Summary<Label> {
    return this.register(new Summary(definition, this.#options))
  }

  info<const Label extends string>(definition: InstrumentDefinition<Label>): Info<Label> {
    return this.register(new Info(definition, this.#options))
  }

  stateSet<const Label extends string = never, const State extends string = string>(
    definition: StateSetDefinition<Label, State>,
  ): StateSet<Label, State> {
    return this.register(new StateSet(definition, this.#options))
  }

  /** Adds a family made elsewhere. Throws a RangeError when its name, or that of a sample, is taken. */
  register<F extends Family>(family: F): F {
    const { metadata } = family
    if (this.#naming === 'promlint') checkNaming(family)
    const base = openMetricsName(metadata)
    const names = suffixes[metadata.type].map((suffix) => base + suffix)
    for (const name of names) {
      const owner = this.#names.get(name)
      if (owner) throw new RangeError(clash(metadata.name, owner, name))
    }
    const owner = { name: metadata.name, declared: new Error('declared') }
    for (const name of names) this.#names.set(name, owner)
    this.#families = [...this.#families, family]
    return family
  }

  /** Takes a family away, so that its name is free; whether it was there. What goes on counting in it counts unseen. */
  unregister(family: Family): boolean {
    if (!this.#families.includes(family)) return false
    this.#families = this.#families.filter((each) => each !== family)
    for (const [name, owner] of this.#names) if (owner.name === family.metadata.name) this.#names.delete(name)
    return true
  }

  /** `collect` runs before the families are read, to set gauges that are cheaper to ask for than to keep. */
  onCollect(collect: () => void): void {
    this.#collectors.add(collect)
  }

  /** In order of registration. */
  families(): readonly Family[] {
    for (const collect of this.#collectors) collect()
    return this.#families
  }

  /** A page of reference in Markdown: every family with its type, unit, labels and meaning. Nothing is collected for it. */
  reference(title: string): string {
    return referencePage(title, this.#families)
  }

  /** Of each metric whose limit was reached: the uses of label sets that found no room. */
  dropped(): ReadonlyMap<string, number> {
    const dropped = new Map<string, number>()
    for (const family of this.#families)
      if (family instanceof Instrument && family.dropped > 0)
        dropped.set(family.metadata.name, family.dropped)
    return dropped
  }
}

function checkNaming(family: Family): void {
  const { name, type } = family.metadata
  const labels: readonly string[] = family instanceof Instrument ? family.labelNames : []
  const [finding] = [
    ...nameFindings(family.metadata, 'text'),
    ...labels.map((label) => labelNameFinding(label, type)).filter((each) => each !== undefined),
  ]
  if (finding !== undefined) throw new RangeError(`${name} ${finding} (promtool check metrics says so)`)
}

function clash(name: string, { name: owner, declared }: Owner, shared: string): string {
  const place = placeOf(declared)
  const where = place === undefined ? '' : `, at ${place}`
  return name === owner
    ? `${name} is declared already${where}; declare it once, where the program is wired, and hand it to whoever counts in it`
    : `${name} clashes with ${owner}, which is declared${where}: both would own the name ${shared}; rename one of them`
}

/** Where the registry was called from, as `file:line:column`; undefined where the engine writes its stacks otherwise. */
function placeOf({ stack = '' }: Error): string | undefined {
  const frames = stack.split('\n').filter((line) => /^ *at .*:\d+:\d+\)?$/.test(line))
  const last = frames.findLastIndex((frame) => /\bRegistry\.\w+ \(/.test(frame))
  return frames[last + 1]?.replace(/^ *at (?:.*\()?|\)$/g, '')
}

import { Counter } from './counter.ts'
import type { Family, FamilyMetadata } from './family.ts'
import { openMetricsName } from './family-header.ts'
import { Gauge } from './gauge.ts'
import { Histogram } from './histogram.ts'
import type { InstrumentDefinition } from './instrument.ts'

export interface RegistryOptions {
  /** Series that one instrument may have. Default 1000. */
  readonly seriesLimit?: number
}

/** The suffixes that the samples of a type bear, beside which no other family may stand (OpenMetrics, "Suffixes"). */
const suffixes: Readonly<Record<FamilyMetadata['type'], readonly string[]>> = {
  counter: ['', '_total', '_created'],
  gauge: [''],
  histogram: ['', '_bucket', '_sum', '_count', '_created'],
  summary: ['', '_sum', '_count', '_created'],
  unknown: [''],
}

/** The families of a process. One is made where the program is wired and handed down; there is no global one. */
export class Registry {
  readonly #seriesLimit: number
  readonly #families: Family[] = []
  readonly #names = new Map<string, string>()
  readonly #collectors = new Set<() => void>()

  constructor(options: RegistryOptions = {}) {
    this.#seriesLimit = options.seriesLimit ?? 1000
  }

  counter<const Label extends string = never>(definition: InstrumentDefinition<Label>): Counter<Label> {
    return this.register(new Counter(definition, this.#seriesLimit))
  }

  gauge<const Label extends string = never>(definition: InstrumentDefinition<Label>): Gauge<Label> {
    return this.register(new Gauge(definition, this.#seriesLimit))
  }

  /** `buckets`: upper bounds, rising, not negative, without +Inf. */
  histogram<const Label extends string = never>(
    definition: InstrumentDefinition<Label>,
    buckets: readonly number[],
  ): Histogram<Label> {
    return this.register(new Histogram(definition, buckets, this.#seriesLimit))
  }

  /** Adds a family made elsewhere. Throws a RangeError when its name, or that of a sample, is taken. */
  register<F extends Family>(family: F): F {
    const { metadata } = family
    const base = openMetricsName(metadata)
    const names = suffixes[metadata.type].map((suffix) => base + suffix)
    for (const name of names) {
      const owner = this.#names.get(name)
      if (owner !== undefined)
        throw new RangeError(`${metadata.name} clashes with ${owner}: both would own the name ${name}`)
    }
    for (const name of names) this.#names.set(name, metadata.name)
    this.#families.push(family)
    return family
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
}

import { parseNumber } from './number.ts'
import { type MetadataKind, OpenFamily } from './open-family.ts'
import type { ParsedFamily, ParsedSample, ParsedType, ParseResult } from './parsed-family.ts'
import { ProblemList } from './problem-list.ts'

const textTypes: ReadonlyMap<string, ParsedType> = new Map([
  ['counter', 'counter'],
  ['gauge', 'gauge'],
  ['histogram', 'histogram'],
  ['summary', 'summary'],
  ['untyped', 'unknown'],
])

/** Types that do not belong to text but are found in it. */
const laxTypes: ReadonlyMap<string, ParsedType> = new Map([
  ...textTypes,
  ['unknown', 'unknown'],
  ['info', 'info'],
  ['stateset', 'stateset'],
  ['gaugehistogram', 'gaugehistogram'],
])

/** Suffixes with which a sample belongs to a family of another name. */
const suffixesOf: Readonly<Partial<Record<ParsedType, RegExp>>> = {
  histogram: /_(?:bucket|sum|count)$/,
  gaugehistogram: /_(?:bucket|gsum|gcount)$/,
  summary: /_(?:sum|count)$/,
  info: /_info$/,
}

/** Puts the lines of the text format together to families, with the few rules it has beyond its grammar. */
export class TextReader {
  readonly #types: ReadonlyMap<string, ParsedType>
  readonly #problems = new ProblemList()
  readonly #families = new Map<string, OpenFamily>()

  constructor(strict: boolean) {
    this.#types = strict ? textTypes : laxTypes
  }

  get full(): boolean {
    return this.#problems.full
  }

  problem(line: number, column: number, message: string): void {
    this.#problems.add(line, column, message)
  }

  help(name: string, help: string, line: number): void {
    const family = this.#family(name, line)
    if (this.#declares(family, 'HELP', line)) family.help = help
  }

  type(name: string, type: string, line: number, column: number): void {
    const family = this.#family(name, line)
    if (!this.#declares(family, 'TYPE', line)) return
    const known = this.#types.get(type.toLowerCase())
    if (known === undefined) {
      const types = [...this.#types.keys()].join(', ')
      this.problem(line, column, `"${type}" is not a type; the types are ${types}`)
    } else if (family.samples.length > 0) {
      this.problem(line, 1, `# TYPE ${name} has to stand before the samples of ${name}`)
    } else family.type = known
  }

  sample(sample: ParsedSample): void {
    const family = this.#familyOf(sample)
    family.samples.push(sample)
    const broken = brokenLabel(family, sample)
    if (broken !== undefined) this.problem(sample.line, 1, broken)
  }

  result(): ParseResult {
    const families = [...this.#families.values()].map((family): ParsedFamily => family.closed())
    return { families, errors: this.#problems.sorted() }
  }

  #declares(family: OpenFamily, kind: MetadataKind, line: number): boolean {
    const first = !family.declared.has(kind)
    if (first) family.declared.add(kind)
    else this.problem(line, 1, `a second # ${kind} line for ${family.name}`)
    return first
  }

  #familyOf({ name, line }: ParsedSample): OpenFamily {
    const own = this.#families.get(name)
    if (own) return own
    const underscore = name.lastIndexOf('_')
    const owner = underscore > 0 ? this.#families.get(name.slice(0, underscore)) : undefined
    return owner && suffixesOf[owner.type]?.test(name) ? owner : this.#family(name, line)
  }

  #family(name: string, line: number): OpenFamily {
    const known = this.#families.get(name)
    if (known) return known
    const family = new OpenFamily(name, line)
    this.#families.set(name, family)
    return family
  }
}

function brokenLabel({ type }: OpenFamily, { labels }: ParsedSample): string | undefined {
  if ('__name__' in labels) return 'label __name__ is reserved for the name of the metric'
  const { le, quantile } = labels
  if (type === 'histogram' && le !== undefined && parseNumber(le) === undefined)
    return `le has to be a number, not "${le}"`
  if (type === 'summary' && quantile !== undefined && parseNumber(quantile) === undefined)
    return `quantile has to be a number, not "${quantile}"`
  return undefined
}

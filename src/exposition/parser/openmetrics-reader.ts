import { MetricGrouping } from './metric-grouping.ts'
import { type MetadataKind, OpenFamily } from './open-family.ts'
import type { ParsedFamily, ParsedSample, ParsedType, ParseResult } from './parsed-family.ts'
import { ProblemList } from './problem-list.ts'
import { brokenSampleRule, sampleSuffixes } from './sample-rules.ts'

/**
 * Puts lines together to families and holds them to what OpenMetrics 1.0 says beyond the grammar: metadata before
 * samples and once, families not interleaved, no clashing names, and the rules of each type.
 */
export class OpenMetricsReader {
  readonly #strict: boolean
  readonly #problems = new ProblemList()
  readonly #families: OpenFamily[] = []
  /** Names that samples of a family bear or could bear, and whose they are. */
  readonly #owners = new Map<string, OpenFamily>()
  #family: OpenFamily | undefined
  #grouping: MetricGrouping | undefined
  /** The family's type or name could not be read: what looks like its samples is taken as such. */
  #typeUnknown = false

  constructor(strict: boolean) {
    this.#strict = strict
  }

  get full(): boolean {
    return this.#problems.full
  }

  problem(line: number, column: number, message: string): void {
    this.#problems.add(line, column, message)
  }

  /** A line that cannot count as a sample; the order of its family is not looked at further. */
  unreadable(line: number, column: number, message: string): void {
    this.#problems.add(line, column, message)
    this.#grouping?.abandon()
  }

  metadata(kind: MetadataKind, name: string, value: string, line: number, column: number): void {
    const family = this.#family?.name === name ? this.#family : this.#open(name, line)
    if (family.samples.length > 0)
      this.problem(line, 1, `# ${kind} ${name} has to stand before the samples of ${name}`)
    else if (family.declared.has(kind)) this.problem(line, 1, `a second # ${kind} line for ${name}`)
    else {
      family.declared.add(kind)
      const broken = this.#declare(family, kind, value, line)
      if (broken !== undefined) this.problem(line, column, broken)
    }
  }

  sample(sample: ParsedSample, line: number): void {
    const family = this.#familyOf(sample, line)
    family.samples.push(sample)
    if (this.#typeUnknown || !this.#strict) return
    const broken = brokenSampleRule(family.name, family.type, sample)
    if (broken !== undefined) this.unreadable(line, 1, broken)
    else {
      const misplaced = this.#grouping?.add(sample)
      if (misplaced !== undefined) this.problem(line, 1, misplaced)
    }
  }

  result(): ParseResult {
    this.#close()
    const families = this.#families.map((family): ParsedFamily => family.closed())
    return { families, errors: this.#problems.sorted() }
  }

  #declare(family: OpenFamily, kind: MetadataKind, value: string, line: number): string | undefined {
    switch (kind) {
      case 'HELP':
        family.help = value
        return undefined
      case 'UNIT':
        return this.#setUnit(family, value)
      case 'TYPE':
        return this.#setType(family, value, line)
    }
  }

  #setUnit(family: OpenFamily, unit: string): string | undefined {
    if (unit === '') return undefined
    if (!/^[a-zA-Z0-9_:]+$/.test(unit)) return `"${unit}" is not a unit`
    family.unit = unit
    if (!family.name.endsWith(`_${unit}`))
      return `the unit of ${family.name} has to be the end of its name, after an underscore`
    return unitOfUnitless(family)
  }

  #setType(family: OpenFamily, type: string, line: number): string | undefined {
    if (!isType(type)) {
      this.#typeUnknown = true
      return `"${type}" is not a type; the types are ${Object.keys(sampleSuffixes).join(', ')}`
    }
    family.type = type
    for (const suffix of sampleSuffixes[type]) this.#claim(family.name + suffix, family, line)
    return unitOfUnitless(family)
  }

  #familyOf({ name }: ParsedSample, line: number): OpenFamily {
    const family = this.#family
    if (family && name.startsWith(family.name)) {
      if (this.#typeUnknown || sampleSuffixes[family.type].includes(name.slice(family.name.length)))
        return family
      if (name === family.name) {
        const [suffix] = sampleSuffixes[family.type]
        this.problem(line, 1, `a sample of the ${family.type} ${name} has to be named ${name}${suffix}`)
      }
    }
    return this.#open(name, line)
  }

  #open(name: string, line: number): OpenFamily {
    this.#close()
    const family = new OpenFamily(name, line)
    this.#families.push(family)
    this.#family = family
    this.#grouping = new MetricGrouping(family)
    this.#claim(name, family, line)
    return family
  }

  #close(): void {
    const gap = this.#grouping?.close()
    if (gap) this.problem(gap.line, gap.column, gap.message)
    this.#family = undefined
    this.#grouping = undefined
    this.#typeUnknown = false
  }

  #claim(name: string, family: OpenFamily, line: number): void {
    const owner = this.#owners.get(name) ?? family
    this.#owners.set(name, owner)
    if (owner === family) return
    this.problem(
      line,
      1,
      owner.name === family.name
        ? `${name} was there already, on line ${owner.line}: all lines of a family have to stand together`
        : `${family.name} clashes with ${owner.name} on line ${owner.line}: both could have a sample ${name}`,
    )
  }
}

function unitOfUnitless({ type, unit }: OpenFamily): string | undefined {
  return unit !== '' && (type === 'info' || type === 'stateset')
    ? `a family of type ${type} has no unit`
    : undefined
}

function isType(text: string): text is ParsedType {
  return Object.hasOwn(sampleSuffixes, text)
}

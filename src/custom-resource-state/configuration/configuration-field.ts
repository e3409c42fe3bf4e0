import type { Position, YamlValue } from '../../yaml/index.ts'
import type { ConfigurationProblem } from './configuration-error.ts'

/** Gathers what is wrong with a configuration, and what may be meant otherwise. */
export class ConfigurationProblems {
  readonly refusals: ConfigurationProblem[] = []
  readonly warnings: ConfigurationProblem[] = []
}

/**
 * A field of a configuration. Reads values as Go's yaml.v3 decodes them into typed fields: any scalar is a text as it
 * was written, null is nothing, lists leave nulls out, unknown fields are passed over. What does not fit is told, and
 * the default stands in for it.
 */
export class ConfigurationField {
  readonly name: string
  readonly #value: YamlValue
  readonly #problems: ConfigurationProblems

  /** @param name as `spec.resources[0].metrics`; empty for the text as a whole */
  constructor(value: YamlValue, name: string, problems: ConfigurationProblems) {
    this.name = name
    this.#value = value
    this.#problems = problems
  }

  /** Of its value; where it is not set, of what it would be in. */
  get position(): Position {
    return this.#value.position
  }

  /** Whether it is there and not null. */
  get isSet(): boolean {
    return this.#value.kind !== 'nothing'
  }

  refuse(message: string): void {
    this.#problems.refusals.push({ ...this.position, field: this.name, message })
  }

  warn(message: string): void {
    this.#problems.warnings.push({ ...this.position, field: this.name, message })
  }

  /** Its fields; `known` are those that mean something. */
  fields<Name extends string>(known: readonly Name[]): Readonly<Record<Name, ConfigurationField>> {
    this.#expect('mapping', `fields (${known.join(', ')})`)
    for (const { name, value } of this.#value.entries)
      if (!(known as readonly string[]).includes(name))
        this.#at(name, value).warn(`has no meaning here and is passed over; there are ${known.join(', ')}`)
    const entries = known.map((name) => [name, this.#at(name, this.#value.at(name))] as const)
    return Object.fromEntries(entries) as Record<Name, ConfigurationField>
  }

  items(): readonly ConfigurationField[] {
    this.#expect('list', 'a list')
    return this.#value.items
      .map((item, index) => new ConfigurationField(item, `${this.name}[${index}]`, this.#problems))
      .filter(({ isSet }) => isSet)
  }

  text(): string {
    return this.#expect('scalar', 'a text') ? ownCopy(this.#value.text) : ''
  }

  texts(): readonly string[] {
    return this.items().map((item) => item.text())
  }

  /** Its fields with whatever names they have. */
  members(): readonly (readonly [name: string, field: ConfigurationField])[] {
    this.#expect('mapping', 'names with values')
    return this.#value.entries.map(({ name, value }) => [ownCopy(name), this.#at(name, value)])
  }

  flag(): boolean {
    const { text, isPlain } = this.#value
    if (/^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(text)) return true
    if (isPlain && /^(?:true|True|TRUE)$/.test(text)) return true
    const isFalse =
      /^(?:n|N|no|No|NO|off|Off|OFF)$/.test(text) || (isPlain && /^(?:false|False|FALSE)$/.test(text))
    if (this.isSet && !isFalse) this.#mismatch('true or false')
    return false
  }

  wholeNumber(): number {
    const { scalar } = this.#value
    if (typeof scalar === 'number' && Math.abs(scalar) < 2 ** 31) return Math.trunc(scalar)
    if (this.isSet) this.#mismatch('a whole number')
    return 0
  }

  #at(name: string, value: YamlValue): ConfigurationField {
    return new ConfigurationField(value, this.name === '' ? name : `${this.name}.${name}`, this.#problems)
  }

  /** Whether it is that; what is not set is not, and nothing is wrong with it. */
  #expect(kind: YamlValue['kind'], expected: string): boolean {
    if (this.isSet && this.#value.kind !== kind) this.#mismatch(expected)
    return this.#value.kind === kind
  }

  #mismatch(expected: string): void {
    this.refuse(`expected ${expected}, but this is ${describe(this.#value)}`)
  }
}

/**
 * A part of a text holds on to the whole, and has two bytes a character when a character somewhere in the whole needs
 * them; everything that it goes into then has them, too, which is every sample. What JSON gives is free of both.
 */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text))
}

function describe({ kind, text }: YamlValue): string {
  if (kind === 'mapping') return 'names with values'
  if (kind === 'list') return 'a list'
  return kind === 'scalar' ? JSON.stringify(text) : 'nothing'
}

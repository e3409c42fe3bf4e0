import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml'
import type { ConfigurationProblem, Position } from './configuration-error.ts'

/** The text that fields are read from. */
export interface YamlSource {
  refuse(problem: ConfigurationProblem): void
  warn(problem: ConfigurationProblem): void
  /** Undefined for what is not in the text. */
  positionOf(node: unknown): Position | undefined
  resolve(alias: Alias): Node | undefined
  entries(map: YAMLMap): Iterable<readonly [name: string, value: unknown]>
}

/**
 * A place of the text: a node of YAML with the name of its field. Reads values as Go's yaml.v3 decodes them into
 * typed fields: any scalar is a text as it was written, null is nothing, lists leave nulls out, unknown fields
 * are passed over. What does not fit is told to the source, and the default stands in for it.
 */
export class YamlField {
  readonly name: string
  readonly #source: YamlSource
  readonly #node: Node | undefined
  readonly #parent: Position

  constructor(source: YamlSource, node: unknown, name: string, parent: Position) {
    const resolved = isAlias(node) ? source.resolve(node) : node
    this.name = name
    this.#source = source
    this.#node = isNull(resolved) ? undefined : (resolved as Node)
    this.#parent = source.positionOf(node) ?? parent
  }

  /** Of its value; where it is not set, of what it would be in. */
  get position(): Position {
    return this.#parent
  }

  /** Whether it is there and not null. */
  get isSet(): boolean {
    return this.#node !== undefined
  }

  refuse(message: string): void {
    this.#source.refuse({ ...this.position, field: this.name, message })
  }

  warn(message: string): void {
    this.#source.warn({ ...this.position, field: this.name, message })
  }

  /** Its fields; `known` are those that mean something. */
  fields<Name extends string>(known: readonly Name[]): Readonly<Record<Name, YamlField>> {
    const found = new Map<string, unknown>()
    if (isMap(this.#node))
      for (const [name, value] of this.#source.entries(this.#node)) found.set(name, value)
    else if (this.#node) this.#mismatch(`fields (${known.join(', ')})`)
    for (const [name, value] of found)
      if (!(known as readonly string[]).includes(name))
        this.#at(name, value).warn(`has no meaning here and is passed over; there are ${known.join(', ')}`)
    const entries = known.map((name) => [name, this.#at(name, found.get(name))] as const)
    return Object.fromEntries(entries) as Record<Name, YamlField>
  }

  items(): readonly YamlField[] {
    if (this.#node && !isSeq(this.#node)) this.#mismatch('a list')
    if (!isSeq(this.#node)) return []
    return this.#node.items
      .map((item, index) => new YamlField(this.#source, item, `${this.name}[${index}]`, this.position))
      .filter(({ isSet }) => isSet)
  }

  text(): string {
    if (!this.#node) return ''
    if (isScalar(this.#node)) return ownCopy(sourceOf(this.#node))
    this.#mismatch('a text')
    return ''
  }

  texts(): readonly string[] {
    return this.items().map((item) => item.text())
  }

  /** Its fields with whatever names they have. */
  members(): readonly (readonly [name: string, field: YamlField])[] {
    if (this.#node && !isMap(this.#node)) this.#mismatch('names with values')
    if (!isMap(this.#node)) return []
    return [...this.#source.entries(this.#node)].map(([name, value]) => [
      ownCopy(name),
      this.#at(name, value),
    ])
  }

  flag(): boolean {
    if (!this.#node) return false
    const source = isScalar(this.#node) ? sourceOf(this.#node) : ''
    const isPlain = isScalar(this.#node) && this.#node.type === Scalar.PLAIN
    if (/^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(source) || (isPlain && /^(?:true|True|TRUE)$/.test(source)))
      return true
    if (
      !/^(?:n|N|no|No|NO|off|Off|OFF)$/.test(source) &&
      !(isPlain && /^(?:false|False|FALSE)$/.test(source))
    )
      this.#mismatch('true or false')
    return false
  }

  wholeNumber(): number {
    if (!this.#node) return 0
    const value = isScalar(this.#node) ? this.#node.value : undefined
    if (typeof value === 'number' && Math.abs(value) < 2 ** 31) return Math.trunc(value)
    this.#mismatch('a whole number')
    return 0
  }

  #at(name: string, value: unknown): YamlField {
    return new YamlField(this.#source, value, this.name === '' ? name : `${this.name}.${name}`, this.position)
  }

  #mismatch(expected: string): void {
    this.refuse(`expected ${expected}, but this is ${describe(this.#node)}`)
  }
}

function isNull(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null)
}

/** A scalar as it was written, whatever YAML takes it for; quotes and folding undone. */
function sourceOf(scalar: Scalar): string {
  return scalar.source ?? String(scalar.value)
}

/**
 * A part of a text holds on to the whole, and has two bytes a character when a character somewhere in the whole needs
 * them; everything that it goes into then has them, too, which is every sample. What JSON gives is free of both.
 */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text))
}

function describe(node: Node | undefined): string {
  if (isMap(node)) return 'names with values'
  if (isSeq(node)) return 'a list'
  return isScalar(node) ? JSON.stringify(sourceOf(node)) : 'nothing'
}

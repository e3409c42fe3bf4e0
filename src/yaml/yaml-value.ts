import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml'
import { type PlacedText, placeText, scalarText } from './placed-text.ts'
import type { Position } from './position.ts'
import type { SourceText } from './source-text.ts'

/** Null is nothing, as it is to whoever decodes YAML into fields. */
export type YamlKind = 'nothing' | 'scalar' | 'list' | 'mapping'

export interface YamlEntry {
  /** The key as text; '' for a key that is none. */
  readonly name: string
  readonly key: YamlValue
  readonly value: YamlValue
}

/** What stands at a place of a text: aliases are what they point at, merged keys (`<<`) are the mapping's. */
export class YamlValue {
  readonly kind: YamlKind
  readonly #source: SourceText
  readonly #document: Document | undefined
  /** As it stands there: an alias, or null, too. */
  readonly #written: Node | undefined
  readonly #node: Node | undefined
  readonly #around: Position

  /** @param around the position to tell of what stands nowhere */
  constructor(source: SourceText, document: Document | undefined, node: unknown, around: Position) {
    this.#source = source
    this.#document = document
    this.#written = (node ?? undefined) as Node | undefined
    this.#around = around
    this.#node = this.#resolve(this.#written) as Node | undefined
    this.kind = kindOf(this.#node)
  }

  /** Where it begins; of what is not there, where that begins which it would be in. */
  get position(): Position {
    const offset = this.#written?.range?.[0]
    return offset === undefined ? this.#around : this.#source.positionAt(offset)
  }

  get lastLine(): number {
    const end = this.#node?.range?.[1]
    return end === undefined ? this.position.line : this.#source.positionAt(Math.max(end - 1, 0)).line
  }

  /** Whether something is written there, be it null. */
  get isWritten(): boolean {
    return this.#written !== undefined
  }

  /** The anchor that it points at; undefined of what stands there itself. */
  get alias(): string | undefined {
    return isAlias(this.#written) ? this.#written.source : undefined
  }

  /** Of a scalar, what YAML takes it for. */
  get scalar(): unknown {
    return isScalar(this.#node) ? this.#node.value : undefined
  }

  /** Whether it is a scalar without quotes. */
  get isPlain(): boolean {
    return isScalar(this.#node) && this.#node.type === Scalar.PLAIN
  }

  /** A scalar as it was written, whatever YAML takes it for; '' for all else. */
  get text(): string {
    return isScalar(this.#node) ? scalarText(this.#node) : ''
  }

  /** `text` with the places of its characters. */
  get placedText(): PlacedText {
    if (isScalar(this.#node)) return placeText(this.#node, this.#source)
    return { text: '', placeAt: () => this.position, ...this.position }
  }

  /** Of a list; empty for all else. */
  get items(): readonly YamlValue[] {
    return isSeq(this.#node) ? this.#node.items.map((item) => this.#inside(item)) : []
  }

  /** Of a mapping, each key once, its own before those it merges; empty for all else. */
  get entries(): readonly YamlEntry[] {
    return this.#pairsOf(this.#node, new Map()).map((pair) => this.#entry(pair))
  }

  /** Merge keys of a mapping that Go's YAML refuses: a second one, one of what is no mapping or list of them, one of itself. */
  get refusedMerges(): readonly YamlValue[] {
    if (!isMap(this.#node)) return []
    const merges = this.#node.items.filter(({ key }) => isMergeKey(key))
    return merges
      .filter(({ value }, index) => index > 0 || !this.#mayMerge(value))
      .map(({ key }) => this.#inside(key))
  }

  /** The value of a key of a mapping, or of an index of a list; nothing where there is none. */
  at(step: string | number): YamlValue {
    if (isSeq(this.#node)) return this.#inside(this.#node.items[Number(step)])
    return this.entryOf(String(step))?.value ?? this.#inside(undefined)
  }

  entryOf(name: string): YamlEntry | undefined {
    return this.entries.find((entry) => entry.name === name)
  }

  /** @param known those of mappings that were met before, each once however many merge it; none while one merges itself */
  #pairsOf(node: unknown, known: Map<unknown, readonly Pair[]>): readonly Pair[] {
    const mapping = this.#resolve(node)
    const before = known.get(mapping)
    if (before) return before
    const isMerged = known.size > 0
    known.set(mapping, [])
    const pairs = isMap(mapping)
      ? withMerged(mapping.items, (value) => this.#pairsOf(value, known))
      : // Of several mappings that are merged, the first wins.
        isSeq(mapping) && isMerged
        ? mapping.items.flatMap((item) => this.#pairsOf(item, known))
        : []
    known.set(mapping, pairs)
    return pairs
  }

  #mayMerge(value: unknown): boolean {
    const merged = isSeq(value) ? value.items : [value]
    return merged.map((one) => this.#resolve(one)).every((one) => isMap(one) && one !== this.#node)
  }

  #entry({ key, value }: Pair): YamlEntry {
    const name = this.#inside(key)
    return {
      name: name.text,
      key: name,
      value: new YamlValue(this.#source, this.#document, value, name.position),
    }
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) ? this.#document && node.resolve(this.#document) : node
  }

  #inside(node: unknown): YamlValue {
    return new YamlValue(this.#source, this.#document, node, this.position)
  }
}

function kindOf(node: Node | undefined): YamlKind {
  if (isMap(node)) return 'mapping'
  if (isSeq(node)) return 'list'
  return isScalar(node) && node.value !== null ? 'scalar' : 'nothing'
}

/** Each key once, its own before those it merges. */
function withMerged(items: readonly Pair[], mergedOf: (value: unknown) => readonly Pair[]): readonly Pair[] {
  const own = items.filter(({ key }) => !isMergeKey(key))
  const merged = items.filter(({ key }) => isMergeKey(key)).flatMap(({ value }) => mergedOf(value))
  const names = new Set<string>()
  return [...own, ...merged].filter(({ key }) => {
    const name = isScalar(key) ? scalarText(key) : undefined
    return name === undefined || (!names.has(name) && names.add(name))
  })
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol'
}

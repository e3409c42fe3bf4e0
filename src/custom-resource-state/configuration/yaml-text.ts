import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml'
import type { ConfigurationProblem, Position } from './configuration-error.ts'
import { YamlField, type YamlSource } from './yaml-field.ts'

const start: Position = { line: 1, column: 1 }

/** The first document of a YAML text, and what is found to be wrong with it. */
export class YamlText implements YamlSource {
  readonly document: Document
  readonly problems: ConfigurationProblem[] = []
  readonly warnings: ConfigurationProblem[] = []
  readonly #lines = new LineCounter()

  constructor(text: string) {
    const documents = parseAllDocuments(text, {
      lineCounter: this.#lines,
      merge: true,
      prettyErrors: false,
    })
    const [document] = Array.isArray(documents) ? documents : []
    if (!document) {
      this.document = documents as unknown as Document
      this.refuse({ ...start, field: '', message: 'the text is empty; expected spec.resources' })
      return
    }
    this.document = document
    for (const { message, pos } of document.errors)
      this.refuse({ ...this.#at(pos[0]), field: '', message: `no YAML: ${message}` })
  }

  get root(): YamlField {
    return new YamlField(this, isNode(this.document.contents) ? this.document.contents : undefined, '', start)
  }

  refuse(problem: ConfigurationProblem): void {
    this.problems.push(problem)
  }

  warn(problem: ConfigurationProblem): void {
    this.warnings.push(problem)
  }

  resolve(alias: Alias): Node | undefined {
    return alias.resolve(this.document)
  }

  positionOf(node: unknown): Position | undefined {
    return isNode(node) && node.range ? this.#at(node.range[0]) : undefined
  }

  /** The entries of a map by name, those merged with `<<` first, so that the map's own come after them. */
  *entries(map: YAMLMap): Generator<[name: string, value: unknown]> {
    for (const { key, value } of map.items) if (isMergeKey(key)) yield* this.#merged(value)
    for (const { key, value } of map.items) if (!isMergeKey(key)) yield [nameOf(key), value]
  }

  *#merged(value: unknown): Generator<[name: string, value: unknown]> {
    const source: Node | undefined = isAlias(value) ? this.resolve(value) : (value as Node)
    if (isMap(source)) yield* this.entries(source)
    // Of several, the first wins.
    else if (isSeq(source)) for (const item of source.items.toReversed()) yield* this.#merged(item)
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset)
    return { line, column: col }
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol'
}

function nameOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key)
}

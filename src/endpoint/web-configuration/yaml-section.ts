import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { suggestion } from '../../base/index.ts'
import { ListenError } from '../listen-error.ts'

interface Source {
  readonly file: string
  readonly lines: LineCounter
}

/** A mapping of a YAML file, read key by key; what is wrong is told as `file:line:column: key: message`. */
export class YamlSection {
  readonly #source: Source
  /** Keys from the top of the file; '' at the top. */
  readonly #path: string
  readonly #node: Node | null
  readonly #values: ReadonlyMap<string, Node | null>

  private constructor(source: Source, path: string, node: Node | null, keys: readonly string[] | undefined) {
    this.#source = source
    this.#path = path
    this.#node = node
    this.#values = isMap(node) ? this.#read(node, keys) : new Map()
    const isEmpty = node === null || (isScalar(node) && node.value === null)
    if (!isMap(node) && !isEmpty) this.#fail(node, path, 'has to be keys with values')
  }

  /** @param keys that there may be */
  static parse(text: string, file: string, keys: readonly string[]): YamlSection {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    const [error] = document.errors
    if (error) {
      throw new ListenError('access', `${placeOf({ file, lines }, error.pos[0])}: ${error.message}`, error)
    }
    return new YamlSection({ file, lines }, '', document.contents as ParsedNode | null, keys)
  }

  get keys(): readonly string[] {
    return [...this.#values.keys()]
  }

  /** @param keys that there may be; absent: any */
  section(key: string, keys?: readonly string[]): YamlSection {
    return new YamlSection(this.#source, this.#pathOf(key), this.#values.get(key) ?? null, keys)
  }

  /** Undefined when it is absent or empty. A number or a truth value is the text that it was written as. */
  text(key: string): string | undefined {
    const node = this.#values.get(key)
    if (!node || (isScalar(node) && (node.value === null || node.value === ''))) return undefined
    return this.#textOf(node, this.#pathOf(key))
  }

  choice<Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    const text = this.text(key)
    return text === undefined ? undefined : this.#chosen(text, values, key)
  }

  texts(key: string): readonly string[] | undefined {
    const node = this.#values.get(key)
    if (!node || (isScalar(node) && node.value === null)) return undefined
    if (!isSeq(node)) return this.fail(key, 'has to be a list')
    return node.items.map((item) => this.#textOf(item as Node, this.#pathOf(key)))
  }

  choices<Value extends string>(key: string, values: readonly Value[]): readonly Value[] | undefined {
    return this.texts(key)?.map((text) => this.#chosen(text, values, key))
  }

  flag(key: string): boolean | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    if (text !== 'true' && text !== 'false') return this.fail(key, 'has to be true or false')
    return text === 'true'
  }

  fail(key: string, message: string): never {
    return this.#fail(this.#values.get(key) ?? this.#node, this.#pathOf(key), message)
  }

  #read(map: YAMLMap, allowed: readonly string[] | undefined): Map<string, Node | null> {
    const found = new Map<string, Node | null>()
    for (const { key, value } of map.items) {
      const name = this.#textOf(key as Node, this.#path, 'has a key that is no text')
      if (allowed && !allowed.includes(name)) this.#failOfKey(name, key as Node, allowed)
      found.set(name, value as Node | null)
    }
    return found
  }

  #failOfKey(name: string, node: Node, allowed: readonly string[]): never {
    return this.#fail(node, this.#pathOf(name), `there is no such key${suggestion(name, allowed)}`)
  }

  #chosen<Value extends string>(text: string, values: readonly Value[], key: string): Value {
    const value = values.find((each) => each === text)
    if (value !== undefined) return value
    return this.fail(key, `cannot be ${text}${suggestion(text, values)}`)
  }

  #textOf(node: Node, path: string, wrong = 'has to be text'): string {
    if (!isScalar(node) || node.value === null) return this.#fail(node, path, wrong)
    return typeof node.value === 'string' ? node.value : String(node.source ?? node.value)
  }

  #pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`
  }

  #fail(node: Node | null, path: string, message: string): never {
    const place = placeOf(this.#source, node?.range?.[0])
    throw new ListenError('access', `${place}: ${path === '' ? message : `${path}: ${message}`}`)
  }
}

function placeOf({ file, lines }: Source, offset: number | undefined): string {
  if (offset === undefined) return file
  const { line, col } = lines.linePos(offset)
  return `${file}:${line}:${col}`
}

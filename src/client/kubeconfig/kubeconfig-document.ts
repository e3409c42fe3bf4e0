import type { Document, LineCounter, Node } from 'yaml'
import { type FieldPath, isJsonObject, type JsonObject } from '../../object/index.ts'
import { ClientError } from '../client-error.ts'

/** The syntax of a kubeconfig: its root, and where in the text its fields stand. */
export class KubeconfigDocument {
  readonly name: string
  /** Every scalar is text as it stands there, because `token: 0123` is no number. */
  readonly root: Readonly<JsonObject>
  readonly #document: Document
  readonly #lines: LineCounter
  readonly #parseTyped: () => unknown

  private constructor(name: string, document: Document, lines: LineCounter, parseTyped: () => unknown) {
    this.name = name
    this.#document = document
    this.#lines = lines
    this.#parseTyped = parseTyped
    const broken = document.errors[0]
    if (broken) throw this.#problem(broken.pos[0], broken.message, broken)
    const root = this.#plain()
    if (!isBlank(root) && !isJsonObject(root))
      throw this.error([], 'a kubeconfig is a mapping with clusters, users and contexts')
    this.root = isJsonObject(root) ? root : {}
  }

  /** YAML or JSON; nothing at all is an empty mapping. Throws a `ClientError` of kind `config`. */
  static async parse(name: string, text: string): Promise<KubeconfigDocument> {
    const { LineCounter, parseDocument } = await import('yaml')
    const lines = new LineCounter()
    const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
    return new KubeconfigDocument(name, document, lines, () => parseDocument(text).toJS())
  }

  /** What stands at the path with its types of JSON; undefined when nothing does. */
  typed(path: FieldPath): unknown {
    return path.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      this.#parseTyped(),
    )
  }

  /** The error for something wrong at the path: `file:line:column: problem`. */
  error(path: FieldPath, problem: string): ClientError {
    return this.#problem(this.#offset(path), problem)
  }

  /** Where the node at a path, or the nearest node above it, begins. */
  #offset(path: FieldPath): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true) as Node | undefined
      if (node?.range) return node.range[0]
    }
    return 0
  }

  #problem(offset: number, problem: string, cause?: unknown): ClientError {
    const { line, col } = this.#lines.linePos(offset)
    const place = `${this.name}:${Math.max(1, line)}:${Math.max(1, col)}`
    return new ClientError('config', `${place}: ${problem}`, { cause })
  }

  /** Aliases may be repeated a hundred times and no more. */
  #plain(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: 100 })
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause)
      throw new ClientError('config', `${this.name}: ${problem}`, { cause })
    }
  }
}

/** Nothing there; with every scalar as text, null is a word. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 'null' || value === '~'
}

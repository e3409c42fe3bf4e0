import { type Document, isNode } from 'yaml'
import { comparePositions, type Position } from './position.ts'
import { type RepeatedKey, repeatedKeys } from './repeated-keys.ts'
import type { SourceText } from './source-text.ts'
import { YamlValue } from './yaml-value.ts'

/** What keeps a text from being YAML, where it is. */
export interface YamlProblem extends Position {
  readonly message: string
}

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: YamlProblem }

const start: Position = { line: 1, column: 1 }

/** One document of a text. What it holds is to be read only when it has no problems. */
export class YamlDocument {
  readonly root: YamlValue
  /** In the order of the text. */
  readonly problems: readonly YamlProblem[]
  readonly #source: SourceText
  readonly #document: Document | undefined

  /** @param more problems that the parser does not see */
  constructor(source: SourceText, document: Document | undefined, more: readonly YamlProblem[] = []) {
    const { contents = undefined, errors = [] } = document ?? {}
    this.#source = source
    this.#document = document
    this.root = new YamlValue(source, document, isNode(contents) ? contents : undefined, start)
    const isRepeating = errors.some(({ code }) => code === 'DUPLICATE_KEY')
    const repeated = isRepeating ? this.repeatedKeys : []
    this.problems = [
      ...errors.map(({ message, pos: [at] }) => {
        const position = source.positionAt(at)
        const key = repeated.find((one) => comparePositions(one.position, position) === 0)
        const more = key ? `, and ${key.name} stands in line ${key.firstPosition.line} already` : ''
        return { ...position, message: `${message}${more}` }
      }),
      ...more,
    ]
  }

  /** Keys that stand in a mapping again; what a value repeats before its own key. */
  get repeatedKeys(): readonly RepeatedKey[] {
    return this.#document ? repeatedKeys(this.#document, this.#source) : []
  }

  /** What it is as JSON, undefined for an empty document; or the aliases that multiply or point nowhere. */
  toJson(): JsonReading {
    try {
      return { ok: true, value: this.#document?.toJS() }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, problem: { ...this.root.position, message } }
    }
  }

  /** Where a field is: the position of its key, or of an item of a list; undefined when it is not there. */
  locate(path: readonly (string | number)[]): Position | undefined {
    let value = this.root
    let position: Position | undefined = value.isWritten ? value.position : undefined
    for (const step of path) {
      const entry = value.entryOf(String(step))
      const next = entry?.value ?? value.at(step)
      if (!entry && !next.isWritten) return undefined
      position = entry ? entry.key.position : next.position
      value = next
    }
    return position
  }

  /** `locate`, or of the innermost of what it would be in. */
  locateNearest(path: readonly (string | number)[]): Position {
    return this.locate(path) ?? (path.length === 0 ? start : this.locateNearest(path.slice(0, -1)))
  }
}

import type { ApiError } from '../error/index.ts'
import type { Format } from '../pipeline/encode.ts'
import type { ObjectView } from '../resource/served-resource.ts'

/** Lines of one version of an object, by type and format. */
const linesOf = new WeakMap<ObjectView, Map<string, string>>()

/** Writes the lines of a watch. Watches of one format share the text of a line. */
export class EventLine {
  readonly #format: Format

  constructor(format: Format) {
    this.#format = format
  }

  of(type: string, view: ObjectView, first: boolean): string {
    if (this.#format.negotiated.representation === 'table' && first) return this.#encode(type, view, first)
    let lines = linesOf.get(view)
    if (!lines) {
      lines = new Map()
      linesOf.set(view, lines)
    }
    const key = `${type} ${this.#format.key}`
    let line = lines.get(key)
    if (line === undefined) {
      line = this.#encode(type, view, false)
      lines.set(key, line)
    }
    return line
  }

  bookmark(view: ObjectView, first: boolean): string {
    return this.#encode('BOOKMARK', view, first)
  }

  static ofStatus({ status }: ApiError): string {
    return `{"type":"ERROR","object":${JSON.stringify(status)}}\n`
  }

  #encode(type: string, view: ObjectView, first: boolean): string {
    return `{"type":"${type}","object":${this.#format.one(view, first)}}\n`
  }
}

import type { Sink } from '../../cache/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type EventRow, eventRowOf } from '../../view/index.ts'

/**
 * Turns event objects into occurrences: an event is told once for each count that it comes with, whatever else changes
 * and however often it is listed. `first` is the list that it begins with, to be told as a whole.
 */
export class EventSink implements Sink {
  readonly #onOccurrence: (row: EventRow) => void
  #counts = new Map<string, number>()
  #replacement: EventRow[] | undefined
  #first: EventRow[] | undefined

  constructor(onOccurrence: (row: EventRow) => void) {
    this.#onOccurrence = onOccurrence
  }

  /** Undefined until there was a whole list. */
  get first(): readonly EventRow[] | undefined {
    return this.#first
  }

  begin(): void {
    this.#replacement = []
  }

  add(object: KubernetesObject): void {
    this.#replacement?.push(eventRowOf(object))
  }

  commit(): void {
    const rows = this.#replacement ?? []
    this.#replacement = undefined
    const news = rows.filter(({ uid, count }) => this.#counts.get(uid) !== count)
    this.#counts = new Map(rows.map(({ uid, count }) => [uid, count]))
    if (this.#first === undefined) this.#first = rows
    else for (const row of news.sort((a, b) => a.last - b.last)) this.#onOccurrence(row)
  }

  abandon(): void {
    this.#replacement = undefined
  }

  upsert(object: KubernetesObject): void {
    const row = eventRowOf(object)
    if (this.#counts.get(row.uid) === row.count) return
    this.#counts.set(row.uid, row.count)
    this.#onOccurrence(row)
  }

  remove({ metadata }: KubernetesObject): void {
    this.#counts.delete(metadata.uid ?? '')
  }
}

import type { Sink } from '../../cache/index.ts'
import { type KubernetesObject, objectKey } from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'

/** A row that came or changed, or the last one of a resource that went. */
export interface RowChange {
  readonly row: ResourceRow
  readonly deleted: boolean
}

/**
 * Turns the objects of one kind into changes of what is shown: an object whose verdict stays the same is no
 * change. Of a list only the difference to what was known is told.
 */
export class RowSink implements Sink {
  readonly #judge: (object: KubernetesObject) => ResourceRow
  readonly #onChange: (change: RowChange) => void
  #rows = new Map<string, ResourceRow>()
  #replacement: Map<string, ResourceRow> | undefined

  constructor(judge: (object: KubernetesObject) => ResourceRow, onChange: (change: RowChange) => void) {
    this.#judge = judge
    this.#onChange = onChange
  }

  get rows(): ResourceRow[] {
    return [...this.#rows.values()]
  }

  begin(): void {
    this.#replacement = new Map()
  }

  add(object: KubernetesObject): void {
    this.#replacement?.set(objectKey(object.metadata), this.#judge(object))
  }

  commit(): void {
    const before = this.#rows
    this.#rows = this.#replacement ?? new Map()
    this.#replacement = undefined
    this.#tellDifference(before)
  }

  abandon(): void {
    this.#replacement = undefined
  }

  upsert(object: KubernetesObject): void {
    const key = objectKey(object.metadata)
    const row = this.#judge(object)
    const before = this.#rows.get(key)
    this.#rows.set(key, row)
    if (!before || !looksEqual(before, row)) this.#onChange({ row, deleted: false })
  }

  remove(object: KubernetesObject): void {
    const key = objectKey(object.metadata)
    const row = this.#rows.get(key)
    this.#rows.delete(key)
    if (row) this.#onChange({ row, deleted: true })
  }

  #tellDifference(before: ReadonlyMap<string, ResourceRow>): void {
    for (const [key, row] of before) if (!this.#rows.has(key)) this.#onChange({ row, deleted: true })
    for (const [key, row] of this.#rows) {
      const known = before.get(key)
      if (!known || !looksEqual(known, row)) this.#onChange({ row, deleted: false })
    }
  }
}

/** Whether a list shows both alike. */
export function looksEqual(a: ResourceRow, b: ResourceRow): boolean {
  const { verdict: one } = a
  const { verdict: other } = b
  return (
    one.state === other.state &&
    one.reason === other.reason &&
    one.message === other.message &&
    one.stale === other.stale
  )
}

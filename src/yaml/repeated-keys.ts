import { type Document, isScalar, visit } from 'yaml'

export interface RepeatedKey {
  readonly name: string
  /** Where the same key stands first in its mapping: an offset in the text. */
  readonly firstAt: number
}

/** Keys that stand in one mapping again, by the offset in the text at which they do. */
export function repeatedKeys(document: Document): ReadonlyMap<number, RepeatedKey> {
  const repeated = new Map<number, RepeatedKey>()
  visit(document, {
    Map(_, { items }) {
      const firstAt = new Map<string, number>()
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue
        const name = String(key.value)
        const [at] = key.range
        const first = firstAt.get(name)
        if (first === undefined) firstAt.set(name, at)
        else repeated.set(at, { name, firstAt: first })
      }
    },
  })
  return repeated
}

import { type Document, isNode, isScalar, visit } from 'yaml'
import type { Position } from './position.ts'
import type { SourceText } from './source-text.ts'

/** A key that stands in its mapping again. */
export interface RepeatedKey {
  /** As it reads in JSON. */
  readonly name: string
  /** What YAML takes it for. */
  readonly scalar: unknown
  readonly position: Position
  /** Where its value begins, or the key when it has none. */
  readonly valuePosition: Position
  /** Where the same key stands first. */
  readonly firstPosition: Position
}

/** In the order in which their values end, which is that of decoding: what a value repeats comes before its own key. */
export function repeatedKeys(document: Document, source: SourceText): readonly RepeatedKey[] {
  const repeated: { readonly from: number; readonly to: number; readonly key: RepeatedKey }[] = []
  visit(document, {
    Map(_, { items }) {
      const firstPositions = new Map<string, Position>()
      for (const { key, value } of items) {
        if (!isScalar(key) || !key.range || typeof key.value === 'symbol') continue
        const name = String(key.value)
        const [from] = key.range
        const position = source.positionAt(from)
        const [valueFrom, to] = (isNode(value) ? value.range : undefined) ?? key.range
        const valuePosition = source.positionAt(valueFrom)
        const firstPosition = firstPositions.get(name)
        if (firstPosition === undefined) firstPositions.set(name, position)
        else {
          const found = { name, scalar: key.value, position, valuePosition, firstPosition }
          repeated.push({ from, to, key: found })
        }
      }
    },
  })
  return repeated.sort((one, other) => one.to - other.to || other.from - one.from).map(({ key }) => key)
}

import { type FieldPath, isJsonObject } from '../object/index.ts'

/** A leaf that differs between two values of JSON; `before` or `after` is undefined where it is not there. */
export interface FieldDifference {
  /** As in the value where it is: in `after`, or in `before` when it is gone. */
  readonly path: FieldPath
  readonly before: unknown
  readonly after: unknown
}

/**
 * The leaves that differ, in the order of `after` and then what is gone. Objects whose every item has a distinct name
 * (`name`, `key` or `id`) are matched by it, whatever their place, as a list of `x-kubernetes-list-type: map` would be;
 * other lists by place. An empty object or list is a leaf. Pure; equal values give nothing.
 *
 * @param most differences to give; the rest is counted in `cut`
 */
export function diffFields(
  before: unknown,
  after: unknown,
  most = 100,
): { readonly differences: readonly FieldDifference[]; readonly cut: number } {
  const differences: FieldDifference[] = []
  let cut = 0
  const walk = (a: unknown, b: unknown, path: FieldPath): void => {
    // In JSON zero has no sign.
    if (a === b) return
    const [left, right] = [partsOf(a, b), partsOf(b, a)]
    if (left.size === 0 && right.size === 0) {
      if (isSameLeaf(a, b)) return
      if (differences.length < most) differences.push({ path, before: a, after: b })
      else cut++
      return
    }
    // A leaf that makes way for parts, or the other way round, is a difference beside theirs.
    if (left.size === 0 && a !== undefined && !isContainer(a)) walk(a, undefined, path)
    for (const [name, part] of right) walk(left.get(name)?.value, part.value, [...path, part.step])
    for (const [name, part] of left) if (!right.has(name)) walk(part.value, undefined, [...path, part.step])
    if (right.size === 0 && b !== undefined && !isContainer(b)) walk(undefined, b, path)
  }
  walk(before, after, [])
  return { differences, cut }
}

interface Part {
  readonly step: string | number
  readonly value: unknown
}

/** The parts of a value by what they are matched by; `other` is what they will be matched with. A list's match no object's. */
function partsOf(value: unknown, other: unknown): Map<string, Part> {
  if (Array.isArray(value)) {
    const key = keyOf(value, Array.isArray(other) ? other : [])
    return new Map(
      value.map((item, step) => [
        key ? `=${(item as Record<string, unknown>)[key]}` : `[${step}`,
        { step, value: item },
      ]),
    )
  }
  if (!isJsonObject(value)) return new Map()
  return new Map(Object.entries(value).map(([step, item]) => [`.${step}`, { step, value: item }]))
}

/** The field by which the items of both lists can be told apart. */
function keyOf(list: readonly unknown[], other: readonly unknown[]): string | undefined {
  return ['name', 'key', 'id'].find((key) => isDistinct(list, key) && isDistinct(other, key))
}

function isDistinct(list: readonly unknown[], key: string): boolean {
  const seen = new Set<unknown>()
  for (const item of list) {
    const name = isJsonObject(item) ? item[key] : undefined
    if (typeof name !== 'string' || seen.has(name)) return false
    seen.add(name)
  }
  return true
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Of two without parts: empty lists are equal, and so are empty objects. */
function isSameLeaf(a: unknown, b: unknown): boolean {
  return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)
}

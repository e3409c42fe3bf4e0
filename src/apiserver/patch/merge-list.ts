import { isJsonObject, type JsonObject } from '../../object/index.ts'
import {
  goText,
  patchDirective,
  StrategicMergeError,
  setElementOrderPrefix,
  withoutDirectives,
} from './directive.ts'

/**
 * Merges a list whose strategy is `merge`: scalars as a set, objects by their merge key. The patch's items come
 * in the patch's order, the others keep their place as well as that allows.
 */
export function mergeList(
  original: readonly unknown[],
  patch: readonly unknown[],
  mergeKey: string | undefined,
  mergeItem: (original: JsonObject, patch: JsonObject) => JsonObject,
): readonly unknown[] {
  if (original.length === 0 && patch.length === 0) return original
  if ([...original, ...patch].some(Array.isArray)) {
    throw new StrategicMergeError('unprocessable', 'lists of lists are not supported')
  }
  if (![...original, ...patch].some(isJsonObject)) {
    return orderList([...new Set([...original, ...patch])], patch, original, undefined)
  }
  if (mergeKey === undefined) {
    throw new StrategicMergeError('internal', 'cannot merge lists without merge key')
  }
  const { kept, changes } = applyItemDirectives(original.map(asObject), patch.map(asObject), mergeKey)
  const merged = [...kept]
  for (const change of changes) {
    const value = keyOf(change, mergeKey)
    const at = merged.findIndex((item) => item[mergeKey] === value)
    const item = merged[at]
    if (item) merged[at] = mergeItem(item, change)
    else merged.push(withoutDirectives(change) as JsonObject)
  }
  return orderList(merged, changes, kept, mergeKey)
}

/** Items with `$patch`: `delete` takes the matching ones out, `replace` starts from an empty list. */
function applyItemDirectives(original: JsonObject[], patch: JsonObject[], mergeKey: string) {
  const changes = patch.filter((item) => !(patchDirective in item))
  let kept = original
  for (const item of patch) {
    const directive = item[patchDirective]
    if (directive === undefined) continue
    if (directive === 'delete') {
      const value = keyOf(item, mergeKey)
      kept = kept.filter((candidate) => candidate[mergeKey] !== value)
    } else if (directive === 'replace') {
      kept = []
    } else if (directive === 'merge') {
      throw new StrategicMergeError('internal', 'merging lists cannot yet be specified in the patch')
    } else {
      throw new StrategicMergeError(
        'internal',
        `unknown patch type: ${goText(directive)} in map: ${goText(item)}`,
      )
    }
  }
  return { kept, changes }
}

/**
 * Puts a merged list in order: the items named by `order` in that order, and each other item before the first
 * of them that came after it in `live` (apimachinery's normalizeElementOrder).
 */
export function orderList(
  merged: readonly unknown[],
  order: readonly unknown[],
  live: readonly unknown[],
  mergeKey: string | undefined,
): readonly unknown[] {
  const identity = (item: unknown) => (mergeKey === undefined ? item : keyOf(asObject(item), mergeKey))
  const placeIn = (list: readonly unknown[]) => {
    const places = new Map<unknown, number>()
    list.forEach((item, at) => {
      const key = identity(item)
      if (!places.has(key)) places.set(key, at)
    })
    return (item: unknown) => places.get(identity(item)) ?? -1
  }
  const orderPlace = placeIn(order)
  const livePlace = placeIn(live)
  const ordered = merged.filter((item) => orderPlace(item) >= 0)
  ordered.sort((a, b) => orderPlace(a) - orderPlace(b))
  const others = merged.filter((item) => orderPlace(item) < 0)
  others.sort((a, b) => livePlace(a) - livePlace(b))

  const result: unknown[] = []
  for (const item of ordered) {
    while (others.length > 0 && livePlace(item) >= 0 && livePlace(others[0]) < livePlace(item)) {
      result.push(others.shift())
    }
    result.push(item)
  }
  return [...result, ...others]
}

/** The items of the patch have to stand in `$setElementOrder`, in its order (deletions aside). */
export function checkAgainstElementOrder(
  patch: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string | undefined,
) {
  if (patch.length === 0 || order.length === 0) return
  const identity = (item: unknown) => (mergeKey === undefined ? item : keyOf(asObject(item), mergeKey))
  const directiveOf = (item: unknown) => (isJsonObject(item) ? item[patchDirective] : undefined)
  const changes = patch.filter((item) => directiveOf(item) !== 'delete')
  let at = 0
  for (const item of order) {
    while (directiveOf(changes[at]) !== undefined) at++
    if (at < changes.length && identity(changes[at]) === identity(item)) at++
  }
  // A directive that is left over at the end is one item too many, upstream too.
  if (at < changes.length) {
    throw new StrategicMergeError(
      'internal',
      `The order in patch list:\n${goText(patch)}\n doesn't match ${setElementOrderPrefix.slice(0, -1)} list:\n${goText(order)}\n`,
    )
  }
}

function asObject(item: unknown): JsonObject {
  if (isJsonObject(item)) return item
  throw new StrategicMergeError('internal', 'list element types are not identical')
}

function keyOf(item: JsonObject, mergeKey: string): unknown {
  if (mergeKey in item) return item[mergeKey]
  throw new StrategicMergeError(
    'internal',
    `map: ${goText(item)} does not contain declared merge key: ${mergeKey}`,
  )
}

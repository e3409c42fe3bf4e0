/**
 * The items from `offset` up to, not including, `end`, as they would stand if all were sorted. The others are not put
 * in order, so a page of many costs about three comparisons an item. Moves the items about. `compare` is total.
 */
export function selectPage<T>(items: T[], compare: (a: T, b: T) => number, offset: number, end: number): T[] {
  const last = Math.min(end, items.length)
  if (offset >= last) return []
  if (offset > 0) divideAt(items, compare, offset, 0)
  if (last < items.length) divideAt(items, compare, last, offset)
  return items.slice(offset, last).sort(compare)
}

/** Puts the smallest items from `start` on before `place`: Hoare's FIND, sorting what does not get small soon. */
function divideAt<T>(items: T[], compare: (a: T, b: T) => number, place: number, start: number): void {
  let low = start
  let high = items.length - 1
  for (let round = 0; high > low; round++) {
    if (round > 64) {
      const rest = items.slice(low, high + 1).sort(compare)
      for (const [index, item] of rest.entries()) items[low + index] = item
      return
    }
    const pivot = medianOf(items, compare, low, high)
    let left = low
    let right = high
    while (left <= right) {
      while (compare(items[left] as T, pivot) < 0) left++
      while (compare(items[right] as T, pivot) > 0) right--
      if (left > right) break
      const swapped = items[left] as T
      items[left++] = items[right] as T
      items[right--] = swapped
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else return
  }
}

function medianOf<T>(items: readonly T[], compare: (a: T, b: T) => number, low: number, high: number): T {
  const three = [items[low], items[(low + high) >> 1], items[high]] as T[]
  return three.sort(compare)[1] as T
}

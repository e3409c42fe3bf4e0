/**
 * The known name that a misspelt one most likely means, for messages; undefined when none is near. Letter case does not
 * count. Near is up to a third of the letters changed (Damerau's distance: also two neighbours swapped), or one name in
 * full within the other.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const text = candidate.toLowerCase()
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, text.length) / 3))
    const distance = distanceOf(wanted, text)
    const near = distance <= limit || holds(text, wanted) || holds(wanted, text)
    if (near && distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/**
 * The end of a message about a name that is not known: `; did you mean this?`, or `; there are these` where none is near.
 *
 * @param otherwise what to say instead of naming all; nothing when it is empty
 */
export function suggestion(name: string, known: Iterable<string>, otherwise?: string): string {
  const names = [...known]
  const nearest = nearestName(name, names)
  if (nearest !== undefined) return `; did you mean ${nearest}?`
  const advice = otherwise ?? (names.length === 0 ? 'there is none' : `there are ${names.join(', ')}`)
  return advice === '' ? '' : `; ${advice}`
}

/** Short names stand in many others by chance. */
function holds(text: string, part: string): boolean {
  return part.length >= 4 && text.includes(part)
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + changed)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}

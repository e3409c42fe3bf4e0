/** A change of the status of one condition. */
export interface TransitionTime {
  /** The condition's, in the list that it is counted in; below 65,536. */
  readonly place: number
  /** Whole milliseconds since 1970 UTC, from 0 on. */
  readonly at: number
}

/**
 * Transitions in order, as one text. Of nearly all resources some are kept in the end, and as a list of numbers they
 * would take twice as much: a text has no second object for what is in it. Two that say the same are equal.
 */
export type PackedTransitions = string

/** The place in one character, the time in six of a byte each: so most texts take a byte a character. */
const length = 7
const byte = 256

export function packTransitions(transitions: readonly TransitionTime[]): PackedTransitions {
  const codes: number[] = []
  for (const { place, at } of transitions) {
    codes.push(place)
    for (let rest = at, left = length; --left > 0; rest = Math.floor(rest / byte)) codes.push(rest % byte)
  }
  // All at once: a text put together by operators keeps its parts beside it.
  return String.fromCharCode(...codes)
}

export function unpackTransitions(packed: PackedTransitions): TransitionTime[] {
  const transitions: TransitionTime[] = []
  for (let start = 0; start < packed.length; start += length) {
    let at = 0
    for (let index = length; --index > 0; ) at = at * byte + packed.charCodeAt(start + index)
    transitions.push({ place: packed.charCodeAt(start), at })
  }
  return transitions
}

/** Seconds, of controller-runtime's default rate limiter: each pause is twice the one before. */
const [firstPause, longestPause] = [0.005, 1000]

/** What `increase` adds because a window neither begins nor ends with a scrape. */
const extrapolation = 1.1

/** How often one object is tried that fails each time, from the first attempt to so many seconds later. */
export function attemptsWithin(seconds: number): number {
  let attempts = 1
  let pause = firstPause
  for (let at = pause; at <= seconds; at += pause) {
    attempts++
    pause = Math.min(pause * 2, longestPause)
  }
  return attempts
}

/**
 * More failures than so many objects alone make of a controller within a window. A process that starts anew forgets its
 * pauses; one start is allowed for, and amid the window it makes the most of it.
 */
export function failuresOf(objects: number, window: number): number {
  return Math.ceil(extrapolation * objects * 2 * attemptsWithin(window / 2))
}

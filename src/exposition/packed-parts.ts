/** What a socket takes at once by default. */
const largestPart = 65_536

/**
 * The same bytes in parts of one size; the last may be shorter. All lie in one buffer, so each is good only until
 * the next is asked for, and a body of any size leaves nothing behind: the garbage collector is in no hurry with
 * buffers, and lets tens of megabytes of them pile up.
 *
 * @param length of all pieces together
 */
export function* packedParts(
  pieces: Iterable<Uint8Array>,
  length: number,
  largest = largestPart,
): Generator<Uint8Array, void, void> {
  const partSize = Math.max(1, Math.min(length, largest))
  const buffer = new Uint8Array(partSize)
  let filled = 0
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const taken = piece.subarray(from, from + partSize - filled)
      buffer.set(taken, filled)
      from += taken.length
      filled += taken.length
      if (filled < partSize) continue
      yield buffer
      filled = 0
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled)
}

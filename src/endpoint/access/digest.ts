import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256 of what stays secret: memory, keys of a cache and comparisons hold this in its place. */
export function digest(...secrets: readonly string[]): Buffer {
  const hash = createHash('sha256')
  for (const secret of secrets) hash.update(`${secret.length}:${secret}`)
  return hash.digest()
}

/** In a time that does not tell how much of them agrees. */
export function sameDigest(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other)
}

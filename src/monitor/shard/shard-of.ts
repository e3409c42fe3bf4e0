/**
 * Which of `count` shards a resource belongs to, from 0. The same for everybody, and when the count grows by one only
 * the resources that the new shard gets move (rendezvous hashing: the shard with the highest score has it).
 */
export function shardOf(uid: string, count: number): number {
  const seed = hash(uid)
  let best = 0
  let highest = -1
  for (let shard = 0; shard < count; shard++) {
    const score = mix(seed ^ Math.imul(shard + 1, 0x9e3779b1))
    if (score <= highest) continue
    highest = score
    best = shard
  }
  return best
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 2166136261
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 16777619) >>> 0
  return value
}

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

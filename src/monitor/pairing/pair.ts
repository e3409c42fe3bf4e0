import type { Notion } from './notion.ts'

/** A field that says what is wanted and one that says what is, which mean the same. Immutable. */
export interface Pair {
  /** What people and series call it: the path of what is wanted, without `spec`. */
  readonly field: string
  /** Names from the object's root: `['spec', 'kafka', 'version']`. */
  readonly specPath: readonly string[]
  readonly statusPath: readonly string[]
  readonly notion: Notion
  /** Where all of what is counted is counted, whatever its state: with it there, an absent `statusPath` is nought, because Go leaves out zeros. */
  readonly totalPath?: readonly string[]
}

/** What somebody who knows a kind says of its pairs. */
export interface PairOverride {
  readonly group: string
  readonly kind: string
  /** Pairs to compare besides those that are found; one of the same field takes its place. */
  readonly set: readonly Pair[]
  /** Fields not to compare; `*` for all that are found. */
  readonly silence: readonly string[]
}

/** The pairs of a kind after what an override sets and silences. */
export function overridePairs(pairs: readonly Pair[], override: PairOverride | undefined): readonly Pair[] {
  if (!override) return pairs
  const silenced = new Set([...override.silence, ...override.set.map(({ field }) => field)])
  const kept = silenced.has('*') ? [] : pairs.filter(({ field }) => !silenced.has(field))
  return [...override.set, ...kept]
}

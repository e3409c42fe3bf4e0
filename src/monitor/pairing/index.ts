export { findPairs } from './find-pairs.ts'
export { meets, type Notion, notions, shownText } from './notion.ts'
export { overridePairs, type Pair, type PairOverride } from './pair.ts'
export { pairsOfObject } from './pairs-of-object.ts'

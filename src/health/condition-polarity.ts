import {
  badTypeWords,
  deletionTypeWords,
  mildTypeWords,
  motionTypeWords,
  neutralTypeWords,
  steadyTypeWords,
  summaryTypes,
  suspensionTypeWords,
  validityWords,
} from './lexicon/condition-word.ts'
import { negations } from './lexicon/state-word.ts'
import { tokensOf } from './tokens.ts'

/** What the True of a condition type means. */
export type Polarity = 'good' | 'bad' | 'motion' | 'suspended' | 'terminating' | 'neutral'

/**
 * How much of the object a type speaks for: all of it (`summary`), its specification or last reconciliation
 * (`validity`), or a part (`detail`).
 */
export type Scope = 'summary' | 'validity' | 'detail'

export interface ConditionType {
  readonly polarity: Polarity
  readonly scope: Scope
  /** Of a summary, how much it says, 0 to 1; 0 otherwise. */
  readonly rank: number
  /** Of a bad type, whether a thing that is ready is ready in spite of it. */
  readonly mild: boolean
}

/**
 * Reads a condition type by its morphology. `kind` lets `ClusterReady` of a Cluster count as its Ready.
 * Upstream: API conventions, "Typical status properties"; kstatus for Reconciling and Stalled.
 */
export function readConditionType(type: string, kind = ''): ConditionType {
  const tokens = tokensOf(type)
  const polarity = polarityOf(tokens)
  const rank = polarity === 'good' ? summaryRank(tokens, kind) : 0
  const last = tokens.at(-1) ?? ''
  const scope =
    rank > 0 ? 'summary' : tokens.some((token) => validityWords.has(token)) ? 'validity' : 'detail'
  return { polarity, scope, rank, mild: mildTypeWords.has(last) || mildTypeWords.has(tokens[0] ?? '') }
}

function polarityOf(tokens: readonly string[]): Polarity {
  const negated = tokens.length > 1 && negations.has(tokens[0] ?? '')
  for (const token of tokens) {
    if (badTypeWords.has(token)) return negated ? 'good' : 'bad'
    if (token === 'partially' || token === 'partial') return 'bad'
  }
  if (negated) return 'bad'
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] ?? ''
    if (suspensionTypeWords.has(token)) return 'suspended'
    if (deletionTypeWords.has(token)) return 'terminating'
    if (neutralTypeWords.has(token)) return 'neutral'
    if (motionTypeWords.has(token)) return 'motion'
  }
  const last = tokens.at(-1) ?? ''
  const first = tokens[0] ?? ''
  return isMotion(last) || isMotion(first) ? 'motion' : 'good'
}

function isMotion(token: string): boolean {
  return token.length > 4 && token.endsWith('ing') && !steadyTypeWords.has(token)
}

/** `Ready`, `ClusterReady` of a Cluster, `AllReady`, `IsReady`: the same word for the whole. */
function summaryRank(tokens: readonly string[], kind: string): number {
  const last = tokens.at(-1) ?? ''
  const rank = summaryTypes.get(last) ?? 0
  if (tokens.length === 1) return rank
  const before = tokens.slice(0, -1).join('')
  if (before === 'all' || before === 'is' || before === 'resource') return rank
  return kind !== '' && before === kind.toLowerCase() ? rank : 0
}

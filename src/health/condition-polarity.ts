import {
  badTypeWords,
  deletionTypeWords,
  mildTypeWords,
  motionTypeWords,
  neutralTypeWords,
  steadyTypeWords,
  stepTypeWords,
  summaryTypes,
  suspensionTypeWords,
  validityWords,
  wholeMotionWords,
} from './lexicon/condition-word.ts'
import { badWhenNegated, childWords, negations, waitingWords } from './lexicon/state-word.ts'
import { isRunKind } from './run-kind.ts'
import { tokensOf } from './tokens.ts'
import { saidByTokens } from './wording.ts'

/** What the True of a condition type means. `negated`: that something good is not reached (`NotReady`). */
export type Polarity = 'good' | 'negated' | 'bad' | 'motion' | 'suspended' | 'terminating' | 'neutral'

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
  /** Of a bad type or a motion, whether a thing that is ready is ready in spite of it. */
  readonly mild: boolean
  /** Whether its True is only the first step on a way. */
  readonly isStep: boolean
  /** Whether nothing in the type's form tells its polarity, so that it is taken for good. */
  readonly guessed: boolean
}

/**
 * Reads a condition type by its morphology. `kind` lets `ClusterReady` of a Cluster count as its Ready.
 * Upstream: API conventions, "Typical status properties"; kstatus for Reconciling and Stalled.
 */
export function readConditionType(type: string, kind: string): ConditionType {
  const tokens = tokensOf(type)
  const polarity = isRunning(tokens, kind)
    ? 'motion'
    : isRest(tokens, kind)
      ? 'suspended'
      : polarityOf(tokens)
  const said = polarity === 'negated' ? tokens.filter((token) => token !== 'not') : tokens
  const rank = polarity === 'good' || polarity === 'negated' ? summaryRank(said, kind) : 0
  const scope =
    rank > 0 ? 'summary' : tokens.some((token) => validityWords.has(token)) ? 'validity' : 'detail'
  const mild = polarity === 'motion' ? !isWholeMotion(tokens) : isMild(tokens)
  const last = tokens.at(-1) ?? ''
  const isStep =
    scope === 'detail' &&
    (stepTypeWords.has(last) || (last === 'created' && childWords.has(tokens.at(-2) ?? '')))
  return {
    polarity,
    scope,
    rank,
    mild,
    isStep,
    guessed: polarity === 'good' && !isPredicate(last) && !isGood(last),
  }
}

const isMild = (tokens: readonly string[]) => tokens.some((token) => mildTypeWords.has(token))

const isWholeMotion = (tokens: readonly string[]) =>
  tokens.some(
    (token) =>
      !waitingWords.has(token) &&
      (wholeMotionWords.has(token) || motionTypeWords.has(token) || token === 'running'),
  )

/** Running, of what runs to an end, is under way. */
function isRunning(tokens: readonly string[], kind: string): boolean {
  return tokens.at(-1) === 'running' && isRunKind(kind)
}

/**
 * All of the type is one word for a rest, or for waiting for somebody (`OnHold`, `ScaledToZero`, `AwaitingApproval`);
 * of a part that rests (`FilesystemFrozen`) it tells nothing.
 */
function isRest(tokens: readonly string[], kind: string): boolean {
  if (tokens.length > 4) return false
  const ofKind = tokens.length > 1 ? tokensOf(kind) : []
  const rest = tokens.filter(
    (token) => token !== 'is' && !token.startsWith('reconcil') && !ofKind.includes(token),
  )
  return saidByTokens([rest.join('')], 'state') === 'suspended'
}

/** Refusals by their form: `Irreconcilable`, `Unschedulable`. */
const inability = /^(?:un|ir)\w{2,32}[ai]ble$/

/** What may be done, whatever is said of it before (`UnsupportedConfigOverridesUpgradeable` of OpenShift). */
const permission = /^(?:upgrad|migrat|adopt|disrupt)e?able$/

/** Words that are bad wherever they stand, then what the type ends in, then what it begins with; else it is good. */
function polarityOf(tokens: readonly string[]): Polarity {
  if (isReadyFor(tokens)) return 'good'
  const negation = tokens.findIndex((token, at) => at < tokens.length - 1 && negations.has(token))
  const bad = tokens.findIndex((token) => badTypeWords.has(token))
  if (bad >= 0 && permission.test(tokens.at(-1) ?? '')) return 'neutral'
  if (bad >= 0) return negation >= 0 && negation < bad ? 'good' : 'bad'
  if (negation >= 0) return tokens[negation] === 'not' && isReached(tokens.at(-1) ?? '') ? 'negated' : 'bad'
  if (tokens[0] === 'out' && tokens[1] === 'of') return 'bad'
  const last = tokens.at(-1) ?? ''
  if (inability.test(last)) return 'bad'
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] ?? ''
    if (suspensionTypeWords.has(token)) return 'suspended'
    if (deletionTypeWords.has(token)) return 'terminating'
    if (neutralTypeWords.has(token) && (at === tokens.length - 1 || !token.endsWith('ed'))) return 'neutral'
    if (motionTypeWords.has(token) && !(at < tokens.length - 1 && isPredicate(last))) return 'motion'
  }
  if (isMotion(last)) return 'motion'
  if (isMotion(tokens[0] ?? '') && !isPredicate(last)) return 'motion'
  if (summaryTypes.has(last) || validityWords.has(last)) return 'good'
  if (saidByTokens([tokens.slice(-2).join('')], 'state') === 'degraded') return 'bad'
  return saidByTokens(tokens.slice(-2), 'state') === 'degraded' && !isGood(last) ? 'bad' : 'good'
}

/** Ready for what comes next, which is not under way for that (`ReadyForProvisioning` of CapacityBuffer, `ReadyToUse`). */
const isReadyFor = ([first, second]: readonly string[]) =>
  first === 'ready' && (second === 'for' || second === 'to')

/** What is not yet so when negated, rather than refused (`NotReady`, but `NotSupported`). */
const isReached = (token: string) => isPredicate(token) && !badWhenNegated.has(token)

const isGood = (token: string) => saidByTokens([token], 'state') === 'healthy'

function isMotion(token: string): boolean {
  return token.length > 4 && token.endsWith('ing') && !steadyTypeWords.has(token)
}

/** What a type ends in when its first word in -ing names a part (`ScalingActive`), not a motion (`RollingUpdate`). */
function isPredicate(token: string): boolean {
  return summaryTypes.has(token) || validityWords.has(token) || token.endsWith('ed') || token.endsWith('able')
}

/** `Ready`, `AllReady`, `ClusterReady` of a RabbitmqCluster: the same word for the whole. */
function summaryRank(tokens: readonly string[], kind: string): number {
  const rank = summaryTypes.get(tokens.at(-1) ?? '') ?? 0
  if (rank === 0 || tokens.length === 1) return rank
  const before = tokens.slice(0, -1)
  const ofKind = tokensOf(kind)
  return before.every(
    (token) =>
      token === 'all' ||
      token === 'is' ||
      token === 'resource' ||
      token === 'condition' ||
      ofKind.includes(token),
  )
    ? rank
    : 0
}

import type { Signal, SignalKind } from './signal.ts'

/**
 * How often verdicts with this much support were right, by the kind of the evidence that decided; the columns are the
 * upper ends in `supportSteps`. Fitted by tools/fit-certainty.ts on folds 1 to 4 of the cases of hand-written rules, two
 * thirds the support itself and one third what was right, since the rules had been tuned on the same cases; no column
 * is under the one before it. With each vendor left out in turn, of the verdicts said to be 90 % sure 98 % were right, of
 * 85 % sure 93 %, of 74 % sure 93 %, of 63 % sure 69 % (45 cases); on 511 documented statuses that it had never seen, an
 * engine of before was right in 98 % of those said to be 90 % sure, of 86 % sure in 91 %, of 76 % sure in 88 %.
 * `address` decided in none; it has the mean.
 */
const fitted: Readonly<Partial<Record<SignalKind, readonly number[]>>> = {
  address: [0.5, 0.58, 0.62, 0.72, 0.79, 0.89, 0.91],
  condition: [0.51, 0.56, 0.65, 0.73, 0.8, 0.9, 0.91],
  count: [0.5, 0.59, 0.63, 0.74, 0.79, 0.89, 0.91],
  flag: [0.5, 0.58, 0.6, 0.73, 0.79, 0.89, 0.91],
  mark: [0.5, 0.58, 0.64, 0.73, 0.79, 0.89, 0.91],
  message: [0.5, 0.58, 0.62, 0.75, 0.79, 0.89, 0.91],
  schedule: [0.5, 0.6, 0.63, 0.73, 0.79, 0.89, 0.91],
  staleness: [0.5, 0.58, 0.62, 0.73, 0.79, 0.89, 0.93],
  state: [0.5, 0.6, 0.6, 0.73, 0.8, 0.88, 0.91],
  suspension: [0.5, 0.58, 0.62, 0.73, 0.79, 0.89, 0.91],
}

const supportSteps: readonly number[] = [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/**
 * What nobody has said is never sure: that a status is missing, and that its kind has none. On folds 1 to 4 that a missing
 * status is still to come was right in 45 of 46; but in those nobody forgot to install the controller.
 */
const absence = 0.55
/** What is known of one kind, or was done to the object on purpose. */
const known = 0.97

/**
 * What is read without knowing a word of it is no more than likely: of the statuses in `fixture` whose reason nobody knew
 * when the rule was made, a False whole was a failure in 11 of 15.
 */
export const guess = 0.55

/** Rules that know no word of what they read, only its form. */
const guessing: ReadonlySet<string> = new Set(['condition-reason-unknown', 'state-ending'])

export const isGuess = ({ rule }: Signal) => guessing.has(rule)

/** How sure a verdict is, 0 to 1, from the kind of the evidence that decided and its support. */
export function certaintyOf(kind: SignalKind, support: number): number {
  if (kind === 'deletion' || kind === 'builtin' || kind === 'override') return known
  const table = fitted[kind]
  if (table === undefined) return absence
  return table[supportSteps.findIndex((step) => support <= step)] ?? support
}

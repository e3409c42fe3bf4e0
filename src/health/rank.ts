import type { Signal } from './signal.ts'
import type { HealthState } from './verdict.ts'

/** The signal that decides, and how much supports it. */
export interface Ranking {
  readonly decisive: Signal
  /** What speaks for it less what speaks against it, 0 to 1: an order, which `certaintyOf` of calibration turns into a chance. */
  readonly support: number
}

/**
 * How far a worse signal may lie below a better one and still win. A summary that is True (0.9) so outweighs
 * a part that is not (0.5), but not a refused specification (0.7).
 */
const healthyShield = 0.25
/** A phase in motion (0.85) outweighs prose and parts that failed (0.66), not a condition that says so (0.9). */
const progressingShield = 0.15
const suspendedShield = 0.15
/** A condition or a reason that says so in a word; then what else is wrong waits until it goes on. */
const plainlySuspended = 0.9

/**
 * The signals that overrule all others, whatever their weight: what somebody did to the object on purpose, and rules
 * that know its kind. The first of its kind decides.
 */
const overruling: readonly Signal['kind'][] = ['deletion', 'override', 'builtin', 'suspension', 'staleness']

/** Picks the signal that decides: the worst that is not outweighed. Undefined when there is none. */
export function rank(signals: readonly Signal[]): Ranking | undefined {
  for (const kind of overruling) {
    const decisive = signals.find((signal) => signal.kind === kind)
    if (decisive !== undefined) return { decisive, support: 0.95 }
  }
  const cases = casesOf(signals)
  const decided = winner(cases)
  if (decided === undefined) return undefined
  return { decisive: decided.signal, support: supportOf(decided, cases) }
}

/** What speaks for one state: its strongest signal, and how much that weighs with the others behind it. */
interface Case {
  readonly signal: Signal
  readonly weight: number
}

type Cases = Partial<Record<HealthState, Case>>

/** What a second witness of another kind adds to a case against the object, and how loud it has to be. */
const corroboration = 0.05
const audible = 0.5

function casesOf(signals: readonly Signal[]): Cases {
  const cases: Cases = {}
  for (const signal of signals) {
    const best = cases[signal.state]
    if (best === undefined || signal.weight > best.weight)
      cases[signal.state] = { signal, weight: signal.weight }
  }
  const { degraded } = cases
  if (degraded !== undefined && isCorroborated(degraded.signal, signals)) {
    cases.degraded = { signal: degraded.signal, weight: degraded.weight + corroboration }
  }
  return cases
}

function isCorroborated({ state, kind }: Signal, signals: readonly Signal[]): boolean {
  return signals.some((other) => other.state === state && other.kind !== kind && other.weight >= audible)
}

function winner({
  healthy,
  degraded,
  suspended,
  progressing,
  terminating,
  unknown,
}: Cases): Case | undefined {
  const well = healthy?.weight ?? 0
  const motion = heavier(progressing, terminating)
  const moving = motion?.weight ?? 0
  const ill = degraded?.weight ?? 0
  if (unknown !== undefined && unknown.weight > Math.max(well, moving, ill, suspended?.weight ?? 0))
    return unknown
  if (suspended !== undefined && suspended.weight > well - suspendedShield) {
    if (suspended.weight >= plainlySuspended || suspended.weight >= Math.max(ill, moving)) return suspended
  }
  const illOutlasts = ill > Math.max(well - healthyShield, moving - progressingShield)
  if (degraded !== undefined && illOutlasts) return degraded
  if (motion !== undefined && moving > well - healthyShield) return motion
  return healthy ?? degraded ?? motion ?? suspended ?? unknown
}

function heavier(one: Case | undefined, other: Case | undefined): Case | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one.weight >= other.weight ? one : other
}

/** The weight of the case that won, less what the strongest against it weighs. */
function supportOf(decided: Case, cases: Cases): number {
  let against = 0
  for (const state of Object.keys(cases) as HealthState[]) {
    if (state !== decided.signal.state) against = Math.max(against, cases[state]?.weight ?? 0)
  }
  const support = decided.weight - Math.max(0, against - 0.3) * 0.4
  return Math.round(Math.min(0.97, Math.max(0.1, support)) * 100) / 100
}

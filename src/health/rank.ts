import type { Signal } from './signal.ts'
import type { HealthState } from './verdict.ts'

/** The signal that decides, and how sure that is. */
export interface Ranking {
  readonly decisive: Signal
  readonly certainty: number
}

/**
 * How far a worse signal may lie below a better one and still win. A summary that is True (0.9) so outweighs
 * a part that is not (0.5), but not a refused specification (0.7).
 */
const healthyShield = 0.25
const progressingShield = 0.3

/** The signals that overrule all others, whatever their weight: what somebody did to the object on purpose. */
const overruling: readonly Signal['kind'][] = ['deletion', 'suspension', 'staleness']

/** Picks the signal that decides: the worst that is not outweighed. Undefined when there is none. */
export function rank(signals: readonly Signal[]): Ranking | undefined {
  for (const kind of overruling) {
    const decisive = signals.find((signal) => signal.kind === kind)
    if (decisive !== undefined) return { decisive, certainty: 0.95 }
  }
  const top = strongest(signals)
  const decisive = winner(top)
  if (decisive === undefined) return undefined
  return { decisive, certainty: certaintyOf(decisive, top) }
}

type Strongest = Partial<Record<HealthState, Signal>>

function strongest(signals: readonly Signal[]): Strongest {
  const top: Strongest = {}
  for (const signal of signals) {
    const best = top[signal.state]
    if (best === undefined || signal.weight > best.weight) top[signal.state] = signal
  }
  return top
}

function winner(top: Strongest): Signal | undefined {
  const healthy = top.healthy?.weight ?? 0
  const outlasts = (signal: Signal | undefined, shield: number): signal is Signal =>
    signal !== undefined && signal.weight > shield
  const motion = heavier(top.progressing, top.terminating)
  if (outlasts(top.suspended, healthy - 0.15)) {
    const against = Math.max(top.degraded?.weight ?? 0, motion?.weight ?? 0)
    if (top.suspended.weight >= 0.9 || top.suspended.weight >= against) return top.suspended
  }
  if (outlasts(top.degraded, Math.max(healthy - healthyShield, (motion?.weight ?? 0) - progressingShield)))
    return top.degraded
  if (outlasts(motion, healthy - healthyShield)) return motion
  return top.healthy ?? top.degraded ?? motion ?? top.suspended
}

function heavier(one: Signal | undefined, other: Signal | undefined): Signal | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one.weight >= other.weight ? one : other
}

/** The weight of the one that decides, less what the strongest against it weighs. */
function certaintyOf(decisive: Signal, top: Strongest): number {
  let against = 0
  for (const state of Object.keys(top) as HealthState[]) {
    if (state !== decisive.state) against = Math.max(against, top[state]?.weight ?? 0)
  }
  const certainty = decisive.weight - Math.max(0, against - 0.3) * 0.4
  return Math.round(Math.min(0.97, Math.max(0.1, certainty)) * 100) / 100
}

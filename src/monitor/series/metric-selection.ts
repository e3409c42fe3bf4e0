import type { MetricDefinition } from '../../catalogue/index.ts'

/** The names of metrics that are asked for by hand, without their prefix: `condition_reason_info`. */
export type OptIns = ReadonlySet<string>

/**
 * Which metrics of resources a tier has, by what the catalogue says of each; one of which it says nothing is in full
 * only. What is opted in to is written in compact and full.
 */
export function isWrittenIn(
  tier: 'full' | 'compact' | 'aggregate',
  optIns: OptIns = none,
): (metric: MetricDefinition) => boolean {
  return ({ name, tier: lowest = 'full' }) => {
    if (tier === 'aggregate') return false
    if (optIns.has(name.replace(/^binnacle_(cr_)?/, ''))) return true
    return lowest === 'compact' || (lowest === 'full' && tier === 'full')
  }
}

const none: OptIns = new Set()

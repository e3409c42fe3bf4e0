import { type HealthState, unsureBelow } from '../../health/index.ts'
import { statusOf } from '../../object/index.ts'
import type { ResourceDetail } from '../../view/index.ts'

/** What the status would have to say for an unsure verdict to be sure, in a sentence; undefined for a sure one. */
export function settling({ row, signals, object }: ResourceDetail): string | undefined {
  const { verdict, generation, observedGeneration } = row
  if (verdict.certainty >= unsureBelow) return undefined
  if (verdict.stale)
    return `its controller has seen generation ${observedGeneration ?? '?'} of ${generation ?? '?'}: wait until it has seen the latest`
  if (object !== undefined && Object.keys(statusOf(object)).length === 0)
    return 'it has no status: a controller that reports one, with a condition Ready, would settle it'
  const other = strongestAgainst(verdict.state, signals ?? [])
  if (other) return `${other.path || other.rule} speaks for ${other.state}: they would have to agree`
  return 'no field of its status says plainly how it is: a condition Ready, True or False, would settle it'
}

function strongestAgainst(state: HealthState, signals: NonNullable<ResourceDetail['signals']>) {
  return signals
    .filter((signal) => signal.state !== state && signal.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0]
}

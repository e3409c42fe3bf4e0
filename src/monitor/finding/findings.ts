import { humanDuration } from '../../object/index.ts'
import type { Finding } from '../../view/index.ts'
import { hasStopped, intervalOf, shortestInterval } from '../record/heartbeats.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { type StuckClues, stuckFindings } from './stuck-findings.ts'

/** Two thirds of what etcd takes by default: there is time left to act. */
const largestObject = 1024 * 1024

/** What of a resource should be looked at beside its health, at this time. */
export function findingsOf(record: ResourceRecord, now: number, clues: StuckClues = {}): Finding[] {
  // Of what is being deleted no status is expected any more.
  const isLive = record.deletion === undefined
  return [
    ...(isLive ? stoppedHeartbeats(record, now) : []),
    ...(isLive ? staleConditions(record) : []),
    ...stuckFindings(record, now, clues),
    ...size(record),
  ]
}

function stoppedHeartbeats({ heartbeats }: ResourceRecord, now: number): Finding[] {
  return heartbeats
    .filter((heartbeat) => hasStopped(heartbeat, now))
    .map((heartbeat) => {
      const interval = intervalOf(heartbeat) ?? 0
      const usual =
        interval === shortestInterval ? 'at least every minute' : `within ${humanDuration(interval)}`
      return {
        rule: 'heartbeat-stopped',
        field: `status.${heartbeat.field}`,
        message: `has not moved for ${humanDuration(now - heartbeat.at)}, and usually moves ${usual}: is its controller running?`,
        since: heartbeat.at,
      }
    })
}

function staleConditions({ conditions, generation }: ResourceRecord): Finding[] {
  return conditions
    .filter(({ stale }) => stale === true)
    .map(({ type }) => ({
      rule: 'condition-stale',
      field: `status.conditions[type=${type}]`,
      message: `speaks of an older generation of the spec than the current one, ${generation}`,
    }))
}

function size({ bytes }: ResourceRecord): Finding[] {
  if (bytes <= largestObject) return []
  const mebibytes = (bytes / 1024 / 1024).toFixed(1)
  return [
    {
      rule: 'near-size-limit',
      field: '',
      message: `is ${mebibytes} MiB of JSON; etcd refuses requests over 1.5 MiB, so it soon cannot be written any more`,
    },
  ]
}

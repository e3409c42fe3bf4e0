import { isDeepStrictEqual } from 'node:util'
import { withOwned } from '../../health/index.ts'
import type { OwnedSummary } from './owned-summary.ts'
import { recordVerdict, verdictOf } from './record-verdict.ts'
import type { ResourceRecord } from './resource-record.ts'

/**
 * The record with what it owns taken up: into its verdict, as `withOwned` of health says. Gives the record itself when
 * nothing changes.
 */
export function withSummary(
  record: ResourceRecord,
  owned: OwnedSummary | undefined,
  now: number,
): ResourceRecord {
  if (record.owned === owned || isDeepStrictEqual(record.owned, owned)) return record
  const own = record.ownVerdict ?? record.verdict
  const told = verdictOf(own, record.name)
  const taken = owned ? withOwned(told, healthOf(owned)) : told
  const verdict = taken === told ? own : recordVerdict(taken, record.name)
  const since =
    verdict.state === record.verdict.state ? record.since : Math.min(owned?.causes[0]?.since ?? now, now)
  return { ...record, owned, verdict, since, ownVerdict: verdict === own ? undefined : own }
}

/** The record, fresh from its object, with what `before` knew of what it owns. */
export function keepSummary(
  record: ResourceRecord,
  before: ResourceRecord | undefined,
  now: number,
): ResourceRecord {
  if (!before?.owned) return record
  const kept = withSummary(record, before.owned, now)
  return kept.verdict.state === before.verdict.state ? { ...kept, since: before.since } : kept
}

function healthOf({ state, causes }: OwnedSummary) {
  return {
    state,
    causes: causes.map(({ ref, reason, message }) => ({ kind: ref.kind, name: ref.name, reason, message })),
  }
}

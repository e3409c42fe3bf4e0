import { humanDuration } from '../../object/index.ts'
import type { Finding } from '../../view/index.ts'
import { flappingOf, recentTransitions } from '../record/condition-transitions.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { FinalizerOwner } from './finalizer-owner.ts'

/** What is known beyond the record. */
export interface StuckClues {
  /** Whether other resources of the kind have conditions. */
  readonly siblingsReport?: boolean
  readonly ownerOf?: (finalizer: string) => FinalizerOwner | undefined
}

/** After how long something is stuck, milliseconds: as long as the alerts of these names wait. */
const patience = {
  progressing: 3_600_000,
  terminating: 15 * 60_000,
  behind: 10 * 60_000,
  silent: 10 * 60_000,
}

/** What about a resource should long have been over: by time alone, whatever its health. Pure. */
export function stuckFindings(record: ResourceRecord, now: number, clues: StuckClues = {}): Finding[] {
  const found =
    record.deletion === undefined
      ? [progressing(record, now), behind(record, now), silent(record, now, clues), ...flapping(record, now)]
      : [terminating(record, record.deletion, now, clues)]
  return found.flatMap((one) => one ?? [])
}

function progressing({ verdict, since }: ResourceRecord, now: number): Finding | undefined {
  if (verdict.state !== 'progressing' || !isOver(since, now, patience.progressing)) return undefined
  return {
    rule: 'stuck-progressing',
    field: verdict.field,
    message: `has been progressing for ${humanDuration(now - since)} (${verdict.reason}): its events and the log of its controller may tell why`,
    since,
  }
}

function terminating(
  { finalizers }: ResourceRecord,
  asked: number,
  now: number,
  { ownerOf }: StuckClues,
): Finding | undefined {
  if (!isOver(asked, now, patience.terminating)) return undefined
  const age = humanDuration(now - asked)
  const held = finalizers.map((finalizer) => {
    const owner = ownerOf?.(finalizer)
    return owner ? `${finalizer}, likely to be removed by ${owner.who} (${owner.because})` : finalizer
  })
  return {
    rule: 'stuck-terminating',
    field: 'metadata.finalizers',
    message:
      held.length === 0
        ? `holds nothing up, and yet the deletion asked for ${age} ago is not done`
        : `hold up the deletion that was asked for ${age} ago: ${held.join('; ')}`,
    since: asked,
  }
}

function behind(record: ResourceRecord, now: number): Finding | undefined {
  const { behindSince, observedGeneration, generation, suspended } = record
  if (suspended || !isOver(behindSince, now, patience.behind)) return undefined
  return {
    rule: 'not-reconciled',
    field: 'status.observedGeneration',
    message: `is ${observedGeneration} while the spec is at ${generation}, for ${humanDuration(now - behindSince)}: is its controller running?`,
    since: behindSince,
  }
}

function silent(record: ResourceRecord, now: number, { siblingsReport }: StuckClues): Finding | undefined {
  const { created, conditions, observedGeneration, suspended } = record
  if (!siblingsReport || suspended || conditions.length > 0 || observedGeneration !== undefined)
    return undefined
  if (!isOver(created, now, patience.silent)) return undefined
  return {
    rule: 'never-reconciled',
    field: 'status',
    message: `has no conditions ${humanDuration(now - created)} after the creation, as others of the kind have: does a controller follow this namespace?`,
    since: created,
  }
}

function flapping(record: ResourceRecord, now: number): Finding[] {
  return record.transitions.flatMap(({ type }) => {
    const times = flappingOf(record, type, now)
    const [first] = recentTransitions(record, type)
    if (times === undefined) return []
    return {
      rule: 'flapping',
      field: `status.conditions[type=${type}]`,
      message: `went back and forth ${times} times within half an hour, and the health that is read from it may too`,
      ...(first !== undefined && { since: first }),
    }
  })
}

function isOver(since: number | undefined, now: number, after: number): since is number {
  return since !== undefined && now - since > after
}

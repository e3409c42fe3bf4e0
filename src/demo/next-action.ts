import { isDeepStrictEqual } from 'node:util'
import { formatTime, type KubernetesObject, parseTime } from '../object/index.ts'
import { momentOf } from './fate.ts'
import type { Member } from './fleet.ts'
import type { Moment } from './situation.ts'

/** What has to be written next for an example resource. */
export type Action =
  | { readonly type: 'write-status'; readonly status: Record<string, unknown> }
  | { readonly type: 'change-spec'; readonly spec: Record<string, unknown>; readonly manager: string }
  | { readonly type: 'delete' }

/**
 * The next write for a resource as it stands on the server; undefined while it is as it should be. Pure: the
 * object itself tells what was done already.
 */
export function nextAction(member: Member, object: KubernetesObject, now: number): Action | undefined {
  const { kind, fate, lagsAfter, stuck, release } = member
  if (object.metadata.deletionTimestamp !== undefined) return undefined
  const created = parseTime(object.metadata.creationTimestamp) ?? now
  const age = (now - created) / 1000
  if (stuck && age >= stuck.after) return { type: 'delete' }

  const generation = object.metadata.generation ?? 1
  const lagging = lagsAfter !== undefined && age >= lagsAfter
  if (lagging && generation === 1) return change(object, { paused: false }, 'kubectl-edit')
  if (release && age >= release.every) {
    const wanted = release.spec(Math.floor(age / release.every))
    const released = { ...(object.spec as object), ...wanted }
    if (!isDeepStrictEqual(released, object.spec)) return change(object, wanted, release.manager)
  }

  const moment = momentOf(fate, created, now)
  const observed = kind.status(object, moment, lagging ? 1 : generation)
  const status = observed && { ...observed, ...beatOf(member, moment, created, now) }
  if (status === undefined || isDeepStrictEqual(status, object.status)) return undefined
  return { type: 'write-status', status }
}

function change({ spec }: KubernetesObject, fields: Record<string, unknown>, manager: string): Action {
  return { type: 'change-spec', spec: { ...(spec as object), ...fields }, manager }
}

/** The heartbeat of kinds that have one, while all is well. */
function beatOf(
  { kind, beats }: Member,
  { situation, since }: Moment,
  created: number,
  now: number,
): Record<string, unknown> {
  if (kind.heartbeat === undefined || situation.name !== 'ready') return {}
  const { every, until = Number.POSITIVE_INFINITY } = beats ?? { every: 30 }
  const age = Math.min(now - created, until * 1000)
  const at = created + Math.floor(age / 1000 / every) * every * 1000
  return { [kind.heartbeat]: formatTime(Math.max(at, since)) }
}

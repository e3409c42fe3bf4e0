import { isDeepStrictEqual } from 'node:util'
import { type KubernetesObject, parseTime } from '../object/index.ts'
import { momentOf } from './fate.ts'
import type { Member } from './fleet.ts'

/** What has to be written next for an example resource. */
export type Action =
  | { readonly type: 'write-status'; readonly status: Record<string, unknown> }
  /** Change the spec, so that the status lags behind its generation. */
  | { readonly type: 'change-spec'; readonly spec: Record<string, unknown> }
  | { readonly type: 'delete' }

/**
 * The next write for a resource as it stands on the server; undefined while it is as it should be. Pure: the
 * object itself tells what was done already.
 */
export function nextAction(
  { kind, fate, lagsAfter, stuck }: Member,
  object: KubernetesObject,
  now: number,
): Action | undefined {
  if (object.metadata.deletionTimestamp !== undefined) return undefined
  const created = parseTime(object.metadata.creationTimestamp) ?? now
  const age = (now - created) / 1000
  if (stuck && age >= stuck.after) return { type: 'delete' }

  const generation = object.metadata.generation ?? 1
  const lagging = lagsAfter !== undefined && age >= lagsAfter
  if (lagging && generation === 1)
    return { type: 'change-spec', spec: { ...(object.spec as object), paused: false } }

  const status = kind.status(object, momentOf(fate, created, now), lagging ? 1 : generation)
  if (status === undefined || isDeepStrictEqual(status, object.status)) return undefined
  return { type: 'write-status', status }
}

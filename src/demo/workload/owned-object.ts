import type { ApiResource, JsonObject } from '../../object/index.ts'

/** An object that an example resource owns, as it should be at a moment. */
export interface OwnedObject {
  readonly resource: ApiResource
  readonly name: string
  /** What it hangs under; without one the example resource itself. */
  readonly owner?: OwnedObject
  /** Who creates it, as its field manager. */
  readonly manager: string
  readonly labels: Readonly<Record<string, string>>
  readonly spec: JsonObject
  /** Written after its creation; without one nobody has looked at it yet. */
  readonly status?: JsonObject
  /** A merge patch that somebody else sends, once. */
  readonly edit?: { readonly manager: string; readonly patch: JsonObject }
  readonly events: readonly Occurrence[]
}

/** An event about an object, as often as it has occurred until now. */
export interface Occurrence {
  readonly type: 'Normal' | 'Warning'
  /** One event of an object for each reason. */
  readonly reason: string
  readonly note: string
  readonly action: string
  /** Who reports it. */
  readonly controller: string
  readonly count: number
  /** Milliseconds since 1970 UTC, as `last`. */
  readonly first: number
  readonly last: number
}

/** A namespaced kind of Kubernetes itself, from `apps/v1/deployments`, or `/v1/pods` in the core group. */
export function builtin(path: string, kind: string): ApiResource {
  const [group = '', version = '', resource = ''] = path.split('/')
  return { group, version, resource, kind, namespaced: true }
}

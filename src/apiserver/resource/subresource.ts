import type { ServedResource } from './served-resource.ts'

export interface Subresource {
  readonly name: string
  /** When it is another kind than that of the resource. */
  readonly kind?: { readonly group: string; readonly version: string; readonly kind: string }
  readonly verbs: readonly string[]
}

const scaleKind = { group: 'autoscaling', version: 'v1', kind: 'Scale' }
const verbs = ['get', 'patch', 'update']

/** What is served below an object, in the order of discovery. */
export function subresourcesOf(resource: ServedResource): Subresource[] {
  const scale = resource.scale ? [{ name: 'scale', kind: scaleKind, verbs }] : []
  const status = resource.hasStatus ? [{ name: 'status', verbs }] : []
  const finalize = resource.collection === 'namespaces' ? [{ name: 'finalize', verbs: ['update'] }] : []
  return resource.custom ? [...status, ...scale] : [...finalize, ...scale, ...status]
}

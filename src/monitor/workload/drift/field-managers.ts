import {
  isJsonObject,
  type JsonObject,
  type KubernetesObject,
  type ManagedFieldsEntry,
  managedFieldsOf,
  parseTime,
} from '../../../object/index.ts'
import type { ForeignWrite } from '../object/owned-record.ts'

/** Parts of Kubernetes that write into specs of others as their work. */
const partsOfKubernetes: ReadonlySet<string> = new Set([
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-apiserver',
  'cluster-autoscaler',
  'vpa-updater',
  'vpa-admission-controller',
])

/** Where an object says what is wanted: `spec`, or what stands in its place in ConfigMaps. */
const wantedFields = ['spec', 'data', 'binaryData', 'immutable']

/** What `kubectl rollout restart` leaves behind: on purpose, and no difference to what is wanted. */
const restartMark = 'kubectl.kubernetes.io/restartedAt'

const mostWrites = 8
const none: readonly ForeignWrite[] = []

/**
 * Fields of what is wanted that somebody else than the maker of the object wrote last, the latest first, at most 8. The
 * maker is who wrote the reference to `owner`. Left out are parts of Kubernetes, an autoscaler's replicas among them,
 * and status. Empty when managedFields do not tell who the maker is. Pure and total.
 */
export function foreignWrites(object: KubernetesObject, owner: string): readonly ForeignWrite[] {
  const entries = managedFieldsOf(object)
  const makers = new Set(
    entries.flatMap((entry) => (hasOwner(entry, owner) && entry.manager ? [entry.manager] : [])),
  )
  if (makers.size === 0) return none
  const found: ForeignWrite[] = []
  for (const entry of entries) {
    const { manager = '', subresource = '', time } = entry
    if (manager === '' || makers.has(manager) || partsOfKubernetes.has(manager)) continue
    if (subresource !== '' && subresource !== 'scale') continue
    const at = parseTime(time)
    for (const field of leavesOf(entry.fieldsV1))
      if (!field.includes(restartMark)) found.push({ field, manager, at })
  }
  if (found.length === 0) return none
  return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, mostWrites)
}

/** Whether the replicas are an autoscaler's: it writes them through the scale subresource. */
export function isAutoscaled(object: KubernetesObject): boolean {
  return managedFieldsOf(object).some(
    ({ manager = '', subresource }) => subresource === 'scale' && partsOfKubernetes.has(manager),
  )
}

/**
 * The leaves of a set of managed fields, under what is wanted. Read from the set alone, because the object may be there
 * with its metadata only.
 */
function leavesOf(set: unknown): string[] {
  const leaves: string[] = []
  if (!isJsonObject(set)) return leaves
  for (const field of wantedFields) {
    const below = set[`f:${field}`]
    if (isJsonObject(below)) collect(below, field, leaves)
  }
  return leaves
}

function collect(set: JsonObject, path: string, leaves: string[]): void {
  const members = Object.entries(set).filter(([member]) => member !== '.')
  if (members.length === 0 && leaves.length < mostWrites) leaves.push(path)
  for (const [member, below] of members)
    if (leaves.length < mostWrites) collect(isJsonObject(below) ? below : {}, path + stepOf(member), leaves)
}

/** `.image`, `[name=web]`: items of a list by their keys, because their places change. */
function stepOf(member: string): string {
  const rest = member.slice(2)
  if (member.startsWith('f:')) return /^[\w-]+$/.test(rest) ? `.${rest}` : `[${JSON.stringify(rest)}]`
  if (!member.startsWith('k:')) return `[${rest}]`
  return `[${rest.replace(/[{}"]/g, '').replaceAll(':', '=')}]`
}

function hasOwner({ fieldsV1 }: ManagedFieldsEntry, owner: string): boolean {
  const metadata = fieldsV1?.['f:metadata']
  const references = isJsonObject(metadata) ? metadata['f:ownerReferences'] : undefined
  return isJsonObject(references) && Object.hasOwn(references, `k:${JSON.stringify({ uid: owner })}`)
}

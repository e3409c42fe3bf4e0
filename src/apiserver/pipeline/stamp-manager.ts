import { isDeepStrictEqual } from 'node:util'
import {
  formatApiVersion,
  formatTime,
  type KubernetesObject,
  type ManagedFieldsEntry,
} from '../../object/index.ts'
import type { Context } from '../context.ts'
import { compare, FieldSet } from '../managed-fields/index.ts'
import type { ServedResource } from '../resource/served-resource.ts'
import type { WriteOptions } from './write-options.ts'

/** Fields that belong to the server (apimachinery's stripMeta). */
const stripped = FieldSet.parse({
  'f:apiVersion': {},
  'f:kind': {},
  'f:metadata': {
    '.': {},
    'f:name': {},
    'f:namespace': {},
    'f:creationTimestamp': {},
    'f:selfLink': {},
    'f:uid': {},
    'f:generation': {},
    'f:managedFields': {},
    'f:resourceVersion': {},
  },
})

/** A write as far as it says who manages fields. */
export interface ManagedWrite {
  readonly object: KubernetesObject
  /** Absent when it creates. */
  readonly old?: KubernetesObject
  readonly fieldManager: WriteOptions['fieldManager']
  /** Default none. */
  readonly subresource?: string
}

/** What a write sets, and what it takes away. */
interface Change {
  readonly taken: FieldSet
  readonly removed: FieldSet
}

/**
 * Notes in `managedFields` of `object` who set what (operation Update), in place: what this write added or changed
 * belongs to its manager and to nobody else, what it removed to nobody (structured-merge-diff's Updater.Update).
 */
export function stampManager({ clock }: Context, resource: ServedResource, write: ManagedWrite): void {
  const { object, old, fieldManager, subresource = '' } = write
  const before = entriesOf(object) ?? old?.metadata.managedFields ?? []
  // An object of which nothing is known stays so until it is applied (fieldmanager's skipNonAppliedManager).
  if (old && before.length === 0) {
    setEntries(object, before)
    return
  }
  // The field manager of one version of a definition cannot read another version's entries and gives up.
  const own = formatApiVersion(resource)
  if (resource.custom && before.some(({ apiVersion }) => apiVersion !== own)) {
    setEntries(object, [])
    return
  }
  const change = changeOf(resource, write)
  const entry: ManagedFieldsEntry = {
    manager: fieldManager,
    operation: 'Update',
    apiVersion: own,
    ...(subresource !== 'scale' && { time: formatTime(clock.now()) }),
    fieldsType: 'FieldsV1',
    ...(subresource !== '' && { subresource }),
  }
  const isIdle = change.taken.isEmpty && change.removed.isEmpty
  setEntries(object, isIdle ? before : entriesAfter(before, entry, change))
}

function changeOf(resource: ServedResource, { object, old, subresource }: ManagedWrite): Change {
  const { changed, removed } = compare(resource.fieldType(), withoutMeta(old), withoutMeta(object))
  const taken = changed.difference(stripped)
  // A write that cannot change the status does not own it (rest.ResetFieldsStrategy).
  if (resource.hasStatus && subresource !== 'status') taken.children.delete('f:status')
  return { taken, removed }
}

/** `entry` owns what is taken and what it owned before; the others what is left to them. */
function entriesAfter(
  before: readonly ManagedFieldsEntry[],
  entry: ManagedFieldsEntry,
  { taken, removed }: Change,
): ManagedFieldsEntry[] {
  let mine = taken
  const after: ManagedFieldsEntry[] = []
  for (const other of before) {
    const all = FieldSet.parse(other.fieldsV1)
    if (!taken.isEmpty && isSame(other, entry)) mine = mine.union(all.difference(removed))
    else {
      const left = all.difference(taken).difference(removed)
      if (left.isEmpty) continue
      after.push(left.equals(all) ? other : { ...other, fieldsV1: left.toFields() })
    }
  }
  if (!mine.isEmpty) after.push({ ...entry, fieldsV1: mine.toFields() })
  return after.sort(byAge)
}

/** Entries that the client sent; `[{}]` asks to forget all. */
function entriesOf({ metadata }: KubernetesObject): ManagedFieldsEntry[] | undefined {
  const { managedFields } = metadata
  if (!Array.isArray(managedFields) || managedFields.length === 0) return undefined
  return managedFields.filter((entry) => !isDeepStrictEqual(entry, {}))
}

function setEntries({ metadata }: KubernetesObject, entries: ManagedFieldsEntry[]): void {
  if (entries.length > 0) metadata.managedFields = entries
  else delete metadata.managedFields
}

/** An object that is not there yet counts as one with nothing in it. */
function withoutMeta(object: KubernetesObject | undefined): Record<string, unknown> {
  if (!object) return {}
  const { managedFields, ...metadata } = object.metadata
  return { ...object, metadata }
}

const isSame = (a: ManagedFieldsEntry, b: ManagedFieldsEntry): boolean =>
  a.manager === b.manager &&
  a.operation === b.operation &&
  a.apiVersion === b.apiVersion &&
  (a.subresource ?? '') === (b.subresource ?? '')

/** Those of Apply first, then by time and name (apimachinery's sortEncodedManagedFields). */
function byAge(a: ManagedFieldsEntry, b: ManagedFieldsEntry): number {
  const keys: (keyof ManagedFieldsEntry)[] = ['operation', 'time', 'manager', 'apiVersion', 'subresource']
  for (const key of keys) {
    const [left, right] = [String(a[key] ?? ''), String(b[key] ?? '')]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

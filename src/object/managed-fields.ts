import type { FieldPath } from './field-path.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { KubernetesObject, ManagedFieldsEntry } from './kubernetes-object.ts'
import { parseTime } from './time.ts'

/** One who writes fields of an object. */
export interface FieldWriter {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** Empty for the object itself. */
  readonly subresource: string
  /**
   * When it last added, changed or removed any of its fields (not necessarily the one asked about), milliseconds since
   * 1970 UTC, whole seconds.
   */
  readonly at: number | undefined
}

/**
 * Who wrote the field at `path` or something below it, or where nobody did whoever wrote the nearest thing above it;
 * the latest first. Empty when managedFields do not tell. Total: entries of an odd form are passed over.
 *
 * The form of `fieldsV1` is that of structured-merge-diff's fieldpath: `f:name` for a field, `k:{…}` for the item of a
 * list with these keys, `v:…` for an item of a set, `i:n` for a place, `.` for the thing itself. An empty object is
 * a thing without its parts, or with all of them where it is atomic, which only the schema tells; so it counts where
 * nobody is said to have the part.
 */
export function writersOf(object: KubernetesObject, path: FieldPath): FieldWriter[] {
  const writers: { readonly writer: FieldWriter; readonly depth: number }[] = []
  for (const entry of managedFieldsOf(object)) {
    const writer = writerOf(entry)
    const depth = isJsonObject(entry.fieldsV1) ? depthOf(entry.fieldsV1, object, path) : 0
    if (writer && depth > 0) writers.push({ writer, depth })
  }
  const deepest = writers.reduce((most, { depth }) => Math.max(most, depth), 0)
  return writers
    .filter(({ depth }) => depth === deepest)
    .map(({ writer }) => writer)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
}

/** How many steps of the path the set has, if it ends in one that has no parts or has them all; 0 when it does not. */
function depthOf(set: JsonObject, value: unknown, path: FieldPath, depth = 0): number {
  const [step, ...rest] = path
  const members = Object.keys(set)
  if (step === undefined || members.length === 0) return depth
  const member = members.find((one) => one !== '.' && stepOf(one, value) === step)
  if (member === undefined) return 0
  const below = set[member]
  const part = (value as Record<string | number, unknown>)[step]
  return depthOf(isJsonObject(below) ? below : {}, part, rest, depth + 1)
}

/** Where the member of a set is in the value that it is about. */
function stepOf(member: string, value: unknown): string | number | undefined {
  const rest = member.slice(2)
  if (member.startsWith('f:')) return isJsonObject(value) && Object.hasOwn(value, rest) ? rest : undefined
  if (!Array.isArray(value)) return undefined
  const index = indexOf(member.slice(0, 2), rest, value)
  return index !== undefined && index >= 0 && index < value.length ? index : undefined
}

function indexOf(form: string, text: string, list: readonly unknown[]): number | undefined {
  if (form === 'i:') return Number(text)
  if (form !== 'k:' && form !== 'v:') return undefined
  let wanted: unknown
  try {
    wanted = JSON.parse(text)
  } catch {
    return undefined
  }
  if (form === 'v:') return list.findIndex((item) => isSame(item, wanted))
  if (!isJsonObject(wanted)) return undefined
  const keys = Object.entries(wanted)
  return list.findIndex((item) => isJsonObject(item) && keys.every(([key, part]) => isSame(item[key], part)))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && a !== null && JSON.stringify(a) === JSON.stringify(b))
}

/** The entries of metadata.managedFields. Total: what is no entry is passed over. */
export function managedFieldsOf({ metadata }: KubernetesObject): ManagedFieldsEntry[] {
  const entries: unknown = metadata?.managedFields
  return Array.isArray(entries) ? entries.filter(isJsonObject) : []
}

function writerOf({ manager, operation, subresource, time }: ManagedFieldsEntry): FieldWriter | undefined {
  if (typeof manager !== 'string' || manager === '') return undefined
  return {
    manager,
    operation: operation === 'Apply' ? 'Apply' : 'Update',
    subresource: typeof subresource === 'string' ? subresource : '',
    at: parseTime(time),
  }
}

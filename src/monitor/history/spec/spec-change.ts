import {
  type FieldPath,
  type FieldWriter,
  formatFieldPath,
  type KubernetesObject,
  writersOf,
} from '../../../object/index.ts'
import { diffFields, type FieldChange, masked } from '../../../view/index.ts'

/** How a spec changed, and who did it. */
export interface SpecChange {
  /** The field managers that wrote what changed, the one of most changes first; empty when managedFields do not tell. */
  readonly managers: readonly string[]
  /** Absent when the spec before is not known. */
  readonly changes?: readonly FieldChange[]
  /** Changes that were left out because there were too many. */
  readonly cut?: number
  /** When one of the managers last wrote, as managedFields tell it. */
  readonly at?: number
}

/** So many changes are told of one change of a spec. */
const mostChanges = 100
/** A longer text is cut, in UTF-16 units. */
const longestValue = 300

/**
 * What differs between two specs whose secrets are masked as `markSecret` masks them, `object` being the later state
 * whole. Undefined when nothing does.
 */
export function specChange(
  before: unknown,
  after: unknown,
  object: KubernetesObject,
): SpecChange | undefined {
  const { differences, cut } = diffFields(before, after, mostChanges)
  if (differences.length === 0) return undefined
  const last = lastWriter(object)
  const counts = new Map<string, number>()
  const changes = differences.map(({ path, before: old, after: value }): FieldChange => {
    const manager = value === undefined ? last : writerOf(object, path)
    if (manager !== undefined) counts.set(manager, (counts.get(manager) ?? 0) + 1)
    return {
      path: formatFieldPath(path),
      ...(old !== undefined && { before: shown(old) }),
      ...(value !== undefined && { after: shown(value) }),
      ...(manager !== undefined && { manager }),
    }
  })
  const managers = [...counts].sort(([, a], [, b]) => b - a).map(([manager]) => manager)
  return { changes, ...(cut > 0 && { cut }), ...writtenBy(object, managers) }
}

/** A change of which only that it happened is known: whoever wrote last is taken to have made it. */
export function unseenChange(object: KubernetesObject): SpecChange {
  const last = lastWriter(object)
  return writtenBy(object, last === undefined ? [] : [last])
}

function writtenBy(
  object: KubernetesObject,
  managers: readonly string[],
): Pick<SpecChange, 'managers' | 'at'> {
  const times = specWriters(object).filter(({ manager }) => managers.includes(manager))
  const at = times[0]?.at
  return { managers, ...(at !== undefined && { at }) }
}

function writerOf(object: KubernetesObject, path: FieldPath): string | undefined {
  return writersOf(object, path).find(({ subresource }) => subresource !== 'status')?.manager
}

/** Who wrote last, unless several did in the same second: an entry's time moves also when its manager removes a field. */
function lastWriter(object: KubernetesObject): string | undefined {
  const [last, next] = specWriters(object)
  if (!last || last.at === undefined) return undefined
  return next?.at === last.at && next.manager !== last.manager ? undefined : last.manager
}

/** Who has fields of the spec, the latest first. Who writes only the status does so in the same second as a rule. */
function specWriters(object: KubernetesObject): FieldWriter[] {
  return Object.keys(object)
    .filter((field) => !noSpec.has(field))
    .flatMap((field) => writersOf(object, [field]))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
}

const noSpec: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status'])

/** What stands for a secret in the texts that are compared: two secrets that differ are told apart, and no more. */
export function markSecret(digest: string): string {
  return `${masked}#${digest}`
}

const marks = new RegExp(`${masked}#[0-9a-f]+`, 'g')

/** A value as it is told: without the marks of secrets, and not longer than a screen. */
function shown(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.replace(marks, masked)
  return text.length > longestValue ? `${text.slice(0, longestValue - 1).toWellFormed()}…` : text
}

import { isJsonObject, type KubernetesObject, readGeneration } from '../../object/index.ts'
import type { Hints } from '../hints.ts'
import type { Signal } from '../signal.ts'

/** JSON's object, read with care: any field may be anything. */
export type Fields = Readonly<Record<string, unknown>>

/** The object under assessment, its usual parts taken out once. */
export interface Subject {
  readonly object: KubernetesObject
  readonly kind: string
  readonly apiVersion: string
  readonly metadata: Fields
  readonly spec: Fields | undefined
  readonly status: unknown
  /** Whether it has fields beside the usual ones: then it may be one that holds data and never gets a status. */
  readonly holdsData: boolean
  /** `metadata.generation`, when it is a number. */
  readonly generation: number | undefined
  /** Whether `metadata.deletionTimestamp` is set. */
  readonly isBeingDeleted: boolean
  /** Whether `status.observedGeneration` has caught up; undefined when there is none. */
  readonly observed: boolean | undefined
  readonly hints: Hints
}

/** Where evidence is put. */
export type Found = Signal[]

/** What looks at the object as a whole. */
export type SubjectDetector = (subject: Subject, found: Found) => void

export function subjectOf(object: KubernetesObject, hints: Hints): Subject {
  const fields: Fields = asFields(object) ?? {}
  const metadata = asFields(fields.metadata) ?? {}
  const generation = readGeneration(metadata.generation)
  const observedGeneration = readGeneration(asFields(fields.status)?.observedGeneration)
  return {
    object,
    kind: asText(fields.kind) ?? '',
    apiVersion: asText(fields.apiVersion) ?? '',
    metadata,
    spec: asFields(fields.spec),
    status: fields.status,
    holdsData: holdsData(fields),
    generation,
    isBeingDeleted: asText(metadata.deletionTimestamp) !== undefined,
    observed:
      generation === undefined || observedGeneration === undefined || observedGeneration === 0
        ? undefined
        : observedGeneration >= generation,
    hints,
  }
}

const usualFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status'])

function holdsData(fields: Fields): boolean {
  for (const key in fields) if (!usualFields.has(key)) return true
  return false
}

export function asFields(value: unknown): Fields | undefined {
  return isJsonObject(value) ? value : undefined
}

/** The text of a string that has any; undefined for everything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Longest message that a verdict carries. */
const longestMessage = 512

/** A message fit to be carried about: one that is too long is cut, and says so with an ellipsis. */
export function clip(text: string): string {
  return text.length <= longestMessage ? text : `${text.slice(0, longestMessage - 1)}…`
}

/** A reason is a word; what is longer than this is a message in the wrong place. */
const longestReason = 64

/** The object's own reason where it is one, else the rule's. */
export function reasonOf(value: unknown, otherwise: string): string {
  const text = asText(value)
  return text !== undefined && text.length <= longestReason ? text : otherwise
}

export function numberAt(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  return typeof value === 'number' ? value : undefined
}

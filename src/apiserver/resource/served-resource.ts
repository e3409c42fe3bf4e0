import type { KubernetesObject, StatusCause } from '../../object/index.ts'
import type { BuiltinKind } from '../builtin/index.ts'
import type { FieldType } from '../managed-fields/index.ts'
import type { User } from '../request/api-request.ts'
import type { StoredObject } from '../storage/index.ts'

/** One version of one object in the form in which a resource serves it. Shared, never changed. */
export interface ObjectView {
  readonly object: KubernetesObject
  readonly json: string
}

/**
 * A resource at one version as the routes serve it: a built-in kind or one of a CustomResourceDefinition. What
 * the two have in common is `BuiltinKind`.
 */
export interface ServedResource extends Omit<BuiltinKind, 'struct'> {
  /** Of a CustomResourceDefinition. kube-apiserver answers a few mistakes differently there. */
  readonly custom: boolean
  readonly listKind: string
  /** Where the objects lie: the same for every version of the resource. */
  readonly collection: string
  /** In which objects are stored. */
  readonly storageVersion: { readonly group: string; readonly version: string }
  /** For the `Warning` header of every request, when the version is deprecated. */
  readonly deprecationWarning?: string
  /** `openAPIV3Schema` of the version of a CRD. */
  readonly openAPIV3Schema?: unknown
  /** JSONPaths of the version of a CRD that field selectors may name. */
  readonly selectablePaths?: readonly string[]
  /** Aborts when this description no longer holds (CRD changed or gone); watches end then. */
  readonly retired: AbortSignal
  /** What else happens to an object that is asked to go, of a kind whose registry does that itself. */
  readonly onDeletion?: DeletionMark
  /** How `managedFields` sees the fields. */
  fieldType(): FieldType
  /** All that is wrong with a write through `/status`, where that differs from other writes. */
  validateStatus?(object: KubernetesObject, old: KubernetesObject): StatusCause[]
  /** Answered instead of stored, for kinds that are only asked. */
  readonly review?: (object: KubernetesObject, user: User) => Record<string, unknown>
  /** A stored object as this version shows it. */
  view(stored: StoredObject): ObjectView
  /** An object of this version as it is stored; the argument is the caller's to give away. */
  toStored(object: KubernetesObject): KubernetesObject
}

export interface DeletionMark {
  /** Put on it, so that a controller can clean up first. */
  readonly finalizers: readonly string[]
  /** Changes the status, in place; `time` is the deletion timestamp. */
  mark(object: KubernetesObject, time: string): void
}

/** What messages call an object: as it calls itself, in the group that it is stored in. */
export const groupKindOf = (
  { group, kind, storedAs }: ServedResource,
  object: KubernetesObject,
): { group: string; kind: string } => ({
  group: storedAs ? storedAs.group : group,
  kind: object.kind ?? kind,
})

/** What every answer about the resource warns of. */
export const warningsOf = ({ deprecationWarning }: ServedResource): string[] =>
  deprecationWarning === undefined ? [] : [deprecationWarning]

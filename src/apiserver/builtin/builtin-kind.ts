import type { ApiResource, KubernetesObject, StatusCause } from '../../object/index.ts'
import type { PatchSchema } from '../patch/index.ts'
import type { TableColumns } from '../table/index.ts'

/** The verbs of discovery. */
export type Verb = 'create' | 'delete' | 'deletecollection' | 'get' | 'list' | 'patch' | 'update' | 'watch'

/** Where `/scale` reads and writes, as dotted paths (the `scale` subresource of a CRD has the same three). */
export interface ScalePaths {
  readonly specReplicas: string
  readonly statusReplicas: string
  /** A text, or a metav1.LabelSelector to be written as text. */
  readonly selector: string
}

/**
 * A built-in kind: what it is called, how it is printed and patched, and its strategy, with the names that
 * kube-apiserver's registries use (rest.RESTCreateStrategy, rest.RESTUpdateStrategy). The hooks get an object
 * that the caller owns and change it in place; the validators only read.
 */
export interface BuiltinKind extends ApiResource {
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly verbs: readonly Verb[]
  /** There is `/status`, and the main resource ignores `status` on writes. */
  readonly hasStatus: boolean
  /** `metadata.generation` starts at 1 and counts changes of `spec`. */
  readonly hasGeneration: boolean
  readonly scale?: ScalePaths
  /** A PUT of a missing object creates it (AllowCreateOnUpdate). */
  readonly allowCreateOnUpdate: boolean
  /** A PUT without resourceVersion overwrites (AllowUnconditionalUpdate). */
  readonly allowUnconditionalUpdate: boolean
  /** A deletion answers with the object, not with a Status (ReturnDeletedObject). */
  readonly returnsDeleted?: boolean
  /**
   * For how long an object that is asked to go stays, in seconds (RESTGracefulDeleteStrategy); absent of kinds that
   * end at once. `asked` is the client's wish.
   */
  gracePeriodSeconds?(object: KubernetesObject, asked: number | undefined): number
  /** Another served form of the same stored objects; absent when stored as served. */
  readonly storedAs?: StoredForm
  readonly columns: TableColumns
  readonly patchSchema: PatchSchema
  /** The short name of the kind's struct in the field table: `core.v1.Pod`. */
  readonly struct: string
  /** The values of field selectors, besides `metadata.name` and `metadata.namespace`. */
  readonly selectableFields: Readonly<Record<string, (object: KubernetesObject) => string>>
  /**
   * The first value that does not fit the type of its field, in the words of Go's decoder; for a 400 `Pod in version
   * "v1" cannot be handled as a Pod: …`. To be asked before the rest; of a custom resource only the metadata has types.
   */
  typeProblem?(object: KubernetesObject): string | undefined
  /**
   * Makes of an object, in place, what decoding into the Go struct and encoding again makes of it: unknown fields,
   * nulls and empty values go, quantities and times get their canonical form. Answers what fieldValidation has to say:
   * `unknown field "spec.x"`.
   */
  prune(object: KubernetesObject): string[]
  /** Fills in what kube-apiserver fills in on any write. */
  applyDefaults(object: KubernetesObject): void
  /** Before a create, after the defaults: clears what a client may not set, sets what starts out. */
  prepareForCreate(object: KubernetesObject): void
  /** Before an update through the main resource, after the defaults. `status` was kept from `old` already. */
  prepareForUpdate(object: KubernetesObject, old: KubernetesObject): void
  /** All that is wrong, in kube-apiserver's order; empty when valid. `metadata` is checked by it as well. */
  validate(object: KubernetesObject): StatusCause[]
  /** What may not change, and `validate`. */
  validateUpdate(object: KubernetesObject, old: KubernetesObject): StatusCause[]
}

/** The resource that objects are stored under, and the conversions, which do not change their input. */
export interface StoredForm {
  readonly group: string
  readonly version: string
  readonly resource: string
  toStored(object: KubernetesObject): KubernetesObject
  fromStored(object: KubernetesObject): KubernetesObject
}

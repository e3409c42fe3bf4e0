import type { ApiResource, KubernetesObject, StatusCause } from '../../object/index.ts'
import { defaultColumns } from '../table/index.ts'
import type { BuiltinKind, Verb } from './builtin-kind.ts'
import {
  type NameProblems,
  validateKubeFinalizers,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from './object-meta-validation.ts'
import { pruneObject } from './prune.ts'
import { structPatchSchema } from './struct-patch-schema.ts'
import { structNameOf } from './struct-type.ts'
import { typeProblem } from './type-problem.ts'

const allVerbs: readonly Verb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
]

const nothing = () => {}

/** A kind as its file declares it: where it is served, and what differs from most kinds. */
export interface KindDeclaration
  extends ApiResource,
    Partial<
      Omit<
        BuiltinKind,
        keyof ApiResource | 'validate' | 'validateUpdate' | 'prune' | 'patchSchema' | 'struct'
      >
    > {
  /** Default: a DNS subdomain. */
  readonly nameProblems?: NameProblems
  /** Of a new object, besides its metadata, and of an update unless `validateUpdate` is there. */
  readonly validate?: (object: KubernetesObject) => StatusCause[]
  /** Of an update, besides its metadata. */
  readonly validateUpdate?: (object: KubernetesObject, old: KubernetesObject) => StatusCause[]
}

/** A built-in kind from what is particular to it. */
export function defineKind({ nameProblems, ...declaration }: KindDeclaration): BuiltinKind {
  const { validate = () => [], validateUpdate = validate } = declaration
  const struct = structNameOf(declaration)
  return {
    singular: declaration.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    verbs: allVerbs,
    hasStatus: false,
    hasGeneration: false,
    allowCreateOnUpdate: false,
    allowUnconditionalUpdate: true,
    columns: defaultColumns,
    selectableFields: {},
    applyDefaults: nothing,
    prepareForCreate: nothing,
    prepareForUpdate: nothing,
    ...declaration,
    struct,
    patchSchema: structPatchSchema(struct),
    typeProblem: (object) => typeProblem(object, struct),
    prune: (object) => pruneObject(object, struct),
    validate: (object) => [
      ...validateObjectMeta(object.metadata, nameProblems),
      ...validateKubeFinalizers(object.metadata),
      ...validate(object),
    ],
    validateUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object.metadata, old.metadata),
      ...validateUpdate(object, old),
    ],
  }
}

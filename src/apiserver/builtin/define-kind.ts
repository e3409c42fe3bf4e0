import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import { defaultColumns } from '../table/index.ts'
import type { BuiltinKind, Verb } from './builtin-kind.ts'

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

/** A kind as its file declares it: what differs from most kinds. */
export type KindDeclaration = ApiResource &
  Partial<Omit<BuiltinKind, keyof ApiResource | 'validate' | 'validateUpdate'>>

/** A built-in kind from what is particular to it. */
export function defineKind(declaration: KindDeclaration): BuiltinKind {
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
    patchSchema: { field: () => undefined },
    selectableFields: {},
    applyDefaults: nothing,
    prepareForCreate: nothing,
    prepareForUpdate: (object: KubernetesObject, old: KubernetesObject) => {
      object.metadata.uid ??= old.metadata.uid ?? ''
    },
    validate: () => [],
    validateUpdate: () => [],
    ...declaration,
  }
}

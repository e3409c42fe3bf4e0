export type { BuiltinKind, ScalePaths, StoredForm, Verb } from './builtin-kind.ts'
export { builtinKinds } from './builtin-kinds.ts'
export { type NameProblems, validateObjectMeta, validateObjectMetaUpdate } from './object-meta-validation.ts'
export {
  type FieldType,
  type ScalarName,
  type StructField,
  type StructType,
  structNameOf,
  structTypes,
} from './struct-type.ts'

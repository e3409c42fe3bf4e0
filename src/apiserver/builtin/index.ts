export type { BuiltinKind, ScalePaths } from './builtin-kind.ts'
export { builtinKinds, isRegistered } from './builtin-kinds.ts'
export { defineKind } from './define-kind.ts'
export { validateObjectMeta, validateObjectMetaUpdate } from './object-meta-validation.ts'
export {
  type FieldType,
  type ScalarName,
  type StructField,
  structNameOf,
  structTypes,
} from './struct-type.ts'
export { typeProblem } from './type-problem.ts'

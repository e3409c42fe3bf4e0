export type { BuiltinKind, ScalePaths, StoredForm, Verb } from './builtin-kind.ts'
export { builtinKinds } from './builtin-kinds.ts'

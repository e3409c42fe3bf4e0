export type ComprehensionKind =
  | 'all'
  | 'exists'
  | 'exists_one'
  | 'filter'
  | 'map'
  | 'sortBy'
  | 'transformList'
  | 'transformMap'
  | 'transformMapEntry'

/** How the arguments of such a macro may be laid out: numbers of variables, whether it decides and transforms. */
export interface ComprehensionForm {
  readonly macro: ComprehensionKind
  readonly variables: readonly number[]
  readonly predicate: 'none' | 'optional' | 'required'
  readonly transform: boolean
}

/** cel-go's standard macros, `sortBy` of its lists, and its extension of two variables, which writes `existsOne`. */
const forms: ReadonlyMap<string, ComprehensionForm> = new Map<string, ComprehensionForm>([
  ['all', { macro: 'all', variables: [1, 2], predicate: 'required', transform: false }],
  ['exists', { macro: 'exists', variables: [1, 2], predicate: 'required', transform: false }],
  ['exists_one', { macro: 'exists_one', variables: [1, 2], predicate: 'required', transform: false }],
  ['existsOne', { macro: 'exists_one', variables: [1, 2], predicate: 'required', transform: false }],
  ['filter', { macro: 'filter', variables: [1], predicate: 'required', transform: false }],
  ['map', { macro: 'map', variables: [1], predicate: 'optional', transform: true }],
  ['sortBy', { macro: 'sortBy', variables: [1], predicate: 'none', transform: true }],
  ['transformList', { macro: 'transformList', variables: [2], predicate: 'optional', transform: true }],
  ['transformMap', { macro: 'transformMap', variables: [2], predicate: 'optional', transform: true }],
  [
    'transformMapEntry',
    { macro: 'transformMapEntry', variables: [2], predicate: 'optional', transform: true },
  ],
])

/** The form of a macro of that name; the number of its arguments may still not fit. */
export function comprehensionForm(name: string): ComprehensionForm | undefined {
  return forms.get(name)
}

/** How many variables the macro has when it is given that many arguments; undefined when they do not fit. */
export function variableCount(form: ComprehensionForm, argumentCount: number): number | undefined {
  const transforms = form.transform ? 1 : 0
  return form.variables.find((count) => {
    const predicates = argumentCount - count - transforms
    if (form.predicate === 'optional' && predicates === 1) return true
    return predicates === (form.predicate === 'required' ? 1 : 0)
  })
}

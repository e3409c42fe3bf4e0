export { readValues, type ValuesSource, valuesJsonSchema } from './read-values.ts'
export { formatValuesProblem, ValuesError, type ValuesProblem } from './values-error.ts'

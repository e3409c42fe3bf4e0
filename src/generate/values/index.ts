export { readValues, type ValuesSource, valuesJsonSchema } from './read-values.ts'
export { ValuesError } from './values-error.ts'

export type { GeneratedFile } from './generated-file.ts'
export { type MetricsSection, metricsReference } from './metrics-reference.ts'
export {
  formatValuesProblem,
  readValues,
  ValuesError,
  type ValuesProblem,
  type ValuesSource,
  valuesJsonSchema,
} from './values/index.ts'

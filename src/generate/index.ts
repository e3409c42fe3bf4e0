export type { GeneratedFile } from './generated-file.ts'
export { type MetricsSection, metricsReference } from './metrics-reference.ts'

export { type MetricsSection, metricsReference } from './metrics-reference.ts'

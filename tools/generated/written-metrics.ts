import { type MetricDefinition, metrics } from '../../src/catalogue/index.ts'
import { processFamilies } from '../../src/exporter/process/index.ts'

/** What the monitor tells of its process, as every program made with the exporter kit does: not a part of our catalogue. */
export const ofTheProcess: readonly MetricDefinition[] = Object.values(processFamilies).map((family) => ({
  ...family,
  labels: [],
  stability: 'stable',
  cost: { series: 1, per: 'process' },
}))

/** Every metric that the monitor serves. */
export const writtenMetrics: readonly MetricDefinition[] = [...metrics, ...ofTheProcess]

export {
  type Clock,
  createLogger,
  type Logger,
  type Random,
  silentLogger,
  sleep,
  systemClock,
} from '../base/index.ts'
export type { ListenerOptions } from '../endpoint/index.ts'
export {
  type Counter,
  type ExemplarLabels,
  exponentialBuckets,
  type Gauge,
  type Histogram,
  type Info,
  linearBuckets,
  Registry,
  type StateSet,
  type Summary,
  type SummaryPoint,
} from '../exposition/index.ts'
export type { CollectHook, CollectOptions } from './collector.ts'
export { Exporter, type ExporterOptions, type ExporterState } from './exporter.ts'
export {
  declareProcessMetrics,
  linuxProcessFiles,
  type ProcessFiles,
  processFamilies,
} from './process/index.ts'

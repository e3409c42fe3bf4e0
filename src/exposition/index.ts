export { exponentialBuckets, linearBuckets } from './buckets.ts'
export { Counter, type CounterChild } from './counter.ts'
export type { ExemplarLabels } from './exemplar.ts'
export { Exposition, type ExpositionOptions, type Scrape, type ScrapeRequest } from './exposition.ts'
export type { Chunk, Family, FamilyMetadata, MetricType } from './family.ts'
export { acceptsGzip, type Escaping, type Format, type Negotiated, negotiate } from './format.ts'
export { Gauge, type GaugeChild } from './gauge.ts'
export { Histogram, type HistogramChild } from './histogram.ts'
export { IdlePreparation, type IdlePreparationOptions } from './idle-preparation.ts'
export { Info } from './info.ts'
export type { Instrument, InstrumentDefinition } from './instrument.ts'
export type { LabelValues } from './label-index.ts'
export { lint } from './lint/lint.ts'
export { lintChange } from './lint/lint-change.ts'
export type { LintFinding, LintFormat } from './lint/lint-finding.ts'
export { parseOpenMetrics } from './parser/parse-openmetrics.ts'
export { parseText } from './parser/parse-text.ts'
export type {
  Exemplar,
  Labels,
  ParsedFamily,
  ParsedSample,
  ParsedType,
  ParseOptions,
  ParseProblem,
  ParseResult,
} from './parser/parsed-family.ts'
export { Registry, type RegistryOptions } from './registry.ts'
export { escapeLabelValue, formatBound, formatLabels, formatValue, sampleLine } from './sample-line.ts'
export { StateSet, type StateSetChild, type StateSetDefinition } from './state-set.ts'
export { Summary, type SummaryChild, type SummaryPoint } from './summary.ts'

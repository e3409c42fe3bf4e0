import type { MetricDefinition } from '../../catalogue/index.ts'
import { escapeLabelValue } from '../../exposition/index.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import type { Samples } from './samples.ts'

/** How a metric's samples are made from a record. Pure: the same record gives the same samples. */
export interface SeriesRule {
  readonly metric: MetricDefinition
  /** Adds the samples, no two with the same labels. */
  write(record: ResourceRecord, samples: Samples): void
}

/** A label as `Samples.add` takes it: `,state="healthy"`. */
export function label(name: string, value: string): string {
  return `,${name}="${escapeLabelValue(value)}"`
}

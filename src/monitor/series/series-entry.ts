import type { ResourceRecord } from '../record/resource-record.ts'

/** A resource among the series of its kind. */
export interface SeriesEntry {
  record: ResourceRecord
  /** The metrics, a bit each, whose series of this resource are left out because of a limit. */
  left: number
}

import type { ResourceRecord } from '../record/resource-record.ts'
import type { SeriesPage } from './series-page.ts'

/** A resource's place among the series of its kind. */
export interface SeriesEntry {
  record: ResourceRecord
  page: SeriesPage
  /** The metrics, a bit each, whose series of this resource are left out because of a limit. */
  left: number
}

import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { datasource } from './datasource.ts'
import type { Query } from './panel-text.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function target({ expr, legend }: Query, index: number): DataqueryBuilder {
  return new DataqueryBuilder()
    .datasource(datasource)
    .refId(letters.charAt(index))
    .expr(expr)
    .legendFormat(legend ?? '__auto')
}

/** Over the time range that is shown. */
export function rangeTarget(query: Query, index: number): DataqueryBuilder {
  return target(query, index).range().format(PromQueryFormat.TimeSeries)
}

/** At the end of the time range, one row for each series. */
export function tableTarget(query: Query, index: number): DataqueryBuilder {
  return target(query, index).instant().format(PromQueryFormat.Table)
}

/** At the end of the time range, one number for each series. */
export function instantTarget(query: Query, index: number): DataqueryBuilder {
  return target(query, index).instant().format(PromQueryFormat.TimeSeries)
}

/** The buckets of a histogram over the time range. */
export function heatmapTarget(expr: string): DataqueryBuilder {
  return target({ expr, legend: '{{le}}' }, 0).range().format(PromQueryFormat.Heatmap)
}

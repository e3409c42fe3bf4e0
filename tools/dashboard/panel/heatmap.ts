import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  PanelBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap'
import { datasource } from './datasource.ts'
import type { PanelText } from './panel-text.ts'
import { heatmapTarget } from './query-target.ts'
import { countingStep } from './time-series.ts'

/** How often which bucket of a histogram was hit; `expr` keeps `le`. */
export function heatmap({
  title,
  description,
  unit,
  width,
  height,
  expr,
}: PanelText & { readonly expr: string }): PanelBuilder {
  return new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .span(width)
    .height(height ?? 8)
    .targets([heatmapTarget(expr)])
    .interval(countingStep)
    .calculate(false)
    .cellGap(1)
    .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Oranges').steps(64))
    .yAxis(new YAxisConfigBuilder().unit(unit))
    .hideLegend()
}

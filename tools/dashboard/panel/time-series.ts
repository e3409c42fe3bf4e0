import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { datasource } from './datasource.ts'
import type { PanelText, Query } from './panel-text.ts'
import { rangeTarget } from './query-target.ts'

interface TimeSeries extends PanelText {
  readonly queries: readonly Query[]
  /** On one another, where only the sum and the parts of it mean something. */
  readonly stacked?: true
  /** Counts of single events rather than a rate that goes on. */
  readonly bars?: true
  readonly max?: number
  /** Colours by the name of the series. */
  readonly colors?: Readonly<Record<string, string>>
  /** Shown dashed: limits and wanted values. */
  readonly dashed?: readonly string[]
}

/**
 * Of counts: $__rate_interval is the step and one scrape, but at least four scrapes, so with shorter steps bars would
 * count what their neighbours count.
 */
export const countingStep = '2m'

export function timeSeries(options: TimeSeries): PanelBuilder {
  const { title, description, unit, width, height, noValue, queries, stacked, bars, max } = options
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .span(width)
    .height(height ?? 8)
    .min(0)
    .targets(queries.map(rangeTarget))
    .drawStyle(bars ? GraphDrawStyle.Bars : GraphDrawStyle.Line)
    .fillOpacity(bars ? 80 : stacked ? 30 : 10)
    .lineWidth(1)
    .showPoints(VisibilityMode.Never)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
  if (stacked || bars) panel.stacking(new StackingConfigBuilder().group('A').mode(StackingMode.Normal))
  if (bars) panel.interval(countingStep)
  if (max !== undefined) panel.max(max)
  if (noValue !== undefined) panel.noValue(noValue)
  for (const [name, color] of Object.entries(options.colors ?? {})) {
    panel.overrideByName(name, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }])
  }
  for (const name of options.dashed ?? []) {
    panel.overrideByRegexp(name, [
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [10, 10] } },
      { id: 'custom.fillOpacity', value: 0 },
    ])
  }
  return panel
}

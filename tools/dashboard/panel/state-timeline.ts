import {
  LegendDisplayMode,
  LegendPlacement,
  VisibilityMode,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline'
import { datasource } from './datasource.ts'
import type { PanelText, Query } from './panel-text.ts'
import { rangeTarget } from './query-target.ts'
import { type Mapped, valueMappings } from './value-mapping.ts'

interface StateTimeline extends PanelText {
  readonly queries: readonly Query[]
  readonly mapped: readonly Mapped[]
}

/** A line for each series, coloured by what state it was in when. */
export function stateTimeline(options: StateTimeline): PanelBuilder {
  const { title, description, unit, width, height, queries, mapped, noValue } = options
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .span(width)
    .height(height ?? 6)
    .targets(queries.map(rangeTarget))
    .mappings(valueMappings(mapped))
    .mergeValues(true)
    .showValue(VisibilityMode.Auto)
    .rowHeight(0.8)
    .fillOpacity(80)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom),
    )
  if (noValue !== undefined) panel.noValue(noValue)
  return panel
}

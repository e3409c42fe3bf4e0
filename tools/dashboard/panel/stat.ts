import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  DashboardLinkBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { datasource } from './datasource.ts'
import type { PanelText, Query } from './panel-text.ts'
import { instantTarget } from './query-target.ts'
import { type Mapped, valueMappings } from './value-mapping.ts'

/** From `from` upwards the value has this colour; the first has no `from`. */
export interface Step {
  readonly from?: number
  readonly color: string
}

interface Stat extends PanelText {
  readonly queries: readonly Query[]
  readonly steps?: readonly Step[]
  readonly mapped?: readonly Mapped[]
  /** The name of the series instead of its value. */
  readonly shows?: 'name'
  /** A page that tells more, as a path of Grafana. */
  readonly link?: { readonly title: string; readonly url: string }
}

export const good = '#56A64B'
export const warning = '#FF9830'
export const bad = '#E02F44'
export const neutral = '#8E8E8E'

/** Good at zero, bad above. */
export const noneIsGood: readonly Step[] = [{ color: good }, { from: 1, color: bad }]

export function stat(options: Stat): PanelBuilder {
  const { title, description, unit, width, height, noValue, queries, steps, mapped, shows, link } = options
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .span(width)
    .height(height ?? 4)
    .targets(queries.map(instantTarget))
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false))
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value)
    .textMode(textMode(queries.length, shows))
    .thresholds(
      new ThresholdsConfigBuilder()
        .mode(ThresholdsMode.Absolute)
        .steps((steps ?? [{ color: neutral }]).map(({ from, color }) => ({ value: from ?? null, color }))),
    )
  if (noValue !== undefined) panel.noValue(noValue)
  if (mapped) panel.mappings(valueMappings(mapped))
  if (link) panel.dataLinks([new DashboardLinkBuilder(link.title).url(link.url)])
  return panel
}

function textMode(queries: number, shows: 'name' | undefined): BigValueTextMode {
  if (shows === 'name') return BigValueTextMode.Name
  return queries > 1 ? BigValueTextMode.ValueAndName : BigValueTextMode.Auto
}

import { TableCellHeight, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common'
import type { DataTransformerConfig, DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table'
import { datasource } from './datasource.ts'
import type { PanelText } from './panel-text.ts'
import { tableTarget } from './query-target.ts'
import { type Mapped, valueMappings } from './value-mapping.ts'

/** A column of values: one query, whose series are the rows. */
export interface ValueColumn {
  readonly name: string
  readonly expr: string
  readonly unit?: string
  /** Needed for the order alone. */
  readonly hidden?: true
  readonly width?: number
  readonly mapped?: readonly Mapped[]
  readonly color?: string
}

/** A column of a label. Its name stays, so that links can refer to it. */
export interface LabelColumn {
  readonly label: string
  readonly width?: number
  /** Needed for links alone. */
  readonly hidden?: true
  readonly mapped?: readonly Mapped[]
  readonly link?: { readonly title: string; readonly url: string }
}

interface Table extends PanelText {
  readonly labels: readonly LabelColumn[]
  readonly values: readonly ValueColumn[]
  /** The column it is sorted by, the greatest first. */
  readonly sortBy?: string
}

/** Rows that several queries have in common by their labels, one column for each query. */
export function table(options: Table): PanelBuilder {
  const { title, description, unit, width, height, noValue, labels, values, sortBy } = options
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .span(width)
    .height(height ?? 9)
    .targets(values.map((column, index) => tableTarget(column, index)))
    .transformations(transformations(labels, values))
    .cellHeight(TableCellHeight.Sm)
    .filterable(true)
  if (noValue !== undefined) panel.noValue(noValue)
  if (sortBy !== undefined) panel.sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(true)])
  for (const column of labels) override(panel, column.label, labelProperties(column))
  for (const column of values) override(panel, column.name, valueProperties(column))
  return panel
}

/** Grafana calls the values of several queries `Value #A`, `Value #B`, and those of a single one that has rows `Value`. */
function transformations(
  labels: readonly LabelColumn[],
  values: readonly ValueColumn[],
): DataTransformerConfig[] {
  const letter = (index: number) => String.fromCharCode(65 + index)
  const valueField = (index: number) => (values.length === 1 ? 'Value' : `Value #${letter(index)}`)
  const renamed = values.map(({ name }, index) => [valueField(index), name] as const)
  const order = [...labels.map(({ label }) => label), ...renamed.map(([field]) => field)]
  return [
    ...(values.length > 1 ? [{ id: 'merge', options: {} }] : []),
    {
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        indexByName: Object.fromEntries(order.map((field, index) => [field, index])),
        renameByName: { Value: values[0]?.name ?? '', ...Object.fromEntries(renamed) },
      },
    },
  ]
}

function override(panel: PanelBuilder, name: string, properties: DynamicConfigValue[]): void {
  if (properties.length > 0) panel.overrideByName(name, properties)
}

function labelProperties({ width, hidden, mapped, link }: LabelColumn): DynamicConfigValue[] {
  return [
    ...(hidden ? [{ id: 'custom.hidden', value: true }] : []),
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
    ...(mapped ? [{ id: 'mappings', value: valueMappings(mapped) }, coloredText] : []),
    ...(link ? [{ id: 'links', value: [link] }] : []),
  ]
}

function valueProperties({ unit, hidden, width, mapped, color }: ValueColumn): DynamicConfigValue[] {
  return [
    ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
    ...(hidden ? [{ id: 'custom.hidden', value: true }] : []),
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
    ...(mapped ? [{ id: 'mappings', value: valueMappings(mapped) }, coloredText] : []),
    ...(color === undefined
      ? []
      : [{ id: 'thresholds', value: { mode: 'absolute', steps: stepsFrom(color) } }, coloredText]),
  ]
}

const coloredText: DynamicConfigValue = { id: 'custom.cellOptions', value: { type: 'color-text' } }

/** Zero is not worth a colour. */
function stepsFrom(color: string) {
  return [
    { value: null, color: 'text' },
    { value: 1, color },
  ]
}

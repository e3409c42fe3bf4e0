import { formatValue } from '../format-value.ts'
import { fieldConfigOf, mappedOf, overridden, type PanelData, thresholdColor } from './panel-data.ts'

export interface TableColumn {
  readonly name: string
  readonly width: number | undefined
}

export interface TableCell {
  readonly text: string
  readonly color?: string
}

interface Row {
  readonly labels: Readonly<Record<string, string>>
  readonly values: Map<string, number>
}

interface Organize {
  readonly indexByName: Readonly<Record<string, number>>
  readonly renameByName: Readonly<Record<string, string>>
}

/** Rows as Grafana's `merge` and `organize` make them: those of several queries are one where their labels agree. */
export function tableOf(data: PanelData): { columns: TableColumn[]; rows: ReadonlyMap<string, TableCell>[] } {
  const { panel, to } = data
  const steps = panel.transformations as readonly { readonly id: string; readonly options: Organize }[]
  const organize = steps.find(({ id }) => id === 'organize')?.options
  const fields = Object.entries(organize?.indexByName ?? {})
    .sort(([, one], [, other]) => one - other)
    .map(([field]) => organize?.renameByName[field] ?? field)
  const columns = fields
    .filter((field) => overridden(panel, field, 'custom.hidden') !== true)
    .map((name) => ({ name, width: overridden(panel, name, 'custom.width') as number | undefined }))
  const [sortBy] = (panel.options as { sortBy?: readonly { displayName: string }[] }).sortBy ?? []
  const rows = rowsOf(data, organize)
  if (sortBy)
    rows.sort(
      (one, other) =>
        (other.values.get(sortBy.displayName) ?? -1) - (one.values.get(sortBy.displayName) ?? -1),
    )
  return {
    columns,
    rows: rows.map((row) => new Map(columns.flatMap(({ name }) => cellOf(data, row, name, to)))),
  }
}

function rowsOf({ answers }: PanelData, organize: Organize | undefined): Row[] {
  const rows: Row[] = []
  for (const [query, series] of answers.entries()) {
    const field = answers.length === 1 ? 'Value' : `Value #${String.fromCharCode(65 + query)}`
    const name = organize?.renameByName[field] ?? field
    for (const { metric, value } of series) {
      const { __name__: _, ...labels } = metric
      const number = Number(value?.[1])
      const met = rows.filter((row) => !row.values.has(name) && agree(row.labels, labels))
      if (met.length === 0) rows.push({ labels, values: new Map([[name, number]]) })
      for (const row of met) {
        row.values.set(name, number)
        Object.assign(row.labels, labels)
      }
    }
  }
  return rows
}

function agree(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const shared = Object.keys(one).filter((label) => label in other)
  return shared.length > 0 && shared.every((label) => one[label] === other[label])
}

function cellOf(
  { panel }: PanelData,
  { labels, values }: Row,
  name: string,
  to: number,
): [string, TableCell][] {
  const mappings = overridden(panel, name, 'mappings') as Parameters<typeof mappedOf>[0]
  const label = labels[name]
  if (label !== undefined) {
    const mapped = mappedOf(mappings, label)
    return [
      [name, { text: mapped?.text ?? label, ...(mapped?.color !== undefined && { color: mapped.color }) }],
    ]
  }
  const value = values.get(name)
  if (value === undefined) return []
  const unit =
    (overridden(panel, name, 'unit') as string | undefined) ?? fieldConfigOf(panel).defaults.unit ?? 'short'
  const thresholds = overridden(panel, name, 'thresholds') as
    | { steps: Parameters<typeof thresholdColor>[0] }
    | undefined
  const color = thresholdColor(thresholds?.steps, value)
  return [[name, { text: formatValue(value, unit, to * 1000), ...(color !== undefined && { color }) }]]
}

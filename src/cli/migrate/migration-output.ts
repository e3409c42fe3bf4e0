import { renderTable, type TableColumn, type TableOptions } from '../print/table.ts'
import { wrap } from '../print/wrap.ts'
import { type Agreement, type MetricMigration, ofKind } from './migration.ts'

const words: Readonly<Record<Agreement, string>> = { same: 'yes', partly: 'partly', none: 'no' }

const columns: readonly TableColumn[] = [
  { header: 'HAS IT' },
  { header: 'METRIC', least: 10 },
  { header: 'INSTEAD', least: 10 },
  { header: 'WHAT CHANGES', least: 12 },
]

/** A line for each metric, and how many there are of which sort; with its last line end. */
export function formatMigration(metrics: readonly MetricMigration[], options: TableOptions): string {
  const rows = metrics.map((metric) => [
    { text: words[metric.agreement] },
    { text: metric.selector },
    { text: metric.instead ?? '-' },
    { text: [...labelChanges(metric), ...metric.notes].join('; ') || '-' },
  ])
  const counted = (agreement: Agreement) => metrics.filter((metric) => metric.agreement === agreement).length
  const everywhere = Object.entries(ofKind).map(([name, target]) => `${name} → ${target}`)
  const summary = [
    `Of ${metrics.length} metrics Binnacle has ${counted('same')} without configuration, ${counted('partly')} partly, ${counted('none')} not.`,
    `Everywhere ${everywhere.join(', ')}.`,
    ...(options.width === undefined ? [] : ['With -o json, or in a pipe, selectors are whole.']),
  ].flatMap((line) => wrap(line, options.width))
  const table = metrics.length === 0 ? [] : [...renderTable(columns, rows, options), '']
  return `${[...table, ...summary].join('\n')}\n`
}

/** Without those that change with every metric. */
function labelChanges({ agreement, renamed, missing }: MetricMigration): string[] {
  if (agreement === 'none') return []
  const changes = Object.entries(renamed).flatMap(([name, target]) =>
    name in ofKind ? [] : `label ${name} → ${target}`,
  )
  return missing.length > 0 ? [...changes, `without label ${missing.join(', ')}`] : changes
}

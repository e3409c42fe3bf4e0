import { renderTable, type TableOptions } from '../print/table.ts'
import { type Agreement, type MetricMigration, ofKind } from './migration.ts'

const words: Readonly<Record<Agreement, string>> = { same: 'yes', partly: 'partly', none: 'no' }

/** A line for each metric, and how many there are of which sort; with its last line end. */
export function formatMigration(metrics: readonly MetricMigration[], options: TableOptions): string {
  const rows = metrics.map((metric) => [
    { text: words[metric.agreement] },
    { text: metric.selector },
    { text: metric.instead ?? '-' },
    { text: [...labelChanges(metric), ...metric.notes].join('; ') || '-' },
  ])
  const columns = ['HAS IT', 'METRIC', 'INSTEAD', 'WHAT CHANGES'].map((header) => ({ header }))
  const counted = (agreement: Agreement) => metrics.filter((metric) => metric.agreement === agreement).length
  const summary = `Of ${metrics.length} metrics Binnacle has ${counted('same')} without configuration, ${counted('partly')} partly, ${counted('none')} not.\nEverywhere ${Object.entries(
    ofKind,
  )
    .map(([name, target]) => `${name} → ${target}`)
    .join(', ')}.`
  return metrics.length === 0
    ? `${summary}\n`
    : `${[...renderTable(columns, rows, options), '', summary].join('\n')}\n`
}

/** Without those that change with every metric. */
function labelChanges({ agreement, renamed, missing }: MetricMigration): string[] {
  if (agreement === 'none') return []
  const changes = Object.entries(renamed).flatMap(([name, target]) =>
    name in ofKind ? [] : `label ${name} → ${target}`,
  )
  return missing.length > 0 ? [...changes, `without label ${missing.join(', ')}`] : changes
}

import { healthStates } from '../../health/index.ts'
import { formatGroupKind, formatTime, humanDuration } from '../../object/index.ts'
import type { ReportChange, ReportRow, TimeRange } from '../../view/index.ts'
import { renderTable, type TableColumn, type TableOptions } from '../print/table.ts'
import { csvLine } from './csv.ts'

/** What was found out. */
export interface Report {
  readonly range: TimeRange
  readonly rows: readonly ReportRow[]
  /** Present when they were asked for. */
  readonly changes?: readonly ReportChange[]
}

/** As one document of JSON: times as RFC 3339, durations in seconds. */
export function reportJson({ range, rows, changes }: Report): string {
  const document = {
    since: formatTime(range.from),
    until: formatTime(range.to),
    rows: rows.map(({ states, ...row }) => ({
      group: row.group,
      kind: row.kind,
      ...(row.namespace !== '' && { namespace: row.namespace }),
      ...(row.name !== '' && { name: row.name }),
      resources: row.resources,
      availability: row.availability ?? null,
      seconds: {
        ...Object.fromEntries(healthStates.map((state) => [state, states[state] / 1000])),
        unobserved: row.unobserved / 1000,
        absent: row.absent / 1000,
      },
      transitions: row.transitions,
      outages: { count: row.outages, longestSeconds: row.longestOutage / 1000 },
      specChanges: row.specChanges,
    })),
    ...(changes && { changes: changes.map((change) => ({ ...change, at: formatTime(change.at) })) }),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** The rows, or the changes when they were asked for: a line for each field that changed. */
export function reportCsv({ rows, changes }: Report): string {
  return changes ? changesCsv(changes) : rowsCsv(rows)
}

function rowsCsv(rows: readonly ReportRow[]): string {
  const header = [
    'group',
    'kind',
    'namespace',
    'name',
    'resources',
    'availability',
    ...healthStates.map((state) => `${state}_seconds`),
    'unobserved_seconds',
    'absent_seconds',
    'transitions',
    'outages',
    'longest_outage_seconds',
    'spec_changes',
  ]
  const lines = rows.map((row) =>
    csvLine([
      row.group,
      row.kind,
      row.namespace,
      row.name,
      row.resources,
      row.availability,
      ...healthStates.map((state) => row.states[state] / 1000),
      row.unobserved / 1000,
      row.absent / 1000,
      row.transitions,
      row.outages,
      row.longestOutage / 1000,
      row.specChanges,
    ]),
  )
  return csvLine(header) + lines.join('')
}

function changesCsv(changes: readonly ReportChange[]): string {
  const header = [
    'time',
    'group',
    'kind',
    'namespace',
    'name',
    'what',
    'generation',
    'managers',
    'path',
    'before',
    'after',
    'manager',
  ]
  const lines = changes.flatMap((change) => {
    const { at, group, kind, namespace, name, what, generation, managers } = change
    const common = [formatTime(at), group, kind, namespace, name, what, generation, managers.join(' ')]
    const fields = change.changes ?? []
    if (fields.length === 0) return [csvLine([...common, '', '', '', ''])]
    return fields.map(({ path, before, after, manager }) =>
      csvLine([...common, path, valueText(before), valueText(after), manager]),
    )
  })
  return csvLine(header) + lines.join('')
}

/** Lines for a terminal of 80 columns; the changes below the rows. */
export function reportTable(report: Report, options: TableOptions): string {
  const { range, rows, changes } = report
  if (rows.length === 0) return 'No resources are known of in this time.\n'
  const isByKind = rows.every(({ name }) => name === '')
  const columns: readonly TableColumn[] = [
    { header: isByKind ? 'KIND' : 'RESOURCE', least: 16 },
    ...(isByKind ? [{ header: 'COUNT', align: 'right' } as const] : []),
    { header: 'AVAILABLE', align: 'right' },
    { header: 'DEGRADED', align: 'right' },
    { header: 'OTHER', align: 'right' },
    { header: 'UNOBSERVED', align: 'right' },
    { header: 'OUTAGES', align: 'right' },
    { header: 'LONGEST', align: 'right' },
    { header: 'CHANGES', align: 'right' },
  ]
  const lines = renderTable(
    columns,
    rows.map((row) => tableRow(row, isByKind).map((text) => ({ text }))),
    options,
  )
  const span = `From ${formatTime(range.from)} to ${formatTime(range.to)}.`
  return `${[span, '', ...lines, ...(changes ? ['', ...changeLines(changes)] : [])].join('\n')}\n`
}

function tableRow(row: ReportRow, isByKind: boolean): string[] {
  const { states, availability, unobserved, outages, longestOutage, specChanges } = row
  const other = states.progressing + states.suspended + states.terminating + states.unknown
  const subject = isByKind
    ? [formatGroupKind(row), String(row.resources)]
    : [`${row.kind}/${row.namespace === '' ? '' : `${row.namespace}/`}${row.name}`]
  return [
    ...subject,
    availability === undefined ? '-' : percent(availability),
    durationText(states.degraded),
    durationText(other),
    durationText(unobserved),
    outages === 0 ? '-' : String(outages),
    durationText(longestOutage),
    specChanges === 0 ? '-' : String(specChanges),
  ]
}

function changeLines(changes: readonly ReportChange[]): string[] {
  return changes.flatMap(
    ({ at, kind, namespace, name, what, generation, managers, changes: fields, cut }) => {
      const by = managers.length > 0 ? ` by ${managers.join(', ')}` : ''
      const which = what === 'spec' ? `changed to generation ${generation}` : words[what]
      const head = `${formatTime(at)}  ${kind}/${namespace === '' ? '' : `${namespace}/`}${name} ${which}${by}`
      const more = cut === undefined ? [] : [`    and ${cut} more`]
      const unknown = what === 'spec' && !fields ? ['    what changed is not known'] : []
      return [
        head,
        ...unknown,
        ...(fields ?? []).map(
          ({ path, before, after }) =>
            `    ${path}: ${valueText(before) || 'none'} → ${valueText(after) || 'none'}`,
        ),
        ...more,
      ]
    },
  )
}

const words = { created: 'created', 'deletion-asked': 'asked to be deleted', deleted: 'deleted' } as const

/** Never rounded up to all: 99.996 % is not 100 %. */
function percent(share: number): string {
  const text = (Math.floor(share * 10_000) / 100).toFixed(2)
  return `${text}%`
}

function durationText(ms: number): string {
  return ms === 0 ? '-' : humanDuration(ms)
}

function valueText(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

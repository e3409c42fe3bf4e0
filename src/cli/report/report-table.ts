import { healthStates } from '../../health/index.ts'
import { formatGroupKind, formatTime, humanDuration } from '../../object/index.ts'
import { type FieldChange, isHealthyThroughout, type ReportChange, type ReportRow } from '../../view/index.ts'
import { onOneLine, renderTable, type TableColumn, type TableOptions } from '../print/table.ts'
import { type Report, valueText } from './report-output.ts'

export interface ReportTableOptions extends TableOptions {
  /** All that is known of each state; default false. */
  readonly wide?: boolean
  /** Also what was healthy throughout; default false. */
  readonly all?: boolean
}

/** Lines for a terminal of 80 columns: what was not healthy throughout, how many were, and below them the changes. */
export function reportTable(report: Report, options: ReportTableOptions): string {
  const { rows: known, changes } = report
  const { wide = false, all = false } = options
  if (known.length === 0) return 'No resources are known of in this time.\n'
  const rows = all ? known : known.filter((row) => !isHealthyThroughout(row))
  const blocks = [
    [spanLine(report), meaning],
    tableLines(rows, options, wide),
    closingLines(known.length - rows.length),
    changes ? changeLines(changes) : [],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const meaning = 'AVAIL is the healthy share of the time observed, without the time suspended.'

function spanLine({ range, observedFrom }: Report): string {
  if (observedFrom === undefined) return `From ${formatTime(range.from)} to ${formatTime(range.to)}.`
  return `Observed from ${formatTime(observedFrom)} to ${formatTime(range.to)}, not before.`
}

function closingLines(healthy: number): string[] {
  return healthy === 0 ? [] : [`${healthy} healthy throughout; --all shows them.`]
}

function tableLines(rows: readonly ReportRow[], options: TableOptions, wide: boolean): string[] {
  if (rows.length === 0) return []
  const shown = columnsOf(rows, wide)
  return renderTable(
    shown.map(({ column }) => column),
    rows.map((row) => shown.map(({ cell }) => ({ text: cell(row) }))),
    options,
  )
}

interface Column {
  readonly column: TableColumn
  readonly cell: (row: ReportRow) => string
}

/** What of all rows is nothing has no column. */
function columnsOf(rows: readonly ReportRow[], wide: boolean): Column[] {
  const figures: readonly Column[] = [
    figure('AVAIL', availabilityText),
    ...(wide ? stateColumns : briefStateColumns),
    figure('OUTAGES', ({ outages }) => countText(outages)),
    figure('LONGEST', ({ longestOutage }) => durationText(longestOutage)),
    figure('CHANGES', ({ specChanges }) => countText(specChanges)),
  ]
  const told = figures.filter(({ cell }) => rows.some((row) => cell(row) !== '-'))
  return [...subjectColumns(rows), ...told]
}

const briefStateColumns: readonly Column[] = [
  figure('DEGRADED', ({ states }) => durationText(states.degraded)),
  figure('OTHER', ({ states }) =>
    durationText(states.progressing + states.suspended + states.terminating + states.unknown),
  ),
  // Between two looks there are some milliseconds.
  figure('UNOBSERVED', ({ unobserved }) => durationText(unobserved < 1_000 ? 0 : unobserved)),
]

/** Every state with its share of the time that the resource was there. */
const stateColumns: readonly Column[] = [
  ...healthStates.map((state) => figure(state.toUpperCase(), (row) => shareText(row.states[state], row))),
  figure('UNOBSERVED', (row) => shareText(row.unobserved, row)),
]

function shareText(part: number, { states, unobserved }: ReportRow): string {
  const there = healthStates.reduce((sum, state) => sum + states[state], unobserved)
  return part === 0 ? '-' : `${durationText(part)} ${percent(part / there)}`
}

/** Of resources that are all of one kind the kind stands above them. */
function subjectColumns(rows: readonly ReportRow[]): Column[] {
  if (rows.every(({ name }) => name === ''))
    return [
      { column: { header: 'KIND', least: 12 }, cell: (row) => kindOf(row, rows) },
      figure('COUNT', ({ resources }) => String(resources)),
    ]
  const [first] = rows
  const isOne = rows.every(({ group, kind }) => group === first?.group && kind === first.kind)
  const header = isOne ? (first?.kind.toUpperCase() ?? '') : 'RESOURCE'
  const cell = (row: ReportRow) => (isOne ? nameOf(row) : `${row.kind}/${nameOf(row)}`)
  return [{ column: { header, least: 12, cut: 'middle' }, cell }]
}

/** With its group only where two kinds have one name. */
function kindOf(row: ReportRow, rows: readonly ReportRow[]): string {
  return rows.some(({ kind, group }) => kind === row.kind && group !== row.group)
    ? formatGroupKind(row)
    : row.kind
}

function figure(header: string, cell: Column['cell']): Column {
  return { column: { header, align: 'right' }, cell }
}

function nameOf({ namespace, name }: Pick<ReportRow, 'namespace' | 'name'>): string {
  return namespace === '' ? name : `${namespace}/${name}`
}

function changeLines(changes: readonly ReportChange[]): string[] {
  return changes.flatMap((change) => {
    const { at, kind, what, generation, managers, changes: fields, cut } = change
    const by = managers.length > 0 ? ` by ${managers.join(', ')}` : ''
    const which = what === 'spec' ? `changed to generation ${generation}` : words[what]
    const more = cut === undefined ? [] : [`    and ${cut} more`]
    const unknown = what === 'spec' && !fields ? ['    what changed is not known'] : []
    return [
      `${formatTime(at)}  ${kind}/${nameOf(change)} ${which}${by}`,
      ...unknown,
      ...(fields ?? []).map(fieldLine),
      ...more,
    ]
  })
}

function fieldLine({ path, before, after }: FieldChange): string {
  return onOneLine(`${path}: ${valueText(before) || 'none'} → ${valueText(after) || 'none'}`).replace(
    /^/,
    '    ',
  )
}

const words = { created: 'created', 'deletion-asked': 'asked to be deleted', deleted: 'deleted' } as const

/** Of what was only ever suspended there is nothing to say. */
function availabilityText({ availability, states }: ReportRow): string {
  if (availability !== undefined) return percent(availability)
  return states.suspended > 0 ? '-' : '?'
}

/** Never rounded up to all: 99.996 % is not 100 %. */
function percent(share: number): string {
  const text = (Math.floor(share * 10_000) / 100).toFixed(2)
  return `${text}%`
}

function durationText(ms: number): string {
  return ms === 0 ? '-' : humanDuration(ms)
}

function countText(count: number): string {
  return count === 0 ? '-' : String(count)
}

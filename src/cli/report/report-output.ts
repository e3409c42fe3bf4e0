import { healthStates } from '../../health/index.ts'
import { formatTime } from '../../object/index.ts'
import type { ReportChange, ReportRow, TimeRange } from '../../view/index.ts'
import { csvLine } from './csv.ts'

/** What was found out. */
export interface Report {
  readonly range: TimeRange
  /** When observation began, where that is within the range. */
  readonly observedFrom?: number
  readonly rows: readonly ReportRow[]
  /** Present when they were asked for. */
  readonly changes?: readonly ReportChange[]
}

/** As one document of JSON: times as RFC 3339, durations in seconds. */
export function reportJson({ range, observedFrom, rows, changes }: Report): string {
  const document = {
    since: formatTime(range.from),
    until: formatTime(range.to),
    ...(observedFrom !== undefined && { observedSince: formatTime(observedFrom) }),
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

/** A value of JSON as people read it: text as it stands, nothing for what is not there. */
export function valueText(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

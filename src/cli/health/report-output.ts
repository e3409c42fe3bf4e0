import { stringify } from 'yaml'
import { healthStates, unsureBelow } from '../../health/index.ts'
import { formatGroupKind, parseApiVersion } from '../../object/index.ts'
import { healthLabel, inHealthColor, whyOf } from '../print/health-glyph.ts'
import { renderTable, type TableCell, type TableColumn } from '../print/table.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import type { HealthReport } from './health-report.ts'

/** Turns reports into text. Formats that can do so write each at once. */
export interface HealthOutput {
  /** What can be written now; may be empty. */
  add(report: HealthReport): string
  end(): string
}

export type HealthOutputFormat = 'table' | 'json' | 'yaml' | 'jsonl'

export const healthOutputs: Readonly<Record<HealthOutputFormat, (style: TerminalStyle) => HealthOutput>> = {
  jsonl: () => ({ add: (report) => `${JSON.stringify(report)}\n`, end: () => '' }),
  json: jsonOutput,
  yaml: () => ({ add: (report) => `---\n${stringify(report)}`, end: () => '' }),
  table: tableOutput,
}

/** One array, written entry by entry. */
function jsonOutput(): HealthOutput {
  let count = 0
  return {
    add(report) {
      const text = JSON.stringify(report, undefined, 2).replaceAll('\n', '\n  ')
      return `${count++ === 0 ? '[' : ','}\n  ${text}`
    },
    end: () => (count === 0 ? '[]\n' : '\n]\n'),
  }
}

/** A table needs all rows for its widths. Worst first, then in the order of the input. */
function tableOutput(style: TerminalStyle): HealthOutput {
  const reports: HealthReport[] = []
  return {
    add(report) {
      reports.push(report)
      return ''
    },
    end() {
      if (reports.length === 0) return ''
      const rank = (report: HealthReport) => healthStates.indexOf(report.health.state)
      const sorted = reports.toSorted((one, other) => rank(one) - rank(other))
      return `${renderReports(sorted, style).join('\n')}\n`
    },
  }
}

function renderReports(reports: readonly HealthReport[], style: TerminalStyle): string[] {
  const namespaced = reports.some(({ namespace }) => namespace !== '')
  const columns: TableColumn[] = [
    { header: 'HEALTH' },
    { header: 'KIND', least: 12 },
    ...(namespaced ? [{ header: 'NAMESPACE', least: 9 }] : []),
    { header: 'NAME', least: 12 },
    { header: 'WHY', least: 10 },
  ]
  const rows = reports.map(({ apiVersion, kind, namespace, name, health }): TableCell[] => {
    const label = healthLabel(health.state, {
      unicode: style.unicode,
      unsure: health.certainty < unsureBelow,
    })
    return [
      { text: label, paint: (text) => inHealthColor(health.state, text) },
      { text: formatGroupKind({ group: parseApiVersion(apiVersion).group, kind }) },
      ...(namespaced ? [{ text: namespace }] : []),
      { text: name },
      { text: whyOf(health) },
    ]
  })
  return renderTable(columns, rows, style)
}

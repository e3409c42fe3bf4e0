import { systemClock } from '../../base/index.ts'
import type { HealthState } from '../../health/index.ts'
import { queryRows, type ResourceRow } from '../../view/index.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import type { RowChange } from './row-sink.ts'
import { formatRows, type GetFormat, rowDocument } from './rows-output.ts'

export interface RowPrinterOptions {
  readonly output: GetFormat
  /** Whether rows of several namespaces may come. */
  readonly namespaces: boolean
  readonly style: TerminalStyle
  /** Undefined for all. */
  readonly states: readonly HealthState[] | undefined
}

/** How many rows the widths of later lines are taken from. */
const widthSample = 200

/** Prints resources on stdout: those that there are, worst first, and then one by one what becomes of them. */
export class RowPrinter {
  readonly #options: RowPrinterOptions
  /** Columns of later lines are as wide as of these. */
  readonly #shown: ResourceRow[] = []
  /** Those that were told last in a state that was asked for: they are told once more when they leave it. */
  readonly #wanted = new Set<string>()

  constructor(options: RowPrinterOptions) {
    this.#options = options
  }

  list(all: Iterable<ResourceRow>): void {
    const { states, output } = this.#options
    const { rows } = queryRows(all, { ...(states && { states }) })
    this.#shown.push(...rows.slice(0, widthSample))
    for (const { uid } of rows) this.#wanted.add(uid)
    // Lines come after it, so that it is no whole document.
    process.stdout.write(formatRows(output === 'json' ? 'jsonl' : output, rows, this.#table))
  }

  change(change: RowChange): void {
    const { row, deleted } = change
    const known = this.#wanted.delete(row.uid)
    const isIn = this.#options.states?.includes(row.verdict.state) ?? true
    if (isIn && !deleted) this.#wanted.add(row.uid)
    if (!isIn && !known) return
    process.stdout.write(this.#line(change))
    if (this.#shown.length === 0) this.#shown.push(row)
  }

  #line({ row, deleted }: RowChange): string {
    const { output } = this.#options
    switch (output) {
      case 'json':
      case 'jsonl':
        return `${JSON.stringify({ ...rowDocument(row), ...(deleted && { deleted }) })}\n`
      case 'table':
      case 'wide': {
        const gone = { ...row.verdict, state: 'terminating', reason: 'Deleted', message: '' } as const
        const told = deleted ? { ...row, verdict: gone } : row
        const lines = formatRows(output, [...this.#shown, told], this.#table)
          .trimEnd()
          .split('\n')
        return `${(this.#shown.length === 0 ? lines : lines.slice(-1)).join('\n')}\n`
      }
      default:
        return formatRows(output, [row], this.#table)
    }
  }

  get #table() {
    const { namespaces, style } = this.#options
    return { namespaces, style, now: systemClock.now() }
  }
}

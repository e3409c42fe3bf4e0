import { systemClock } from '../../base/index.ts'
import type { EventRow } from '../../view/index.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import { type EventsFormat, formatEvents } from './events-output.ts'

export interface EventPrinterOptions {
  readonly output: EventsFormat
  /** Whether events of several namespaces may come. */
  readonly namespaces: boolean
  readonly style: TerminalStyle
}

/** How many rows the widths of later lines are taken from. */
const widthSample = 200

/** Prints events on stdout: those that there are, and then one by one what occurs. */
export class EventPrinter {
  readonly #options: EventPrinterOptions
  /** Columns of later lines are as wide as of these. */
  #sample: readonly EventRow[] = []

  constructor(options: EventPrinterOptions) {
    this.#options = options
  }

  /** Whether words for people may stand beside it. */
  get isForPeople(): boolean {
    return this.#options.output === 'table' || this.#options.output === 'wide'
  }

  /** The newest last. `following`: lines will come after it, so that it is no whole document. */
  list(rows: readonly EventRow[], following = false): void {
    this.#sample = rows.slice(-widthSample)
    process.stdout.write(this.#format(rows, following))
  }

  line(row: EventRow): void {
    if (!this.isForPeople || this.#sample.length === 0) {
      process.stdout.write(this.#format([row], true))
      if (this.isForPeople) this.#sample = [row]
      return
    }
    const lines = this.#format([...this.#sample, row], true)
      .trimEnd()
      .split('\n')
    process.stdout.write(`${lines.at(-1)}\n`)
  }

  #format(rows: readonly EventRow[], following: boolean): string {
    const { output, namespaces, style } = this.#options
    const format = following && output === 'json' ? 'jsonl' : output
    return formatEvents(format, rows, { namespaces, style, now: systemClock.now() })
  }
}

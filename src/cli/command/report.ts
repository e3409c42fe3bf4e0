import { systemClock } from '../../base/index.ts'
import { HistoryError, type HistoryFilter, readHistory, type SqliteReader } from '../../monitor/index.ts'
import type { GroupKind } from '../../object/index.ts'
import { isNameOfKind, reportChanges, reportKinds, reportRows } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { type Report, reportCsv, reportJson } from '../report/report-output.ts'
import { reportTable } from '../report/report-table.ts'
import { readPoint } from '../report/time-option.ts'

export interface ReportOptions {
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly since: string
  readonly until?: string
  readonly groupBy: 'resource' | 'kind'
  readonly changes?: boolean
  /** Also what was healthy throughout; other formats than tables always have it. */
  readonly all?: boolean
  readonly output: 'table' | 'wide' | 'json' | 'csv'
  readonly history?: string
  /** Of no use: said rather than unknown, because the other commands have it. */
  readonly server?: string
}

/** `binnacle report`: what was in which state for how long, and what changed and by whom, from a history's file. */
export async function report(options: ReportOptions): Promise<number> {
  const history = fileOf(options)
  const now = systemClock.now()
  const style = readTerminalStyle(process.env, process.stdout)
  const found = await gather(options, history, now)
  const all = options.all ?? isOfOne(options)
  const formats = {
    json: reportJson,
    csv: reportCsv,
    table: (told: Report) => reportTable(told, { ...style, all }),
    wide: (told: Report) => reportTable(told, { ...style, width: undefined, wide: true, all }),
  }
  process.stdout.write(formats[options.output](found))
  return exitCode.ok
}

/** What befell every resource is in no answer of a server; of one it tells. Throws a `CommandError`. */
function fileOf({ history, server }: ReportOptions): string {
  if (history !== undefined && server === undefined) return history
  throw new CommandError(
    `${server === undefined ? 'report' : '--server does not go with report, which'} reads the file that a monitor keeps with ` +
      '--history FILE: give that file, in a cluster in the pod (docs/install.md); ' +
      "what befell one resource is told by 'binnacle describe KIND NAME --server URL'",
    exitCode.usage,
  )
}

/** Who asks for one resource, or for kinds, wants to see it however it fared. */
function isOfOne({ kind, name, groupBy }: ReportOptions): boolean {
  return groupBy === 'kind' || name !== undefined || (kind?.includes('/') ?? false)
}

/** While a monitor writes it, a file is as old as this at most, milliseconds. */
const live = 10_000

async function gather(options: ReportOptions, history: string, now: number): Promise<Report> {
  const from = readPoint('--since', options.since, now)
  const until = options.until === undefined ? now : readPoint('--until', options.until, now)
  if (from >= until) throw new CommandError('--since has to be before --until', exitCode.usage)
  const reader = await open(history)
  try {
    return reader.snapshot(() => read(reader, options, from, until))
  } catch (error) {
    throw asCommandError(error)
  } finally {
    reader.close()
  }
}

function read(reader: SqliteReader, options: ReportOptions, from: number, until: number): Report {
  const { heartbeat } = reader
  // What a running monitor has not written yet is not a gap.
  const to = until > heartbeat && until - heartbeat < live ? heartbeat : until
  const range = { from, to }
  const filter = filterOf(options, reader.kinds())
  const lives = [...reader.subjects(filter, range)]
  const spans = reader
    .spans(filter, range)
    .map((span) => ({ ...span, until: span.until ?? Math.max(span.from, heartbeat) }))
  const rows = reportRows(lives, spans, range)
  const observedFrom = Math.min(...spans.map((span) => span.from))
  return {
    range,
    ...(observedFrom > from && observedFrom < to && { observedFrom }),
    rows: options.groupBy === 'kind' ? reportKinds(rows) : rows,
    ...(options.changes && { changes: reportChanges(lives, range) }),
  }
}

async function open(file: string): Promise<SqliteReader> {
  try {
    return await readHistory(file)
  } catch (error) {
    throw asCommandError(error)
  }
}

function asCommandError(error: unknown): unknown {
  return error instanceof HistoryError
    ? new CommandError(error.message, exitCode.no, { cause: error })
    : error
}

function filterOf({ kind, name, namespace }: ReportOptions, known: readonly GroupKind[]): HistoryFilter {
  const [kindName, own] = kind?.includes('/') ? kind.split('/', 2) : [kind, name]
  const kinds = kindName === undefined ? undefined : known.filter((one) => isNamed(kindName, one))
  if (kinds?.length === 0) {
    const names = known.map((one) => one.kind).join(', ')
    throw new CommandError(`the history knows no kind ${kindName}; it has ${names || 'none'}`)
  }
  return {
    ...(kinds && { kinds }),
    ...(own !== undefined && { name: own }),
    ...(namespace !== undefined && { namespaces: [namespace] }),
  }
}

/** History knows no plurals: they are guessed, as apimachinery's UnsafeGuessKindToResource does. */
function isNamed(name: string, { group, kind }: GroupKind): boolean {
  const singular = kind.toLowerCase()
  const resource = /s$/.test(singular) ? `${singular}es` : singular.replace(/y$/, 'ie').concat('s')
  return isNameOfKind(name, { group, version: '', kind, resource, namespaced: true }, { singular })
}

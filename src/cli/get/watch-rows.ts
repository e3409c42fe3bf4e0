import { silentLogger, systemClock } from '../../base/index.ts'
import { listerWatcher, Reflector } from '../../cache/index.ts'
import type { Client } from '../../client/index.ts'
import type { HealthState } from '../../health/index.ts'
import { queryRows, type ResourceRow } from '../../view/index.ts'
import { exitCode } from '../exit-code.ts'
import type { Progress } from '../print/progress.ts'
import type { TerminalStyle } from '../print/terminal-style.ts'
import { aborted } from '../termination.ts'
import type { Selection } from './gather.ts'
import { judge } from './judge.ts'
import { type RowChange, RowSink } from './row-sink.ts'
import { formatRows, type GetFormat, rowDocument } from './rows-output.ts'
import type { Target } from './target.ts'

export interface WatchRowsOptions {
  readonly client: Client
  readonly targets: readonly Target[]
  readonly selection: Selection
  readonly states: readonly HealthState[] | undefined
  readonly output: GetFormat
  readonly namespaces: boolean
  readonly style: TerminalStyle
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** How many rows the widths of later lines are taken from. */
const widthSample = 200

/** Prints what there is, worst first, and then each change as it comes, until the signal. */
export async function watchRows(options: WatchRowsOptions): Promise<number> {
  const { targets, progress, signal } = options
  const shown: ResourceRow[] = []
  let listed = false
  const onChange = (change: RowChange) => {
    if (listed && isWanted(change.row, options)) printChange(change, shown, options)
  }
  const watches = targets.map((target) => {
    const sink = new RowSink((object) => judge(target, object, systemClock.now()), onChange)
    return { sink, reflector: reflectorOf(target, sink, options) }
  })
  for (const { reflector } of watches) reflector.start(signal)
  await settled(watches, progress, signal)
  progress.clear()
  const rows = queryRows(
    watches.flatMap(({ sink }) => sink.rows).filter((row) => isWanted(row, options)),
    {},
  ).rows
  shown.push(...rows.slice(0, widthSample))
  print(rows, options)
  listed = true
  await aborted(signal)
  await Promise.all(watches.map(({ reflector }) => reflector.stop()))
  return exitCode.ok
}

function reflectorOf(
  { resource }: Target,
  sink: RowSink,
  { client, selection }: WatchRowsOptions,
): Reflector {
  const { namespace, name, labelSelector, fieldSelector } = selection
  const fields = [fieldSelector, name === undefined ? undefined : `metadata.name=${name}`]
    .filter(Boolean)
    .join(',')
  const scope = resource.namespaced && namespace !== undefined ? { namespace } : {}
  return new Reflector({
    listerWatcher: listerWatcher(client, resource, {
      ...scope,
      ...(labelSelector !== undefined && { labelSelector }),
      ...(fields !== '' && { fieldSelector: fields }),
    }),
    sink,
    clock: systemClock,
    random: Math.random,
    logger: { ...silentLogger, info: tell, warn: tell, error: tell },
  })
}

/** Outages, once each, and their ends: rows on stdout are what was last known. */
function tell(message: string): void {
  process.stderr.write(`binnacle: ${message}\n`)
}

/** Resolves when every kind is listed, or has said why it cannot be. */
async function settled(
  watches: readonly { reflector: Reflector }[],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const isSettled = ({ reflector }: { reflector: Reflector }) =>
    reflector.hasSynced || reflector.lastError !== undefined
  while (!signal.aborted) {
    const done = watches.filter(isSettled).length
    if (done === watches.length) return
    progress.show(`read ${done} of ${watches.length} kinds`)
    await new Promise<void>((resolve) => systemClock.setTimer(50, resolve))
  }
}

function isWanted({ verdict }: ResourceRow, { states }: WatchRowsOptions): boolean {
  return states === undefined || states.includes(verdict.state)
}

function print(rows: readonly ResourceRow[], { output, namespaces, style }: WatchRowsOptions): void {
  const format = output === 'json' ? 'jsonl' : output
  process.stdout.write(formatRows(format, rows, { namespaces, style, now: systemClock.now() }))
}

function printChange(
  { row, deleted }: RowChange,
  shown: readonly ResourceRow[],
  options: WatchRowsOptions,
): void {
  const { output, namespaces, style } = options
  switch (output) {
    case 'json':
    case 'jsonl':
      process.stdout.write(`${JSON.stringify({ ...rowDocument(row), ...(deleted && { deleted }) })}\n`)
      return
    case 'table':
    case 'wide': {
      const told = deleted ? { ...row, verdict: { ...row.verdict, message: 'deleted' } } : row
      const text = formatRows(output, [...shown, told], { namespaces, style, now: systemClock.now() })
      process.stdout.write(`${text.trimEnd().split('\n').at(-1)}\n`)
      return
    }
    default:
      print([row], options)
  }
}

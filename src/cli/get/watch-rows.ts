import { silentLogger, systemClock } from '../../base/index.ts'
import { type ListerWatcher, listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import { queryRows, type ResourceRow } from '../../view/index.ts'
import { exitCode } from '../exit-code.ts'
import type { Progress } from '../print/progress.ts'
import { aborted } from '../termination.ts'
import { judge } from './judge.ts'
import { type Question, spansNamespaces } from './question.ts'
import { type RowChange, RowSink } from './row-sink.ts'
import { formatRows, rowDocument } from './rows-output.ts'
import type { Target } from './target.ts'

/** How many rows the widths of later lines are taken from. */
const widthSample = 200

/** Prints what there is, worst first, and then each change as it comes, until the signal. */
export async function watchRows(question: Question, signal: AbortSignal): Promise<number> {
  const { targets, progress } = question
  const shown: ResourceRow[] = []
  /** Those that were told last in a state that was asked for: they are told once more when they leave it. */
  const wanted = new Set<string>()
  let listed = false
  const onChange = (change: RowChange) => {
    if (!listed) return
    const { uid } = change.row
    const known = wanted.delete(uid)
    const isIn = isWanted(change.row, question)
    if (isIn && !change.deleted) wanted.add(uid)
    if (!isIn && !known) return
    printChange(change, shown, question)
    if (shown.length === 0) shown.push(change.row)
  }
  const watches = targets.map((target) => {
    const sink = new RowSink((object) => judge(target, object, systemClock.now()), onChange)
    return { sink, reflector: reflectorOf(target, sink, question) }
  })
  for (const { reflector } of watches) reflector.start(signal)
  await settled(watches, progress, signal)
  progress.clear()
  const all = watches.flatMap(({ sink }) => sink.rows)
  const { rows } = queryRows(all, { ...(question.states && { states: question.states }) })
  shown.push(...rows.slice(0, widthSample))
  for (const { uid } of rows) wanted.add(uid)
  print(rows, question)
  listed = true
  await aborted(signal)
  await Promise.all(watches.map(({ reflector }) => reflector.stop()))
  return exitCode.ok
}

function reflectorOf({ resource }: Target, sink: RowSink, { client, selection }: Question): Reflector {
  const { namespace, name, labelSelector, fieldSelector } = selection
  const fields = [fieldSelector, name === undefined ? undefined : `metadata.name=${name}`]
    .filter(Boolean)
    .join(',')
  const scope = resource.namespaced && namespace !== undefined ? { namespace } : {}
  return tellingReflector(
    listerWatcher(client, resource, {
      ...scope,
      ...(labelSelector !== undefined && { labelSelector }),
      ...(fields !== '' && { fieldSelector: fields }),
    }),
    sink,
  )
}

/** Tells outages on stderr, once each, and their ends: what stands on stdout is what was last known. */
export function tellingReflector(lister: ListerWatcher, sink: Sink): Reflector {
  return new Reflector({
    listerWatcher: lister,
    sink,
    clock: systemClock,
    random: Math.random,
    logger: { ...silentLogger, info: tell, warn: tell, error: tell },
  })
}

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

function isWanted({ verdict }: ResourceRow, { states }: Question): boolean {
  return states === undefined || states.includes(verdict.state)
}

function print(rows: readonly ResourceRow[], question: Question): void {
  const format = question.output === 'json' ? 'jsonl' : question.output
  process.stdout.write(formatRows(format, rows, tableOptions(question)))
}

function printChange({ row, deleted }: RowChange, shown: readonly ResourceRow[], question: Question): void {
  switch (question.output) {
    case 'json':
    case 'jsonl':
      process.stdout.write(`${JSON.stringify({ ...rowDocument(row), ...(deleted && { deleted }) })}\n`)
      return
    case 'table':
    case 'wide': {
      const gone = { ...row.verdict, state: 'terminating', reason: 'Deleted', message: '' } as const
      const told = deleted ? { ...row, verdict: gone } : row
      const lines = formatRows(question.output, [...shown, told], tableOptions(question))
        .trimEnd()
        .split('\n')
      const isFirst = shown.length === 0
      process.stdout.write(`${(isFirst ? lines : lines.slice(-1)).join('\n')}\n`)
      return
    }
    default:
      print([row], question)
  }
}

function tableOptions(question: Question) {
  return { namespaces: spansNamespaces(question), style: question.style, now: systemClock.now() }
}

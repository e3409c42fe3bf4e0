import { silentLogger, systemClock } from '../../base/index.ts'
import { type ListerWatcher, listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import { exitCode } from '../exit-code.ts'
import type { Progress } from '../print/progress.ts'
import { aborted } from '../termination.ts'
import { judge } from './judge.ts'
import { type Question, spansNamespaces } from './question.ts'
import { RowPrinter } from './row-printer.ts'
import { type RowChange, RowSink } from './row-sink.ts'
import type { Target } from './target.ts'

/** Prints what there is, worst first, and then each change as it comes, until the signal. */
export async function watchRows(question: Question, signal: AbortSignal): Promise<number> {
  const { targets, progress } = question
  const printer = new RowPrinter({ ...question, namespaces: spansNamespaces(question) })
  let listed = false
  const onChange = (change: RowChange) => {
    if (listed) printer.change(change)
  }
  const watches = targets.map((target) => {
    const sink = new RowSink((object) => judge(target, object, systemClock.now()), onChange)
    return { sink, reflector: reflectorOf(target, sink, question) }
  })
  for (const { reflector } of watches) reflector.start(signal)
  await settled(watches, progress, signal)
  progress.clear()
  printer.list(watches.flatMap(({ sink }) => sink.rows))
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
    cutDeepParts: true,
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

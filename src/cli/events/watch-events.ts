import { systemClock } from '../../base/index.ts'
import { listerWatcher, type Reflector } from '../../cache/index.ts'
import { eventResource } from '../../monitor/index.ts'
import type { EventRow } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { tellingReflector } from '../get/watch-rows.ts'
import { EventSink } from './event-sink.ts'
import type { EventsQuestion } from './events-question.ts'
import { selectAsked } from './select-asked.ts'

/** Occurrences that wait until it is known whose they are; more are left out, and that is said. */
const mostWaiting = 10_000

/** Prints what there is, the newest last, and then each occurrence as it comes, until the signal. */
export async function watchEvents(question: EventsQuestion, signal: AbortSignal): Promise<number> {
  const { client, namespace, progress, printer } = question
  const waiting: EventRow[] = []
  let wake = () => {}
  const sink = new EventSink((row) => {
    if (waiting.length === mostWaiting)
      process.stderr.write(
        'binnacle: events come faster than can be told whose they are; some are left out\n',
      )
    if (waiting.length <= mostWaiting) waiting.push(row)
    wake()
  })
  const reflector = tellingReflector(
    listerWatcher(client, eventResource, namespace === undefined ? {} : { namespace }),
    sink,
  )
  signal.addEventListener('abort', () => wake(), { once: true })
  reflector.start(signal)
  try {
    await firstList(sink, reflector, question, signal)
    const shown = await selectAsked(sink.first ?? [], question)
    progress.clear()
    printer.list(shown, true)
    while (!signal.aborted) {
      const [row] = await selectAsked(waiting.splice(0, 1), question)
      if (row) printer.line(row)
      if (waiting.length > 0 || signal.aborted) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    await reflector.stop()
  }
  return exitCode.ok
}

/** Resolves when the events are listed; throws when the server denies them. */
async function firstList(
  sink: EventSink,
  reflector: Reflector,
  { progress }: EventsQuestion,
  signal: AbortSignal,
): Promise<void> {
  while (sink.first === undefined && !signal.aborted) {
    if (reflector.lastError?.kind === 'denied')
      throw new CommandError(reflector.lastError.message, exitCode.no)
    progress.show('reading events')
    await new Promise<void>((resolve) => systemClock.setTimer(50, resolve))
  }
}

import { eventResource } from '../../monitor/index.ts'
import { type EventRow, eventRowOf } from '../../view/index.ts'
import { exitCode } from '../exit-code.ts'
import { fetchNamed } from '../fetch-named.ts'
import type { EventsQuestion } from './events-question.ts'
import { selectAsked } from './select-asked.ts'

/** Prints what there is, the newest last. Ends 3 when of some it could not be told whose they are. */
export async function listEvents(question: EventsQuestion): Promise<number> {
  const { client, ownership, single, namespace, printer, progress } = question
  const all: EventRow[] = []
  for await (const { items } of client.pages(eventResource, namespace === undefined ? {} : { namespace })) {
    all.push(...items.map(eventRowOf))
    progress.show(`read ${all.length} events`)
  }
  const rows = await selectAsked(all, question)
  progress.clear()
  // When it does not exist there is another reason for no events than peace.
  if (rows.length === 0 && single) {
    const { resource, namespace: its, name = '' } = single
    await fetchNamed(client, resource, { name, namespace: its })
  }
  printer.list(rows)
  const problems = ownership?.problems ?? []
  for (const problem of problems) process.stderr.write(`binnacle: ${problem}\n`)
  if (rows.length === 0 && printer.isForPeople) process.stderr.write(noEvents(namespace))
  return problems.length === 0 ? exitCode.ok : exitCode.partly
}

/** Where there are none; for stderr, so that it is in nobody's way. */
export function noEvents(namespace: string | undefined): string {
  const where = namespace === undefined ? '' : ` in namespace ${namespace}; -A looks in all of them`
  return `No events found${where}.\n`
}

import { type EventRow, foldEvents } from '../../view/index.ts'
import type { EventsQuestion } from './events-question.ts'

/** Events that are looked up at the same time: enough to hide the latency, few enough for the server's fairness. */
const concurrency = 8

/** The events that are asked for, the oldest first, what tells the same put together. */
export async function selectAsked(
  rows: readonly EventRow[],
  { types, ownership }: EventsQuestion,
): Promise<EventRow[]> {
  const waiting = rows.filter(({ type }) => types === undefined || types.includes(type))
  const asked: EventRow[] = []
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift())
      if (ownership === undefined || (await ownership.belongs(row.regarding))) asked.push(row)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return foldEvents(asked).sort((a, b) => a.last - b.last)
}

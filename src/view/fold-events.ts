import type { EventRow } from './event-row.ts'

/**
 * Puts rows together that tell the same of the same object: same type and reason, and notes that differ at most in
 * durations, addresses and ids, for which recorders write an event each. The newest speaks for them; counts add up.
 * The order stays that of the first row of each. Pure.
 *
 * @param keyOf `foldKeyOf`, which takes some microseconds, or what it gave before
 */
export function foldEvents(
  rows: Iterable<EventRow>,
  keyOf: (row: EventRow) => string = foldKeyOf,
): EventRow[] {
  const folded = new Map<string, EventRow>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = folded.get(key)
    folded.set(key, known ? together(known, row) : row)
  }
  return [...folded.values()]
}

function together(a: EventRow, b: EventRow): EventRow {
  return {
    ...(b.last > a.last ? b : a),
    count: a.count + b.count,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
  }
}

/** The same for rows that tell the same of the same object. */
export function foldKeyOf({ regarding, type, reason, note }: EventRow): string {
  const { group, kind, namespace, name, uid } = regarding
  return JSON.stringify([group, kind, namespace, name, uid, type, reason, shapeOf(note)])
}

/** UUIDs, IPv4 addresses with their ports, durations, and hexadecimal of eight digits and more. */
const passing = new RegExp(
  [
    '\\b[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}\\b',
    '\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b',
    '\\b(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+\\b',
    '\\b(?=[a-f]*\\d)(?=\\d*[a-f])[\\da-f]{8,}\\b',
  ].join('|'),
  'gi',
)

/** What stays of a note when what differs from time to time is taken out. */
function shapeOf(note: string): string {
  return note.replace(passing, '#')
}

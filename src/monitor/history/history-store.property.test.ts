import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as sqlite from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { healthStates } from '../../health/index.ts'
import type { HistoryEntry, HistoryStore, HistorySubject, HistoryWrite, LastKnown } from './history-store.ts'
import { MemoryHistory } from './memory-history.ts'
import { SqliteHistory } from './sqlite/sqlite-history.ts'

const kinds = ['A', 'B'].map((kind) => ({ group: 'g', kind }))
const subjects: readonly HistorySubject[] = kinds.flatMap((kind) =>
  ['1', '2'].map((uid) => ({
    ...kind,
    namespace: uid === '1' ? '' : 'n',
    name: `r${uid}`,
    uid: kind.kind + uid,
  })),
)

const time = fc.integer({ min: 0, max: 100_000 })
const state = fc.constantFrom(...healthStates)
const subject = fc.constantFrom(...subjects)
const known = fc.tuple(subject, state, fc.option(time, { nil: undefined }), time).map(
  ([of, is, since, seen]): LastKnown => ({
    ...of,
    state: is,
    since,
    reason: 'Why',
    message: 'so it is',
    created: since,
    deletion: undefined,
    generation: 1,
    conditions: [{ type: 'Ready', status: 'True' }],
    seen,
  }),
)
const entry: fc.Arbitrary<HistoryEntry> = fc.oneof(
  fc.record({ at: time, what: fc.constantFrom('deletion-asked' as const, 'deleted' as const) }),
  fc.record({
    at: time,
    what: fc.constant('health' as const),
    to: state,
    from: state,
    reason: fc.string(),
    message: fc.string(),
  }),
  fc.record({
    at: time,
    what: fc.constant('condition' as const),
    type: fc.string(),
    to: fc.string(),
    reason: fc.string(),
  }),
  fc.record({
    at: time,
    what: fc.constant('spec' as const),
    generation: fc.nat(),
    managers: fc.array(fc.string()),
  }),
  fc.tuple(time, fc.constantFrom('e1', 'e2'), fc.nat()).map(([at, uid, count]) => ({
    at,
    what: 'event' as const,
    event: {
      uid,
      type: 'Normal' as const,
      reason: '',
      note: '',
      regarding: { group: 'g', kind: 'A', namespace: '', name: 'r1', uid: 'A1' },
      controller: '',
      count,
      first: at,
      last: at,
    },
  })),
)
const scope = { kind: fc.constantFrom(...kinds), namespace: fc.constantFrom(undefined, 'n') }
const write: fc.Arbitrary<HistoryWrite> = fc.oneof(
  fc.record({ what: fc.constant('known' as const), known, isFirst: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('entry' as const), subject, entry }) },
  fc.record({
    what: fc.constantFrom('watched' as const, 'unwatched' as const),
    ...scope,
    at: fc.constant(0),
  }),
)

/** Spans are told in the order of time; `at` is put in here. */
const inOrder = (writes: readonly HistoryWrite[]): HistoryWrite[] =>
  writes.map((one, index) => ('namespace' in one ? { ...one, at: index * 700 } : one))

function told(store: HistoryStore, range: { from: number; to: number }) {
  return {
    subjects: [...store.subjects({}, range)],
    ofOne: [...store.subjects({ kinds: [kinds[0]!], namespaces: ['n'], name: 'r2' }, range)],
    spans: store.spans({}, range),
    ofKind: store.spans({ kinds: [kinds[1]!], namespaces: ['n'] }, range),
    known: subjects.map(({ uid }) => store.known(uid)),
    entries: store.stats().entries,
  }
}

test('a history in memory and one in a file tell the same', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-history-'))
  const file = path.join(folder, 'history.db')
  try {
    fc.assert(
      fc.property(fc.array(write, { minLength: 10, maxLength: 60, size: 'max' }), time, (some, from) => {
        const writes = inOrder(some)
        const memory = new MemoryHistory()
        const stored = SqliteHistory.open(sqlite, { file, retention: 1e12, mostBytes: 1e9 }, 0)
        try {
          memory.write(writes)
          stored.write(writes, 100_000)
          for (const range of [
            { from: 0, to: 200_000 },
            { from, to: 100_000 },
          ])
            expect(told(stored, range)).toEqual(told(memory, range))
        } finally {
          stored.close(100_000)
          for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
        }
      }),
      { numRuns: 30 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

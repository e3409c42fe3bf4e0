import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as sqlite from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HistoryError } from '../history-error.ts'
import type { HistoryEntry, HistorySubject, LastKnown, SubjectHistory } from '../history-store.ts'
import { SqliteHistory, type SqliteHistoryOptions } from './sqlite-history.ts'
import { SqliteReader } from './sqlite-reader.ts'

const day = 86_400_000
const now = Date.UTC(2026, 0, 1)
const always = { from: 0, to: now * 2 }
const kind = { group: 'example.com', kind: 'Database' }
const subject: HistorySubject = { ...kind, namespace: 'shop', name: 'orders', uid: 'u1' }
const known: LastKnown = {
  ...subject,
  state: 'healthy',
  since: now - 1000,
  reason: 'Up',
  message: 'all is well',
  created: now - day,
  deletion: undefined,
  generation: 3,
  conditions: [{ type: 'Ready', status: 'True' }],
  seen: now,
}

const degraded = (at: number): HistoryEntry => ({
  at,
  what: 'health',
  from: 'healthy',
  to: 'degraded',
  reason: 'Down',
  message: 'no',
})

const event = (uid: string, count: number, at: number): HistoryEntry => ({
  at,
  what: 'event',
  event: {
    uid,
    type: 'Warning',
    reason: 'Failed',
    note: 'no',
    regarding: subject,
    controller: 'c',
    count,
    first: at,
    last: at,
  },
})

const told = (lives: Iterable<SubjectHistory>) =>
  [...lives].map(({ subject: { name, uid }, entries, deleted }) => ({
    name: `${name}/${uid}`,
    entries: entries.map(({ at, what }) => `${at - now} ${what}`),
    ...(deleted !== undefined && { deleted: deleted - now }),
  }))

describe('a history in a file', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-history-'))
    file = path.join(folder, 'history.db')
  })
  afterEach(() => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true })
  })

  const open = (at = now, options: Partial<SqliteHistoryOptions> = {}) =>
    SqliteHistory.open(sqlite, { file, retention: 90 * day, mostBytes: 1e9, ...options }, at)

  const errorOf = (action: () => unknown): HistoryError => {
    try {
      action()
    } catch (error) {
      if (error instanceof HistoryError) return error
      throw error
    }
    throw new Error('there was no error')
  }

  test('gives back what was written, after it was opened again too', () => {
    const first = open()
    first.write(
      [
        { what: 'watched', kind, namespace: undefined, at: now },
        { what: 'known', known },
        { what: 'entry', subject, entry: degraded(now + 5000) },
        { what: 'known', known: { ...known, state: 'degraded', since: now + 5000, seen: now + 5000 } },
      ],
      now + 6000,
    )
    first.close(now + 7000)
    const second = open(now + 60_000)
    expect(second.lastWritten).toBe(now + 7000)
    expect(second.known('u1')).toEqual({ ...known, state: 'degraded', since: now + 5000 })
    expect(told(second.subjects({}, always))).toEqual([
      { name: 'orders/u1', entries: ['-1000 health', '5000 health'] },
    ])
    expect(second.spans({}, always)).toEqual([
      { ...kind, namespace: undefined, from: now, until: now + 7000 },
    ])
    second.close(now)
  })

  test('is for its owner alone, with all that lies beside it', () => {
    const history = open()
    history.write([{ what: 'known', known }], now)
    const modes = readdirSync(folder).map(
      (name) => `${name} ${(statSync(path.join(folder, name)).mode & 0o777).toString(8)}`,
    )
    history.close(now)
    expect(modes.sort()).toEqual([
      'history.db 600',
      'history.db-lock 600',
      'history.db-lock-journal 600',
      'history.db-shm 600',
      'history.db-wal 600',
    ])
  })

  test('takes the last state before a range along', () => {
    const history = open()
    history.write(
      [
        { what: 'known', known },
        { what: 'entry', subject, entry: degraded(now + 5000) },
        { what: 'entry', subject, entry: { at: now + 6000, what: 'deletion-asked' } },
        { what: 'entry', subject, entry: { at: now + 9000, what: 'deleted' } },
      ],
      now,
    )
    expect(told(history.subjects({}, { from: now + 7000, to: now + day }))).toEqual([
      { name: 'orders/u1', entries: ['5000 health', '9000 deleted'], deleted: 9000 },
    ])
    expect(told(history.subjects({}, { from: now + 10_000, to: now + day }))).toEqual([])
    history.close(now)
  })

  test('an event that repeats takes the place of itself', () => {
    const history = open()
    history.write(
      [
        { what: 'known', known },
        { what: 'entry', subject, entry: event('e1', 1, now) },
        { what: 'entry', subject, entry: event('e2', 1, now + 1) },
        { what: 'entry', subject, entry: event('e1', 5, now + 2) },
      ],
      now,
    )
    const [life] = [...history.subjects({}, always)]
    expect(life?.entries.map((entry) => entry.what === 'event' && entry.event.count)).toEqual([1, 5])
    expect(history.stats().entries).toBe(2)
    history.close(now)
  })

  test('finds what is gone since it was last open', () => {
    const first = open()
    const other = { ...known, uid: 'u2', name: 'gone' }
    first.write(
      [
        { what: 'known', known },
        { what: 'known', known: other },
      ],
      now,
    )
    first.close(now)
    const second = open()
    second.write([{ what: 'known', known }], now)
    expect(second.unseen(kind, undefined).map(({ name }) => name)).toEqual(['gone'])
    expect(second.unseen(kind, 'elsewhere')).toEqual([])
    second.close(now)
  })

  test('a write that fails half way is not there at all', () => {
    const history = open()
    const odd = { ...known, uid: 'u3', namespace: null } as unknown as LastKnown
    const write = () =>
      history.write(
        [
          { what: 'known', known },
          { what: 'known', known: odd },
        ],
        now,
      )
    expect(errorOf(write).kind).toBe('failed')
    expect(history.known('u1')).toBeUndefined()
    history.write([{ what: 'known', known }], now)
    expect(history.known('u1')).toBeDefined()
    history.close(now)
  })

  test('lets go what is too old, but for the state that it tells', () => {
    const history = open(now, { retention: day })
    const later = now + 10 * day
    history.write(
      [
        { what: 'known', known },
        { what: 'entry', subject, entry: degraded(now + 1000) },
        { what: 'entry', subject, entry: event('e1', 1, now + 2000) },
        { what: 'entry', subject, entry: event('e2', 1, later) },
        { what: 'known', known: { ...known, uid: 'u2', name: 'old' } },
        { what: 'entry', subject: { ...subject, uid: 'u2' }, entry: { at: now, what: 'deleted' } },
      ],
      now,
    )
    while (history.prune(later));
    expect(told(history.subjects({}, always))).toEqual([
      { name: 'orders/u1', entries: ['1000 health', `${10 * day} event`] },
    ])
    expect(history.stats().entries).toBe(2)
    expect(history.stats().dropped).toBe(0)
    history.close(now)
  })

  test('keeps the state that lasts, in whatever order those before it were told', () => {
    const history = open(now, { retention: day })
    const entries = [5000, 1000, 9000, 3000].map((at) => degraded(now + at))
    history.write(
      [{ what: 'known', known }, ...entries.map((entry) => ({ what: 'entry', subject, entry }) as const)],
      now,
    )
    while (history.prune(now + day + 7000));
    expect(told(history.subjects({}, always))[0]?.entries).toEqual(['5000 health', '9000 health'])
    while (history.prune(now + 10 * day));
    expect(told(history.subjects({}, always))[0]?.entries).toEqual(['9000 health'])
    history.close(now)
  })

  test('lets go resources of a kind that nobody has watched for too long', () => {
    const first = open()
    first.write(
      [
        { what: 'watched', kind, namespace: undefined, at: now },
        { what: 'known', known },
      ],
      now,
    )
    first.close(now)
    const second = open(now, { retention: day })
    second.prune(now + day / 2)
    expect(second.known('u1')).toBeDefined()
    second.prune(now + 2 * day)
    expect(second.known('u1')).toBeUndefined()
    second.close(now)
  })

  test('lets the oldest go when the file is too large, and counts it', () => {
    const history = open(now, { mostBytes: 300_000 })
    history.write([{ what: 'known', known }], now)
    const many = Array.from({ length: 3000 }, (_, at) => event(`e${at}`, 1, now + at))
    history.write(
      many.map((entry) => ({ what: 'entry', subject, entry })),
      now,
    )
    while (history.prune(now));
    const { bytes, dropped, entries } = history.stats()
    expect(bytes).toBeLessThanOrEqual(300_000)
    expect(dropped).toBeGreaterThan(0)
    expect(entries + dropped).toBe(3000)
    history.close(now)
  })

  test('is read while it is written', () => {
    const history = open()
    history.write([{ what: 'known', known }], now)
    const reader = SqliteReader.open(sqlite, file)
    history.write([{ what: 'entry', subject, entry: degraded(now) }], now + 500)
    expect(
      told(reader.subjects({ kinds: [kind], namespaces: ['shop'], name: 'orders' }, always)),
    ).toHaveLength(1)
    expect(reader.heartbeat).toBe(now + 500)
    reader.close()
    history.close(now)
  })

  test('what is read in one go is of one moment', () => {
    const history = open()
    history.write([{ what: 'known', known }], now)
    const reader = SqliteReader.open(sqlite, file)
    const read = () => [reader.heartbeat, [...reader.subjects({}, always)].length]
    reader.snapshot(() => {
      expect(reader.heartbeat).toBe(now)
      history.write([{ what: 'known', known: { ...known, uid: 'u2' } }], now + 500)
      expect(read()).toEqual([now, 1])
    })
    expect(read()).toEqual([now + 500, 2])
    reader.close()
    history.close(now)
  })

  test('of which a part is missing is told to be faulty, not us', () => {
    open().close(now)
    const reader = SqliteReader.open(sqlite, file)
    const database = new sqlite.DatabaseSync(file)
    database.exec('DROP TABLE entry')
    database.close()
    expect(errorOf(() => reader.snapshot(() => [...reader.subjects({}, always)])).kind).toBe('failed')
    reader.close()
  })

  test('a process that is killed loses nothing that was committed, and its gap shows', async () => {
    const program = `
      import * as sqlite from 'node:sqlite'
      import { SqliteHistory } from ${JSON.stringify(path.join(import.meta.dirname, 'sqlite-history.ts'))}
      const known = ${JSON.stringify(known)}, kind = ${JSON.stringify(kind)}
      const history = SqliteHistory.open(sqlite, { file: ${JSON.stringify(file)}, retention: 1e12, mostBytes: 1e9 }, 0)
      history.write([{ what: 'watched', kind, at: 0 }, { what: 'known', known }], 0)
      for (let at = 1; ; at++) {
        history.write([{ what: 'entry', subject: known, entry: { at, what: 'condition', type: 'A', to: String(at), reason: '' } }], at)
        process.stdout.write(at + '\\n')
      }`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program])
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
      if (output.split('\n').length > 20) child.kill('SIGKILL')
    })
    await once(child, 'close')
    const committed = output.trim().split('\n').length
    const history = open()
    const [life] = [...history.subjects({}, always)]
    expect(committed).toBeGreaterThanOrEqual(20)
    expect(life?.entries.length).toBeGreaterThanOrEqual(committed)
    expect(history.spans({}, always)[0]?.until).toBe(history.lastWritten)
    expect(history.lastWritten).toBeGreaterThanOrEqual(committed)
    history.close(now)
  })

  describe('is refused, and not touched,', () => {
    test('while another one is open on it', () => {
      const first = open()
      const error = errorOf(() => open())
      expect([error.kind, error.retriable]).toEqual(['locked', true])
      first.close(now)
      open().close(now)
    })

    test('when it is no database, which nobody is told to move', () => {
      writeFileSync(file, 'this is no database at all, but a text that somebody wrote\n'.repeat(20))
      const error = errorOf(() => open())
      expect([error.kind, error.retriable]).toEqual(['damaged', false])
      expect(error.message).toMatch(/give another file/)
      expect(error.message).not.toMatch(/move/)
    })

    test('when it is a database of something else', () => {
      const database = new sqlite.DatabaseSync(file)
      database.exec('CREATE TABLE songs (name TEXT)')
      database.close()
      expect(errorOf(() => open()).kind).toBe('foreign')
    })

    test('when a later version wrote it', () => {
      open().close(now)
      const database = new sqlite.DatabaseSync(file)
      database.exec('PRAGMA user_version = 7')
      database.close()
      expect(errorOf(() => open()).message).toMatch(/schema 7.*this one knows 2/)
    })

    test('when its folder is not there', () => {
      file = path.join(folder, 'no', 'such', 'history.db')
      const error = errorOf(() => open())
      expect([error.kind, error.retriable]).toEqual(['failed', true])
    })

    test.skipIf(process.getuid?.() === 0)('when its folder may not be written', () => {
      chmodSync(folder, 0o500)
      expect(errorOf(() => open()).kind).toBe('failed')
    })

    test('to be read when there is none', () => {
      expect(errorOf(() => SqliteReader.open(sqlite, file)).message).toMatch(/there is no history/)
    })
  })

  test('that is damaged while it is open fails in words', () => {
    const history = open()
    const many = Array.from({ length: 500 }, (_, at) => ({
      ...known,
      uid: `u${at}`,
      message: 'x'.repeat(500),
    }))
    history.write(
      many.map((one) => ({ what: 'known', known: one })),
      now,
    )
    history.close(now)
    const size = 60_000
    writeFileSync(file, Buffer.alloc(size, 0x5a), { flag: 'r+' })
    expect(errorOf(() => open()).kind).toBe('damaged')
  })
})

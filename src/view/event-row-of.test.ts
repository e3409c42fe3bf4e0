import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { formatTime } from '../object/index.ts'
import { eventRowOf } from './event-row-of.ts'
import { foldEvents } from './fold-events.ts'

const event = (text: string) => eventRowOf({ metadata: {}, ...parse(text) })

describe('an event', () => {
  test.each([
    [
      '{series: {count: 3, lastObservedTime: "2026-01-01T00:05:00.5Z"}, eventTime: "2026-01-01T00:01:00Z"}',
      3,
      '00:05:00',
    ],
    ['{deprecatedCount: 4, deprecatedLastTimestamp: "2026-01-01T00:04:00Z", eventTime: null}', 4, '00:04:00'],
    ['{series: null, deprecatedCount: 0, eventTime: "2026-01-01T00:03:00.123456Z"}', 1, '00:03:00'],
    ['{deprecatedFirstTimestamp: "2026-01-01T00:02:00Z"}', 1, '00:02:00'],
    ['{metadata: {creationTimestamp: "2026-01-01T00:01:00Z"}, eventTime: never}', 1, '00:01:00'],
  ])('%s occurred %i times, last at %s', (text, count, last) => {
    const row = event(text)
    expect(row.count).toBe(count)
    expect(formatTime(row.last)).toBe(`2026-01-01T${last}Z`)
    expect(row.first).toBeLessThanOrEqual(row.last)
  })

  test('tells no secret', () => {
    expect(event('note: "login with password=SEKRET7; Bearer SEKRET8abc"').note).toBe(
      'login with password=••••••; Bearer ••••••',
    )
  })

  test('tells whom it is about and who wrote it', () => {
    expect(
      event(`
metadata: {uid: e1, creationTimestamp: "2026-01-01T00:00:00Z"}
type: Warning
reason: BackupFailed
action: Backup
note: no space left
regarding: {apiVersion: example.com/v1, kind: Database, namespace: shop, name: orders, uid: u1}
deprecatedSource: {component: database-operator}
`),
    ).toEqual({
      uid: 'e1',
      type: 'Warning',
      reason: 'BackupFailed',
      action: 'Backup',
      note: 'no space left',
      regarding: { group: 'example.com', kind: 'Database', namespace: 'shop', name: 'orders', uid: 'u1' },
      controller: 'database-operator',
      count: 1,
      first: Date.UTC(2026, 0, 1),
      last: Date.UTC(2026, 0, 1),
    })
  })

  test('of any shape at all is read', () => {
    const field = fc.constantFrom(
      'metadata',
      'series',
      'regarding',
      'count',
      'uid',
      'eventTime',
      'note',
      'type',
    )
    const { any } = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(field, tie('any'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(any, (odd) => {
        const row = eventRowOf(Object(odd) as never)
        expect(row.count).toBeGreaterThan(0)
        expect(Number.isFinite(row.first) && Number.isFinite(row.last)).toBe(true)
        expect(JSON.parse(JSON.stringify(row))).toEqual(row)
      }),
    )
  })
})

describe('events that say the same of the same object', () => {
  const row = (note: string, minute: number, count = 1) =>
    event(
      `{metadata: {uid: e${minute}}, reason: BackOff, note: '${note}', deprecatedCount: ${count}, ` +
        `regarding: {kind: Pod, uid: p}, eventTime: "2026-01-01T00:${10 + minute}:00Z"}`,
    )

  test.each([
    ['back-off 20s restarting', 'back-off 2m40s restarting', true],
    ['Get "http://10.1.2.3:8080/": refused', 'Get "http://10.1.2.4:8080/": refused', true],
    ['container 3f2a9b7c8d1e died', 'container a1b2c3d4e5f6 died', true],
    ['scaled to 3 from 1', 'scaled to 5 from 3', false],
    ['added b', 'added c', false],
  ])('%s, %s: %s', (a, b, same) => {
    expect(foldEvents([row(a, 1), row(b, 2)])).toHaveLength(same ? 1 : 2)
  })

  test('become one row: the newest, with all their times and the sum of their counts', () => {
    const [first, second] = [row('back-off 20s', 1, 3), row('back-off 40s', 5, 4)]
    const folded = { ...second, count: 7, first: first.first }
    expect(foldEvents([first, second])).toEqual([folded])
    expect(foldEvents([second, first])).toEqual([folded])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChangeLog } from './change-log.ts'

/** Writes changes such as `a1`, `b2`: a key and a value. */
function logOf(capacity: number, ...changes: string[]) {
  const log = new ChangeLog<string>(capacity)
  for (const change of changes) put(log, change)
  return log
}
const put = (log: ChangeLog<string>, change: string) => log.put(change.charAt(0), () => change)

describe('the log of changes', () => {
  test('gives what came after a position, the latest of each key', () => {
    const log = logOf(10, 'a1', 'b1', 'a2', 'c1')
    expect(log.read(0)).toEqual({ values: ['b1', 'a2', 'c1'], position: 4 })
    expect(log.read(3)).toEqual({ values: ['c1'], position: 4 })
    expect(log.read(4)).toEqual({ values: [], position: 4 })
  })

  test('does not know what is too long ago, or never was', () => {
    const log = logOf(3, 'a1', 'b1', 'c1', 'd1')
    expect(log.read(0)).toBeUndefined()
    expect(log.read(1)).toMatchObject({ values: ['b1', 'c1', 'd1'] })
    expect(log.read(5)).toBeUndefined()
  })

  test('makes a value when it is read, from what it is made from by then', () => {
    const log = new ChangeLog<string>(3)
    let made = 0
    const make = (text: string) => () => `${text} ${++made}`
    log.put('a', make('first'))
    log.put('a', make('second'))
    log.refresh('a', make('third'))
    log.refresh('b', make('never'))
    expect([made, log.end, log.size]).toEqual([0, 2, 1])
    expect(log.read(0)?.values).toEqual(['third 1'])
  })

  test('gives two readers at the same place the same batch', () => {
    const log = logOf(10, 'a1', 'b1')
    expect(log.read(1)).toBe(log.read(1))
  })

  test('whatever a reader does, it ends with the latest of each key or is told that it fell behind', () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e') }),
      fc.record({ read: fc.constant(true) }),
    )
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (steps, capacity, batchSize) => {
          const log = new ChangeLog<[string, number]>(capacity, batchSize)
          const truth = new Map<string, number>()
          let seen = new Map<string, number>()
          let position = 0
          let count = 0
          const read = () => {
            const batch = log.read(position)
            if (!batch) {
              seen = new Map(truth)
              position = log.end
              return
            }
            for (const [key, value] of batch.values) seen.set(key, value)
            position = batch.position
          }
          for (const each of steps) {
            if ('key' in each) {
              const value = ++count
              truth.set(each.key, value)
              log.put(each.key, () => [each.key, value])
            } else read()
            expect(log.size).toBeLessThanOrEqual(capacity)
          }
          while (position < log.end) read()
          expect(seen).toEqual(truth)
        },
      ),
    )
  })
})

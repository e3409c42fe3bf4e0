import { describe, expect, test } from 'vitest'
import { readFailure } from './reflector-error.ts'
import { RetryPace } from './retry-pace.ts'

const scope = { resource: 'databases.example.com' }
const refused = readFailure({ message: 'connection refused' }, 'watch', scope)
const answer = (code: number, retryAfterMs?: number) => readFailure({ code, retryAfterMs }, 'watch', scope)
const initializing = answer(429, 1000)

/** The pauses after `errors`, one after the other; each is as long as it may be unless `random` says less. */
const pauses = (
  errors: readonly ReturnType<typeof answer>[],
  random = 1,
  pace = new RetryPace(() => random),
) => errors.map((error) => pace.next(error))
const times = <T>(count: number, value: T): T[] => Array(count).fill(value)

describe('a server that names a time', () => {
  test('is obeyed ten times in a row, then left alone for longer and longer', () => {
    const errors = times(17, initializing)
    expect(pauses(errors)).toEqual([...times(10, 2000), 2000, 2000, 3200, 6400, 12_800, 25_600, 30_000])
  })

  test('is never asked earlier, and by many not in the same instant', () => {
    expect(pauses(times(12, answer(503, 40_000)), 0)).toEqual(times(12, 40_000))
    const random = [0, 0.25, 0.5]
    expect(random.flatMap((value) => pauses([initializing], value))).toEqual([1000, 1250, 1500])
  })

  test('after an outage is obeyed, however long that was', () => {
    expect(pauses([...times(20, refused), initializing, initializing]).slice(-3)).toEqual([
      30_000, 2000, 2000,
    ])
  })

  test('is obeyed again after a sign of life', () => {
    const pace = new RetryPace(() => 1)
    pauses(times(17, initializing), 1, pace)
    pace.reset()
    expect(pace.next(initializing)).toBe(2000)
  })
})

describe('the pauses that an outage made long', () => {
  test.each([
    ['an error', 500, 800],
    ['a denial', 403, 800],
    ['a version that is gone', 410, 0],
  ])('end with %s for an answer', (_, code, expected) => {
    expect(pauses([...times(9, refused), answer(code), refused]).slice(-3)).toEqual([30_000, expected, 800])
  })

  test('give way to short ones for a server that has not read its roles yet, then to those of a denial', () => {
    const denied = answer(403)
    expect(pauses([refused, ...times(7, denied)]).slice(1)).toEqual([
      800, 1600, 3200, 6400, 12_800, 10_000, 20_000,
    ])
    expect(pauses([denied, denied])).toEqual([10_000, 20_000])
  })

  test('do not make those of a server that answers badly shorter', () => {
    const turns = times(7, [answer(500), refused]).flat()
    expect(pauses(turns).filter((_, index) => index % 2 === 0)).toEqual([
      800, 1600, 3200, 6400, 12_800, 25_600, 30_000,
    ])
  })
})

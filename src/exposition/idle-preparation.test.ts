import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { IdlePreparation } from './idle-preparation.ts'

/** A clock whose time also goes on while work is done. */
class WorkingClock extends ManualClock {
  worked = 0

  override monotonic(): number {
    return super.monotonic() + this.worked
  }
}

function preparation(chunks: number) {
  const clock = new WorkingClock()
  const done: number[] = []
  const exposition = {
    *prepare() {
      for (let chunk = 0; chunk < chunks; chunk++) {
        clock.worked += 4
        done.push(clock.monotonic())
        yield
      }
    },
  }
  return { clock, done, subject: new IdlePreparation({ exposition, clock }) }
}

test('after two even intervals the work is done shortly before the next scrape', async () => {
  const { clock, done, subject } = preparation(1)
  for (const pause of [0, 15_000]) {
    await clock.advance(pause)
    subject.scraped()
  }
  await clock.advance(15_000)
  expect(done).toEqual([])
  subject.scraped()
  await clock.advance(14_799)
  expect(done).toEqual([])
  await clock.advance(1)
  expect(done).toEqual([44_804])
})

test('where scrapes come as they like nothing is done ahead', async () => {
  const { clock, done, subject } = preparation(1)
  for (const pause of [0, 4_000, 11_000, 4_000, 11_000]) {
    await clock.advance(pause)
    subject.scraped()
  }
  await clock.advance(60_000)
  expect(done).toEqual([])
})

test('much work is done in slices, begins earlier the next time, and ends when a scrape comes', async () => {
  const { clock, done, subject } = preparation(300)
  for (const pause of [0, 15_000, 15_000]) {
    await clock.advance(pause)
    subject.scraped()
  }
  const timers = clock.timers
  await clock.advance(14_800)
  expect(done).toHaveLength(300)
  expect(timers).toBe(1)
  done.length = 0
  clock.worked = 0
  await clock.advance(200)
  subject.scraped()
  await clock.advance(15_000 - 2_600)
  expect(done.length).toBeGreaterThan(0)
  subject.stop()
  expect(clock.timers).toBe(0)
})

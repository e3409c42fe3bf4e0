import { expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { type Tier, TierControl, type TierControlOptions } from './tier-control.ts'

function control(options: Partial<TierControlOptions> = {}) {
  const clock = new ManualClock()
  const world = { series: 0, resident: 0 }
  const applied: Tier[] = []
  const shed: number[] = []
  const subject = new TierControl({
    clock,
    logger: silentLogger,
    residentBytes: () => world.resident,
    series: () => world.series,
    apply: (tier) => applied.push(tier),
    shed: () => shed.push(clock.monotonic()),
    ...options,
  })
  const ending = new AbortController()
  subject.start(ending.signal)
  return { clock, world, applied, shed, subject, ending }
}

test('above half a million series the default is compact, and stays so when they get fewer', async () => {
  const { clock, world, applied, subject } = control()
  world.series = 500_000
  await clock.advance(5_000)
  expect(subject.state).toEqual({ tier: 'full', because: 'default' })
  world.series = 500_001
  subject.check()
  expect(applied).toEqual(['compact'])
  world.series = 10
  await clock.advance(60_000)
  expect(subject.state).toEqual({ tier: 'compact', because: 'series' })
})

test('who asks for a tier gets it, however many series it makes', async () => {
  const { clock, world, applied, subject } = control({ asked: 'full' })
  world.series = 9_000_000
  await clock.advance(60_000)
  expect([applied, subject.state]).toEqual([[], { tier: 'full', because: 'asked' }])
})

test('near the ceiling it goes down a tier at a time and then sheds, each step given time to show', async () => {
  const { clock, world, applied, shed, subject, ending } = control({ asked: 'full', ceilingBytes: 1000 })
  world.resident = 899
  await clock.advance(60_000)
  expect(applied).toEqual([])
  world.resident = 900
  await clock.advance(5_000)
  expect(applied).toEqual(['compact'])
  await clock.advance(25_000)
  expect(applied).toEqual(['compact'])
  await clock.advance(5_000)
  expect(applied).toEqual(['compact', 'aggregate'])
  expect(subject.state).toEqual({ tier: 'aggregate', because: 'memory' })
  await clock.advance(70_000)
  expect(shed).toHaveLength(2)
  world.resident = 100
  await clock.advance(70_000)
  expect([applied.length, shed.length]).toEqual([2, 2])
  ending.abort()
  expect(clock.timers).toBe(0)
})

test('what has ended before it began does not begin', () => {
  const { clock, subject } = control()
  const before = clock.timers
  subject.stop()
  expect(clock.timers).toBe(before - 1)
  subject.start(AbortSignal.abort())
  expect(clock.timers).toBe(before - 1)
})

import { expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../../base/index.ts'
import { RefusalLog } from './refusal-log.ts'

test('refusals are logged at once, then a line a minute for each reason with how many there were', async () => {
  const clock = new ManualClock()
  const lines: unknown[] = []
  const warn = (_: string, fields?: LogFields) => lines.push(fields)
  const log = new RefusalLog({ clock, logger: { ...silentLogger, warn } })
  const request = { path: '/metrics', client: '10.0.0.1' }
  for (let count = 0; count < 1000; count++) log.note('credentials', 'it is wrong', request)
  log.note('denied', 'jane may not', { ...request, path: '' })
  await clock.advance(60_000)
  log.note('credentials', 'it is wrong', request)
  await clock.advance(60_000)
  log.note('credentials', 'it is wrong', request)
  const wrong = { reason: 'credentials', why: 'it is wrong', client: '10.0.0.1', path: '/metrics' }
  expect(lines).toEqual([
    wrong,
    { reason: 'denied', why: 'jane may not', client: '10.0.0.1' },
    { ...wrong, more: 999 },
    wrong,
  ])
})

test('what is refused for another cause has a line of its own, as far as there are few, so that no stranger hides it', async () => {
  const clock = new ManualClock()
  const lines: unknown[] = []
  const warn = (_: string, fields?: LogFields) => lines.push(fields?.why)
  const log = new RefusalLog({ clock, logger: { ...silentLogger, warn } })
  const note = (why: string) => log.note('certificate', why, { path: '/metrics', client: '10.0.0.1' })
  for (const why of ['none came', 'it has expired', 'none came']) note(why)
  expect(lines).toEqual(['none came', 'it has expired'])
  for (let count = 0; count < 1000; count++) note(`another cause, ${count}`)
  expect(lines.length).toBeLessThan(12)
  await clock.advance(3_600_000)
  note('it has expired')
  expect(lines.at(-1)).toBe('it has expired')
})

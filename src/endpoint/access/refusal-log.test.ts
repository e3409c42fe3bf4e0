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

import { expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { Progress } from './progress.ts'

function progress(isTTY: boolean) {
  const written: string[] = []
  const clock = new ManualClock()
  return { written, clock, progress: new Progress({ isTTY, write: (text) => written.push(text) }, clock) }
}

test('what takes less than a second says nothing', async () => {
  const { written, clock, progress: subject } = progress(true)
  await clock.advance(900)
  subject.show('read 1 of 9 kinds')
  subject.clear()
  expect(written).toEqual([])
})

test('what takes longer has one line, which goes away', async () => {
  const { written, clock, progress: subject } = progress(true)
  await clock.advance(1000)
  subject.show('read 8 of 9 kinds')
  subject.clear()
  subject.clear()
  expect(written).toEqual(['\r\u001b[2Kread 8 of 9 kinds …', '\r\u001b[2K'])
})

test('a pipe gets nothing', async () => {
  const { written, clock, progress: subject } = progress(false)
  await clock.advance(9000)
  subject.show('read 8 of 9 kinds')
  expect(written).toEqual([])
})

import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { temporaryFolder } from '../fixture/folder.ts'
import { TokenFile } from './token-file.ts'

function open(path: string, clock: ManualClock, fallback?: string): TokenFile {
  const options = { path, clock, logger: silentLogger, observer: {} }
  return new TokenFile(fallback === undefined ? options : { ...options, fallback })
}

test('the file is read again after a minute', async () => {
  await using folder = await temporaryFolder()
  const clock = new ManualClock()
  const tokens = open(await folder.write('token', 'one\n'), clock)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer one' })
  await folder.write('token', 'two\n')
  await clock.advance(59_999)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer one' })
  await clock.advance(1)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer two' })
})

test('the last token stays when the file is gone or empty', async () => {
  await using folder = await temporaryFolder()
  const clock = new ManualClock()
  const path = await folder.write('token', 'one')
  const tokens = open(path, clock)
  await tokens.current()
  await folder.write('token', '')
  await clock.advance(60_000)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer one' })
  await rm(path)
  await clock.advance(60_000)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer one' })
  await folder.write('token', 'two')
  await clock.advance(60_000)
  expect(await tokens.current()).toEqual({ authorization: 'Bearer two' })
})

test('a file that was never there is an error, or the token that stands in for it', async () => {
  const clock = new ManualClock()
  await expect(open('/no/such/token', clock).current()).rejects.toMatchObject({
    kind: 'config',
    retriable: true,
    message: expect.stringContaining('the token file /no/such/token cannot be read'),
  })
  expect(await open('/no/such/token', clock, 'spare').current()).toEqual({ authorization: 'Bearer spare' })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../../base/index.ts'
import { TokenFileAuthenticator } from './token-file-authenticator.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-tokens-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function authenticatorOf(text: string) {
  const file = path.join(directory, 'tokens')
  await writeFile(file, text)
  const clock = new ManualClock()
  const log: string[] = []
  const note = (message: string, fields?: LogFields) => log.push(`${message} ${fields?.error ?? ''}`.trim())
  const logger = { ...silentLogger, info: note, warn: note, error: note }
  const authenticator = new TokenFileAuthenticator({ file, clock, logger })
  const ask = (authorization: string | undefined) => {
    const found = authenticator.authenticate({ headers: { authorization } })
    return found.result === 'identified' ? found.identity.name : found.result
  }
  /** What is written is looked at before this resolves. */
  const rewrite = async (text: string) => {
    await writeFile(file, text)
    const lines = log.length
    await clock.advance(10_000)
    await expect.poll(() => log.length).toBeGreaterThan(lines)
    await expect.poll(() => clock.timers).toBe(1)
  }
  return { authenticator, ask, log, rewrite }
}

describe('bearer tokens from a file', () => {
  test('are one a line, with a user where one is named', async () => {
    const { authenticator, ask } = await authenticatorOf(
      '# of Prometheus\nabc.def\n\n g-h_i/j+k~== , jane \r\n',
    )
    await authenticator.start()
    expect(ask('Bearer abc.def')).toBe('the bearer of token 2')
    expect(ask('bearer  g-h_i/j+k~==')).toBe('jane')
    expect(ask('Bearer abc.de')).toBe('refused')
    expect(ask('Bearer # of Prometheus')).toBe('absent')
    expect(ask('Basic abc.def')).toBe('absent')
    expect(ask(undefined)).toBe('absent')
    authenticator.stop()
  })

  test('are taken up when they change, and stay while the file cannot be used', async () => {
    const { authenticator, ask, log, rewrite } = await authenticatorOf('first')
    await authenticator.start()
    await rewrite('second\nfirst')
    expect([ask('Bearer first'), ask('Bearer second')]).toEqual([
      'the bearer of token 2',
      'the bearer of token 1',
    ])
    await rewrite('')
    expect(ask('Bearer second')).toBe('the bearer of token 1')
    expect(log).toEqual([
      'the file of bearer tokens was replaced',
      expect.stringContaining('the file of bearer tokens stays as it is'),
    ])
    expect(log[1]).toContain('holds no bearer token; put one on a line')
    authenticator.stop()
  })

  test.each([
    ['nothing but comments', '# nothing\n', 'holds no bearer token'],
    ['what no header can carry', 'fine\nthe secret itself\n', ':2: this is no bearer token'],
  ])('are refused at the start when the file holds %s, without repeating it', async (_, text, said) => {
    const { authenticator } = await authenticatorOf(text)
    const started = authenticator.start()
    await expect(started).rejects.toMatchObject({ kind: 'access', message: expect.stringContaining(said) })
    await expect(started).rejects.not.toThrow(/secret/)
  })

  test('are refused at the start when the file is not there', async () => {
    const authenticator = new TokenFileAuthenticator({
      file: path.join(directory, 'nothing'),
      clock: new ManualClock(),
    })
    await expect(authenticator.start()).rejects.toMatchObject({ kind: 'access' })
  })
})

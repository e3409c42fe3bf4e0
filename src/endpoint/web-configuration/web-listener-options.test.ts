import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { hashSync } from 'bcryptjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../../base/index.ts'
import { Listener } from '../listener.ts'
import { textReply } from '../route/route.ts'
import { webListenerOptions } from './web-listener-options.ts'

let file: string
beforeAll(async () => {
  file = path.join(await mkdtemp(path.join(os.tmpdir(), 'binnacle-web-')), 'web.yml')
})
afterAll(() => rm(path.dirname(file), { recursive: true }))

test('users that come later are asked for from then on, also when they go again', async () => {
  await writeFile(file, 'http_server_config: {headers: {X-Frame-Options: deny}}\n')
  const clock = new ManualClock()
  const log: string[] = []
  const note = (message: string, fields?: LogFields) => log.push(`${message} ${fields?.error ?? ''}`.trim())
  const logger = { ...silentLogger, info: note, warn: note, error: note }
  const listener = new Listener({
    ...(await webListenerOptions(file, { clock, logger })),
    address: { host: '127.0.0.1', port: 0 },
    routes: [{ path: '/', handle: () => textReply(200, 'hello') }],
    clock,
  })
  const url = await listener.start(new AbortController().signal)
  const ask = async (user?: string) => {
    const authorization = `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`
    return (await fetch(url, user === undefined ? {} : { headers: { authorization } })).status
  }
  /** Writes it, and waits until the look at it has come out. */
  const write = async (text: string, logged: string) => {
    await writeFile(file, text)
    await clock.advance(10_000)
    await expect.poll(() => log).toContain(logged)
    await expect.poll(() => clock.timers).toBeGreaterThan(0)
  }
  try {
    expect([await ask(), await ask('ann')]).toEqual([200, 200])
    await write(`basic_auth_users: {ann: "${hashSync('secret', 4)}"}\n`, 'the list of users was replaced')
    expect([await ask(), await ask('ann'), await ask('bob')]).toEqual([401, 200, 401])
    await write('basic_auth_users: {}\n', 'there is no user left, so nobody is let in as one')
    expect([await ask(), await ask('ann')]).toEqual([401, 401])
  } finally {
    await listener.stop()
  }
})

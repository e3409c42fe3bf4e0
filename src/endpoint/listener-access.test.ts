import { afterEach, describe, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger, systemClock } from '../base/index.ts'
import { TokenFileAuthenticator } from './access/token-file-authenticator.ts'
import { RawClient } from './fixture/raw-client.ts'
import { Listener, type ListenerOptions } from './listener.ts'
import { probeRoute } from './route/probe.ts'
import { type Route, textReply } from './route/route.ts'

const running: Listener[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((listener) => listener.stop()))
})

const hello: Route = { path: '/hello', handle: () => textReply(200, 'hello\n') }
const livez = probeRoute({ path: '/livez', checks: () => [] })

async function serve(routes: Route[], options: Partial<ListenerOptions> = {}) {
  const refused: string[] = []
  const log: string[] = []
  const errors: string[] = []
  const lineOf = (message: string, fields?: LogFields) => `${message} ${JSON.stringify(fields)}`
  const listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes,
    clock: systemClock,
    drainTimeoutMs: 0,
    logger: {
      ...silentLogger,
      warn: (...line) => log.push(lineOf(...line)),
      error: (...line) => errors.push(lineOf(...line)),
    },
    observer: { refused: (reason) => refused.push(reason) },
    ...options,
  })
  running.push(listener)
  const url = await listener.start(new AbortController().signal)
  const get = (path: string, authorization?: string) =>
    fetch(url + path, { ...(authorization !== undefined && { headers: { authorization } }) })
  return { listener, url, get, refused, log, errors }
}

/** Lets in whoever says `Bearer sesame`. */
const sesame: NonNullable<ListenerOptions['access']> = {
  ways: [
    {
      authenticator: {
        challenge: 'Bearer',
        authenticate: ({ headers }) =>
          headers.authorization === 'Bearer sesame'
            ? { result: 'identified', identity: { name: 'ali' } }
            : { result: headers.authorization === undefined ? 'absent' : 'refused', why: 'wrong word' },
      },
    },
  ],
}

/** Replies that begin, and end when told. */
function held() {
  let release = () => {}
  const end = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun = 0
  const route: Route = {
    path: '/held',
    handle: async () => {
      begun++
      await end
      return textReply(200, 'held\n')
    },
  }
  return { route, begun: () => begun, release: () => release() }
}

describe('a listener that asks who asks', () => {
  test('answers probes to everybody, and the rest to whom it knows', async () => {
    const { get, refused, log } = await serve([hello, livez], { access: sesame })
    expect((await get('/livez')).status).toBe(200)
    expect((await get('/hello', 'Bearer sesame')).status).toBe(200)
    const stranger = await get('/hello?token=hidden')
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await get('/hello', 'Bearer open-barley')).status).toBe(401)
    expect(refused).toEqual(['no_credentials', 'credentials'])
    expect(log).toEqual([
      'a request was refused {"reason":"no_credentials","why":"no credentials came; it takes Bearer","client":"127.0.0.1","path":"/hello"}',
      'a request was refused {"reason":"credentials","why":"wrong word","client":"127.0.0.1","path":"/hello"}',
    ])
  })

  test('tells what is checked only to whom it knows, and counts who tries', async () => {
    const checks = () => [{ name: 'kind/databases.example.com', failure: 'forbidden' }]
    const readyz = probeRoute({ path: '/readyz', checks })
    const { get, refused } = await serve([readyz], { access: sesame })
    for (const [path, authorization] of [
      ['/readyz', undefined],
      ['/readyz?verbose', undefined],
      ['/readyz?verbose', 'Bearer open-barley'],
    ] as const) {
      const reply = await get(path, authorization)
      expect(reply.status).toBe(500)
      expect(await reply.text()).not.toContain('databases')
    }
    expect(refused).toEqual(['no_credentials', 'credentials'])
    expect(await (await get('/readyz?verbose', 'Bearer sesame')).text()).toContain('databases.example.com')
    const open = await serve([readyz])
    expect(await (await open.get('/readyz')).text()).toContain('databases.example.com')
  })

  test('tells strangers nothing of what there is', async () => {
    const { get } = await serve([hello, livez], { access: sesame })
    const [missing, wrong] = [await get('/nothing'), await get('/%zz')]
    expect([missing.status, wrong.status]).toEqual([401, 401])
    expect(await missing.text()).not.toContain('/hello')
    expect((await get('/nothing', 'Bearer sesame')).status).toBe(404)
  })

  test('lets an endless reply end in order after half an hour, so that credentials are shown again', async () => {
    const clock = new ManualClock()
    let next = () => {}
    const stream: Route = {
      path: '/stream',
      handle: ({ signal }) => ({
        status: 200,
        headers: {},
        endless: true,
        body: (async function* () {
          for (let part = 1; !signal.aborted; part++) {
            yield Buffer.from(`part ${part}\n`)
            await new Promise<void>((resolve) => {
              next = resolve
              signal.addEventListener('abort', () => resolve(), { once: true })
            })
          }
        })(),
      }),
    }
    const { url } = await serve([stream], { clock, access: sesame })
    await using viewer = await RawClient.connect(url)
    viewer.get('/stream', 'authorization: Bearer sesame\r\nconnection: close\r\n')
    for (let minute = 1; minute < 30; minute++) {
      await viewer.until(new RegExp(`part ${minute}\\n`))
      await clock.advance(60_000)
      next()
    }
    await viewer.until(/part 30\n/)
    await clock.advance(60_000)
    expect(await viewer.rest()).toMatch(/\r\n0\r\n\r\n$/)
    expect(clock.timers).toBe(0)
  })

  test.each([
    ['an authenticator', { authenticate: () => Promise.reject(new Error('cannot be')) }, undefined],
    [
      'an authorizer',
      sesame.ways[0]?.authenticator,
      { authorize: () => Promise.reject(new Error('cannot be')) },
    ],
  ])('answers 500 and logs it when %s fails, and goes on', async (_, authenticator, authorizer) => {
    const ways = [{ authenticator: authenticator!, ...(authorizer && { authorizer }) }]
    const { get, errors } = await serve([hello, livez], { access: { ways } })
    const reply = await get('/hello?token=hidden', 'Bearer sesame')
    expect([reply.status, await reply.text()]).toEqual([500, 'internal error\n'])
    expect(errors).toEqual(['the reply to GET /hello failed {"error":"Error: cannot be"}'])
    expect((await get('/livez')).status).toBe(200)
  })

  test('does not begin when it cannot read whom to let in', async () => {
    const clock = new ManualClock()
    const authenticator = new TokenFileAuthenticator({ file: '/not/there', clock })
    const starting = serve([hello], { clock, access: { ways: [{ authenticator }] } })
    await expect(starting).rejects.toMatchObject({ kind: 'access' })
    expect(clock.timers).toBe(0)
  })
})

describe('a listener with limits', () => {
  test('has so many replies under way, and tells others to come back, but for probes', async () => {
    const { route, begun, release } = held()
    const { get, refused } = await serve([route, hello, livez], { maxRequestsInFlight: 2 })
    const first = [get('/held'), get('/held')]
    await expect.poll(begun).toBe(2)
    const busy = await get('/hello')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await get('/livez')).status).toBe(200)
    release()
    for (const reply of await Promise.all(first)) expect(await reply.text()).toBe('held\n')
    expect((await get('/hello')).status).toBe(200)
    expect(refused).toEqual(['busy'])
  })

  test('gives the place of a client that goes away to the next', async () => {
    const { route, begun } = held()
    const { url, get } = await serve([route, hello], { maxRequestsInFlight: 1 })
    const leaving = await RawClient.connect(url)
    leaving.get('/held')
    await expect.poll(begun).toBe(1)
    leaving.leave()
    await expect.poll(async () => (await get('/hello')).status).toBe(200)
  })

  test('does not count endless replies, so that viewers keep out no scraper', async () => {
    const endless: Route = {
      path: '/endless',
      handle: ({ signal }) => ({
        status: 200,
        headers: {},
        endless: true,
        body: (async function* () {
          yield Buffer.from('first\n')
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
        })(),
      }),
    }
    const { url, get } = await serve([endless, hello], { maxRequestsInFlight: 1 })
    await using viewer = await RawClient.connect(url)
    viewer.get('/endless')
    await viewer.until(/first\n/)
    expect((await get('/hello')).status).toBe(200)
  })

  test('counts every request that comes over one connection before the first is answered', async () => {
    const { route, begun, release } = held()
    const { url } = await serve([route], { maxRequestsInFlight: 3 })
    await using client = await RawClient.connect(url)
    client.send('GET /held HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(1000))
    await expect.poll(begun).toBe(3)
    release()
    client.get('/nothing', 'connection: close\r\n')
    const replies = await client.rest()
    expect(replies.match(/HTTP\/1.1 200 /g)?.length).toBeLessThan(1000)
    expect(replies.match(/HTTP\/1.1 (200|503) /g)).toHaveLength(1000)
  })

  test('lets requests come at a rate, but for probes', async () => {
    const clock = new ManualClock()
    const { get, refused } = await serve([hello, livez], { clock, rateLimit: { intervalMs: 7000, burst: 2 } })
    const replies = [await get('/hello'), await get('/hello'), await get('/hello')]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(replies[2]?.headers.get('retry-after')).toBe('7')
    expect((await get('/livez')).status).toBe(200)
    await clock.advance(6999)
    expect((await get('/hello')).headers.get('retry-after')).toBe('1')
    await clock.advance(1)
    expect((await get('/hello')).status).toBe(200)
    expect(refused).toEqual(['rate', 'rate'])
  })

  test('lets in new clients in the place of connections that are only kept', async () => {
    const { url, refused } = await serve([hello], { maxConnections: 1 })
    await using idle = await RawClient.connect(url)
    idle.get('/hello')
    await idle.until(/hello\n/)
    await using next = await RawClient.connect(url)
    next.get('/hello')
    expect(await next.until(/hello\n/)).toMatch(/^HTTP\/1.1 200 /)
    expect(await idle.rest()).toMatch(/hello\n$/)
    expect(refused).toEqual([])
  })

  test('tells a client that there is no room for, while every connection has a request under way, but for probes', async () => {
    const { route, begun, release } = held()
    const { url, get, refused } = await serve([route, hello, livez], { maxConnections: 1 })
    const first = get('/held')
    await expect.poll(begun).toBe(1)
    await using next = await RawClient.connect(url)
    next.get('/hello')
    expect(await next.rest()).toMatch(/^HTTP\/1.1 503 .*retry-after: 1\r\n.*try again later\n$/is)
    expect((await get('/livez')).status).toBe(200)
    release()
    expect((await first).status).toBe(200)
    expect((await get('/hello')).status).toBe(200)
    expect(refused).toEqual(['connections'])
  })

  test('lets in new clients in the place of those that never ask, the oldest first', async () => {
    const { url, refused, log } = await serve([hello], { maxConnections: 1 })
    const silent = await Promise.all(Array.from({ length: 4 }, () => RawClient.connect(url)))
    silent[0]?.send('GET /hello HTTP/1.1\r\nx: ')
    await using next = await RawClient.connect(url)
    next.get('/hello')
    expect(await next.until(/hello\n/)).toMatch(/^HTTP\/1.1 200 /)
    expect(await silent[0]?.rest()).toBe('')
    silent[1]?.get('/hello', 'connection: close\r\n')
    expect(await silent[1]?.rest()).toMatch(/^HTTP\/1.1 200 /)
    expect(refused).toEqual(['connections'])
    expect(log).toEqual([
      expect.stringContaining('one was closed that asked for nothing yet","client":"127.0.0.1"'),
    ])
    for (const each of silent) each.leave()
  })

  test('adds headers to every reply, refusals among them', async () => {
    const { get } = await serve([hello], { headers: { 'x-frame-options': 'deny' }, access: sesame })
    for (const reply of [await get('/hello'), await get('/hello', 'Bearer sesame')])
      expect(reply.headers.get('x-frame-options')).toBe('deny')
  })
})

test('a client is logged by its IPv4 address, where both families are listened to as well', async () => {
  const address = { port: 0 }
  const { url, log } = await serve([hello], { address, access: sesame })
  await (await fetch(`${url}/hello`)).text()
  expect(log).toEqual([expect.stringContaining('"client":"127.0.0.1"')])
})

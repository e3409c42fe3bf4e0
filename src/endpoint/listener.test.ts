import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { ManualClock, systemClock } from '../base/index.ts'
import { Exposition, Registry } from '../exposition/index.ts'
import { RawClient } from './fixture/raw-client.ts'
import { Listener, type ListenerOptions } from './listener.ts'
import { metricsRoute } from './route/metrics-route.ts'
import { type Route, textReply } from './route/route.ts'

const running: Listener[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((listener) => listener.stop()))
})

/** A listener on a free port. */
async function serve(routes: Route[], options: Partial<ListenerOptions> = {}) {
  const facts: string[] = []
  const listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes,
    clock: systemClock,
    drainTimeoutMs: 0,
    observer: {
      replied: ({ path, status, complete }) => facts.push(`${path} ${status}${complete ? '' : ' cut off'}`),
      refused: (reason) => facts.push(`refused ${reason}`),
    },
    ...options,
  })
  running.push(listener)
  const url = await listener.start(new AbortController().signal)
  return { listener, url, facts }
}

const hello: Route = { path: '/hello', handle: () => textReply(200, 'hello\n') }
const broken: Route = {
  path: '/broken',
  handle: () => {
    throw new Error('a secret detail')
  },
}

/** Endless parts of 64 KiB; counts those asked for, and tells when the reply was given up. */
function endless() {
  const asked = { parts: 0, over: false }
  const part = new Uint8Array(65_536)
  const route: Route = {
    path: '/endless',
    handle: () => ({
      status: 200,
      headers: {},
      body: (function* () {
        try {
          for (;;) {
            asked.parts++
            yield part
          }
        } finally {
          asked.over = true
        }
      })(),
    }),
  }
  return { route, asked }
}

/** A reply that begins, and ends when told. */
function held() {
  let release = () => {}
  let begun = () => {}
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  const end = new Promise<void>((resolve) => {
    release = resolve
  })
  const route: Route = {
    path: '/held',
    handle: () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('first ')
        begun()
        await end
        yield Buffer.from('last')
      })(),
    }),
  }
  return { route, beginning, release: () => release() }
}

describe('a listener', () => {
  test('answers GET, and HEAD with the same head and no body', async () => {
    const { url } = await serve([hello])
    const get = await fetch(`${url}/hello?x=1`)
    expect([get.status, await get.text()]).toEqual([200, 'hello\n'])
    const head = await fetch(`${url}/hello`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '6', ''])
  })

  test('says what there is when a path is unknown, and what it takes when a method is not', async () => {
    const { url, facts } = await serve([hello, broken])
    const unknown = await fetch(`${url}/hello/../nothing`)
    expect([unknown.status, await unknown.text()]).toEqual([404, '404 not found; there are /broken /hello\n'])
    const method = await fetch(`${url}/hello`, { method: 'DELETE' })
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(facts).toEqual([' 404', ' 405'])
  })

  test('tells a client nothing of a handler that throws', async () => {
    const { url } = await serve([broken])
    const reply = await fetch(`${url}/broken`)
    expect([reply.status, await reply.text()]).toEqual([500, 'internal error\n'])
  })

  test('cuts off a reply whose body throws half-way, so that nobody takes it for whole', async () => {
    const half: Route = {
      path: '/half',
      handle: () => ({
        status: 200,
        headers: {},
        body: (function* () {
          yield Buffer.from('half')
          throw new Error('a defect')
        })(),
      }),
    }
    const { url, facts } = await serve([half])
    await using client = await RawClient.connect(url)
    client.get('/half')
    expect(await client.rest()).not.toMatch(/0\r\n\r\n$/)
    await expect.poll(() => facts).toEqual(['/half 200 cut off'])
  })

  test('takes no request bodies', async () => {
    const { url } = await serve([hello])
    const reply = await fetch(`${url}/hello`, { method: 'POST', body: 'x'.repeat(100_000) })
    expect(reply.status).toBe(413)
  })

  test.each([
    ['a target that is no path', 'GET nowhere HTTP/1.1\r\nhost: localhost\r\n\r\n', '400'],
    [
      'a head over 16 KiB',
      `GET /hello HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
    ],
    ['a name that was made to lead here', 'GET /hello HTTP/1.1\r\nhost: evil.example\r\n\r\n', '421'],
    ['an old client that names no host', 'GET /hello HTTP/1.0\r\n\r\n', '200'],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', '400'],
    ['an HTTP/1.1 request without a host', 'GET /hello HTTP/1.1\r\n\r\n', '400'],
  ])('answers %s as it should be', async (_, text, status) => {
    const { url } = await serve([hello])
    await using client = await RawClient.connect(url)
    client.send(text)
    expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  test('answers to every name where it listens on more than the loopback address', async () => {
    const { url } = await serve([hello], { address: { host: '0.0.0.0', port: 0 } })
    await using client = await RawClient.connect(url)
    client.send('GET /hello HTTP/1.1\r\nhost: binnacle.monitoring\r\n\r\n')
    expect(await client.until(/hello/)).toMatch(/^HTTP\/1.1 200 /)
  })

  test('names the address when another has the port, and says what to do', async () => {
    const { url } = await serve([hello])
    const second = new Listener({
      address: { host: '127.0.0.1', port: Number(new URL(url).port) },
      routes: [],
      clock: systemClock,
    })
    await expect(second.start(new AbortController().signal)).rejects.toMatchObject({
      kind: 'taken',
      message: `cannot listen on 127.0.0.1:${new URL(url).port}: another process has the port; stop it, or choose another address (port 0 takes any free one)`,
    })
    expect(second.state.name).toBe('failed')
    await second.stop()
  })

  test('says that a machine has no such address', async () => {
    const listener = new Listener({ address: { host: '192.0.2.1', port: 0 }, routes: [], clock: systemClock })
    await expect(listener.start(new AbortController().signal)).rejects.toMatchObject({ kind: 'refused' })
  })

  test('does not wait for ever for a head that never ends', async () => {
    const { url } = await serve([hello], { requestTimeoutMs: 1_000 })
    await using client = await RawClient.connect(url)
    client.send('GET /hello HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
    expect(await client.rest()).toMatch(/^HTTP\/1.1 408 /)
  })
})

describe('a client that', () => {
  test('reads slowly holds up nobody, and makes nothing pile up', async () => {
    const { route, asked } = endless()
    const { url } = await serve([route, hello])
    await using slow = await RawClient.connect(url)
    slow.get('/endless')
    await slow.until(/\r\n\r\n/)
    let before = -1
    while (before !== asked.parts) {
      before = asked.parts
      for (let turn = 0; turn < 50; turn++) await (await fetch(`${url}/hello`)).text()
    }
    // What the system's socket buffers take on both sides is some megabytes; the rest was not asked for.
    expect(asked.parts).toBeLessThan(400)
    const { parts } = asked
    await slow.atLeast(slow.bytes + 8_000_000)
    expect(asked.parts).toBeGreaterThan(parts)
  })

  test('reads slowly gets every part as it was, though all of them lie in one buffer', async () => {
    const [count, size] = [800, 20_000]
    const route: Route = {
      path: '/shared',
      handle: () => ({
        status: 200,
        headers: { 'content-length': String(count * size) },
        body: (function* () {
          const buffer = Buffer.alloc(size)
          for (let part = 0; part < count; part++) yield buffer.fill(part % 251)
        })(),
      }),
    }
    const { url } = await serve([route, hello])
    await using client = await RawClient.connect(url)
    client.get('/shared')
    for (let turn = 0; turn < 50; turn++) await (await fetch(`${url}/hello`)).text()
    const head = await client.until(/\r\n\r\n/)
    const begin = head.indexOf('\r\n\r\n') + 4
    await client.atLeast(begin + count * size)
    const body = Buffer.from(client.text.slice(begin), 'latin1')
    const wrong = body.findIndex((byte, at) => byte !== Math.floor(at / size) % 251)
    expect(wrong).toBe(-1)
    expect(body).toHaveLength(count * size)
  })

  test('does not read at all is cut off after its time', async () => {
    const clock = new ManualClock()
    const { route, asked } = endless()
    const { url, facts } = await serve([route], { clock, replyTimeoutMs: 60_000 })
    await using idle = await RawClient.connect(url)
    idle.get('/endless')
    await idle.until(/\r\n\r\n/)
    await clock.advance(59_999)
    expect(asked.over).toBe(false)
    await clock.advance(1)
    await expect.poll(() => asked.over, { message: 'the reply is given up' }).toBe(true)
    await expect.poll(() => facts).toEqual(['/endless 200 cut off'])
    expect(clock.timers).toBe(0)
  })

  test('goes away before the reply is ready leaves nothing behind', async () => {
    const clock = new ManualClock()
    let asked = false
    const waiting: Route = {
      path: '/waiting',
      handle: (request) => {
        asked = true
        return new Promise((resolve) =>
          request.signal.addEventListener('abort', () => resolve(textReply(200, 'too late'))),
        )
      },
    }
    const { url, facts } = await serve([waiting], { clock })
    const client = await RawClient.connect(url)
    client.get('/waiting')
    await expect.poll(() => asked, { message: 'the handler is asked' }).toBe(true)
    client.leave()
    await expect.poll(() => facts).toEqual(['/waiting 200 cut off'])
    expect(clock.timers).toBe(0)
  })

  test('goes away in the middle of a body ends the reply, and its handler learns of it', async () => {
    const { route, asked } = endless()
    let aborted = false
    const watched: Route = {
      ...route,
      handle: (request) => {
        request.signal.addEventListener('abort', () => {
          aborted = true
        })
        return route.handle(request)
      },
    }
    const { url, facts } = await serve([watched])
    const client = await RawClient.connect(url)
    client.get('/endless')
    await client.until(/\r\n\r\n/)
    client.leave()
    await expect.poll(() => asked.over, { message: 'the reply is given up' }).toBe(true)
    expect(aborted).toBe(true)
    await expect.poll(() => facts).toEqual(['/endless 200 cut off'])
  })
})

/** A reply that goes on: one part at once, then one each time it is told, until the listener or the client ends it. */
function stream() {
  const told = { parts: 0, over: false, next: () => {} }
  const route: Route = {
    path: '/stream',
    handle: ({ signal }) => ({
      status: 200,
      headers: {},
      endless: true,
      body: (async function* () {
        try {
          while (!signal.aborted) {
            yield Buffer.from(`part ${++told.parts}\n`)
            await new Promise<void>((resolve) => {
              told.next = resolve
              signal.addEventListener('abort', () => resolve(), { once: true })
            })
          }
        } finally {
          told.over = true
        }
      })(),
    }),
  }
  return { route, told }
}

describe('a reply that goes on', () => {
  test('is not cut off as long as its parts are taken', async () => {
    const clock = new ManualClock()
    const { route, told } = stream()
    const { url } = await serve([route], { clock, replyTimeoutMs: 60_000 })
    await using client = await RawClient.connect(url)
    client.get('/stream')
    for (let part = 1; part < 4; part++) {
      await client.until(new RegExp(`part ${part}\\n`))
      await clock.advance(59_999)
      told.next()
    }
    await client.until(/part 4\n/)
    expect(told.over).toBe(false)
  })

  test('is cut off when it has nothing to send for too long', async () => {
    const clock = new ManualClock()
    const { route, told } = stream()
    const { url, facts } = await serve([route], { clock, replyTimeoutMs: 60_000 })
    await using client = await RawClient.connect(url)
    client.get('/stream')
    await client.until(/part 1\n/)
    await clock.advance(60_000)
    await expect.poll(() => told.over).toBe(true)
    await expect.poll(() => facts).toEqual(['/stream 200 cut off'])
    expect(clock.timers).toBe(0)
  })

  test('ends in order, and at once, when the listener stops', async () => {
    const { route, told } = stream()
    const { listener, url, facts } = await serve([route], { drainTimeoutMs: 60_000 })
    await using client = await RawClient.connect(url)
    client.get('/stream')
    await client.until(/part 1\n/)
    await listener.stop()
    expect(told.over).toBe(true)
    expect(await client.rest()).toMatch(/\r\n0\r\n\r\n$/)
    expect(facts).toEqual(['/stream 200'])
  })
})

describe('a listener that stops', () => {
  test('lets a reply in flight end, and takes no new connection', async () => {
    const { route, beginning, release } = held()
    const { listener, url } = await serve([route], { drainTimeoutMs: 60_000 })
    const reply = fetch(`${url}/held`)
    await beginning
    const stopped = listener.stop()
    expect(listener.state.name).toBe('draining')
    await expect(fetch(`${url}/held`)).rejects.toThrow()
    release()
    expect(await (await reply).text()).toBe('first last')
    await stopped
    expect(listener.state.name).toBe('stopped')
  })

  test('cuts off what does not end in time', async () => {
    const clock = new ManualClock()
    const { route, beginning } = held()
    const { listener, url } = await serve([route], { clock, drainTimeoutMs: 3_000 })
    const reply = fetch(`${url}/held`)
    await beginning
    const stopped = listener.stop()
    await clock.advance(3_000)
    await stopped
    await expect(reply.then((each) => each.text())).rejects.toThrow()
  })

  test('does not wait for connections that are only kept', async () => {
    const clock = new ManualClock()
    const { listener, url } = await serve([hello], { clock })
    await using client = await RawClient.connect(url)
    client.get('/hello')
    await client.until(/hello\n/)
    await listener.stop()
    expect(await client.rest()).toMatch(/hello\n$/)
  })

  test('does not wait for connections that have not asked for anything yet', async () => {
    const clock = new ManualClock()
    const { listener, url } = await serve([hello], { clock })
    await using silent = await RawClient.connect(url)
    await using slow = await RawClient.connect(url)
    slow.send('GET /hel')
    await (await fetch(`${url}/hello`)).text()
    await listener.stop()
    expect([await silent.rest(), await slow.rest()]).toEqual(['', ''])
  })

  test('does so by the signal, by stop, and by both', async () => {
    const controller = new AbortController()
    const listener = new Listener({
      address: { host: '127.0.0.1', port: 0 },
      routes: [hello],
      clock: systemClock,
    })
    await listener.start(controller.signal)
    controller.abort()
    await listener.stop()
    await listener.stop()
    expect(listener.state).toEqual({ name: 'stopped' })
  })

  test('while it starts leaves nothing open', async () => {
    const listener = new Listener({
      address: { host: '127.0.0.1', port: 0 },
      routes: [hello],
      clock: systemClock,
    })
    const started = listener.start(new AbortController().signal)
    await listener.stop()
    const url = await started
    expect(listener.state).toEqual({ name: 'stopped' })
    await expect(fetch(`${url}/hello`)).rejects.toThrow()
  })
})

describe('/metrics', () => {
  test('comes in the format and the encoding that the client asks for', async () => {
    const registry = new Registry()
    registry.gauge({ name: 'depth_metres', unit: 'metres', help: 'Water under the keel.' }).set(7)
    const { url } = await serve([metricsRoute(new Exposition({ families: () => registry.families() }))])
    const ask = async (headers: string) => {
      await using client = await RawClient.connect(url)
      client.get('/metrics', `connection: close\r\n${headers}`)
      const [head = '', ...body] = (await client.rest()).split('\r\n\r\n')
      return { head: head.toLowerCase(), body: Buffer.from(body.join('\r\n\r\n'), 'latin1') }
    }
    const plain = await ask('')
    expect(plain.head).toContain('content-type: text/plain; version=0.0.4; charset=utf-8')
    expect(plain.body.toString()).toMatch(
      /^# HELP depth_metres Water under the keel\.\n.*\ndepth_metres 7\n$/,
    )
    expect(plain.head).toContain(`content-length: ${plain.body.length}`)
    const zipped = await ask(
      'accept: application/openmetrics-text;version=1.0.0\r\naccept-encoding: gzip\r\n',
    )
    expect(zipped.head).toContain('content-encoding: gzip')
    expect(zipped.head).toContain('content-type: application/openmetrics-text; version=1.0.0; charset=utf-8')
    expect(gunzipSync(zipped.body).toString()).toMatch(/\ndepth_metres 7\n# EOF\n$/)
  })

  test('comes with the families that are asked for by name alone, and whole the next time', async () => {
    const registry = new Registry()
    for (const name of ['one', 'two', 'three']) registry.gauge({ name, unit: '', help: 'A number.' }).set(1)
    const { url } = await serve([metricsRoute(new Exposition({ families: () => registry.families() }))])
    const samples = async (query: string) =>
      (await (await fetch(`${url}/metrics${query}`)).text()).split('\n').filter((line) => /^[a-z]/.test(line))
    expect(await samples('?name[]=two')).toEqual(['two 1'])
    expect(await samples('?name[]=three&name[]=one&name[]=four')).toEqual(['one 1', 'three 1'])
    expect(await samples('')).toHaveLength(3)
  })
})

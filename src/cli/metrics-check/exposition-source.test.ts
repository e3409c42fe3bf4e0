import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { Fetch } from '../../server/index.ts'
import { urlSource } from './exposition-source.ts'

const clock = new ManualClock()
const wiring = { fetch: globalThis.fetch as Fetch, clock }

let server: Server | undefined
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

async function serve(listener: RequestListener): Promise<string> {
  const listening = createServer(listener)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

const answer = (status: number, type: string, body: string): RequestListener => {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(body)
}

describe('an exposition from a URL', () => {
  test('is asked for as Prometheus asks, and is what its content type says', async () => {
    const url = await serve((request, response) => {
      const open = request.headers.accept?.startsWith('application/openmetrics-text')
      const type = open ? 'application/openmetrics-text; version=1.0.0' : 'text/plain; version=0.0.4'
      response.writeHead(200, { 'content-type': type }).end('a 1\n')
    })
    expect(await urlSource(url, 'auto', wiring).read()).toEqual({
      bytes: Buffer.from('a 1\n'),
      format: 'openmetrics',
    })
    expect((await urlSource(url, 'text', wiring).read()).format).toBe('text')
  })

  test.each<[string, RequestListener, string]>([
    ['asks who asks', answer(401, 'text/plain', ''), 'it answers 401; show it who asks: --server-token-file'],
    [
      'has another path',
      answer(404, 'text/plain', ''),
      'it answers 404; the path of metrics is mostly /metrics',
    ],
    ['is out of order', answer(500, 'text/plain', ''), 'it answers 500'],
    [
      'is a page',
      answer(200, 'text/html; charset=utf-8', '<p>'),
      'it answers a page for browsers; name the path',
    ],
  ])('of an exporter that %s is an error that says so', async (_, listener, message) => {
    const url = await serve(listener)
    await expect(urlSource(url, 'auto', wiring).read()).rejects.toThrow(message)
  })

  test('where nothing listens is an error that says so', async () => {
    const url = await serve(answer(200, 'text/plain', ''))
    await new Promise((resolve) => server?.close(resolve))
    server = undefined
    await expect(urlSource(url, 'auto', wiring).read()).rejects.toThrow('nothing listens there')
  })

  test.each([
    ['never answers', []],
    ['never ends its answer', ['# TYPE a gauge\n']],
  ])('of an exporter that %s is an error that says so', async (_case, parts) => {
    const asked = Promise.withResolvers<void>()
    const url = await serve((_, response) => {
      if (parts.length > 0) response.writeHead(200, { 'content-type': 'text/plain' })
      for (const part of parts) response.write(part)
      asked.resolve()
    })
    const reading = urlSource(url, 'auto', wiring).read()
    const outcome = reading.catch((error: Error) => error.message)
    await asked.promise
    await clock.advance(10_000)
    expect(await outcome).toBe('it did not answer within 10 seconds')
    server?.closeAllConnections()
    expect(clock.timers).toBe(0)
  })
})

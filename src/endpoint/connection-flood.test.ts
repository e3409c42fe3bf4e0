import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger, systemClock } from '../base/index.ts'
import { RawClient } from './fixture/raw-client.ts'
import { Listener } from './listener.ts'
import { textReply } from './route/route.ts'

const connections = 1500
const maxConnections = 32
const outcomes = ['200', 'closed', '503, come back']
/** More than two looks at who has no place. */
const timeout = 60_000

let listener: Listener | undefined
const flood: Socket[] = []
afterEach(async () => {
  for (const socket of flood.splice(0)) socket.destroy()
  await listener?.stop()
})

/** What a scraper sees: a status, with when to come back, or that the connection was closed. */
async function scrape(url: string): Promise<string> {
  await using client = await RawClient.connect(url)
  client.get('/metrics', 'connection: close\r\n')
  const reply = await client.rest()
  if (reply === '') return 'closed'
  const status = /^HTTP\/1.1 (\d+)/.exec(reply)?.[1] ?? reply
  return status === '503' && /retry-after: \d/i.test(reply) ? '503, come back' : status
}

test(
  'a flood of connections that say nothing keeps out no scraper',
  async () => {
    let closed = 0
    const lines: (LogFields | undefined)[] = []
    listener = new Listener({
      address: { host: '127.0.0.1', port: 0 },
      routes: [{ path: '/metrics', handle: () => textReply(200, 'up 1\n') }],
      clock: systemClock,
      maxConnections,
      logger: { ...silentLogger, warn: (_, fields) => lines.push(fields) },
      observer: { refused: (reason) => reason === 'connections' && closed++ },
    })
    const url = await listener.start(new AbortController().signal)
    let ended = 0
    for (let count = 0; count < connections; count++) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      flood.push(socket.on('error', () => {}).on('close', () => ended++))
    }
    const seen: string[] = []
    const see = async () => {
      const outcome = await scrape(url)
      seen.push(outcome)
      return outcome
    }
    for (let count = 0; count < 10; count++) await see()
    // In the crowd of one moment a scraper may find no room; it never hangs.
    expect(seen.filter((outcome) => !outcomes.includes(outcome))).toEqual([])
    await Promise.all(flood.map((socket) => socket.readyState === 'opening' && once(socket, 'connect')))
    await expect.poll(see, { timeout }).toBe('200')
    for (let count = 0; count < 20; count++) expect(await see()).toBe('200')
    // As many stay as may be silent; each of the others was closed, and counted.
    await expect.poll(() => ended, { timeout }).toBeGreaterThanOrEqual(connections - 4 * maxConnections)
    await expect
      .poll(() => ended + seen.filter((outcome) => outcome !== '200').length - closed, { timeout })
      .toBe(0)
    expect(lines).toHaveLength(1)
  },
  4 * timeout,
)

test('who asks on a connection that has lost its place is told to come back, or has its probe answered', async () => {
  listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes: [
      { path: '/metrics', handle: () => textReply(200, 'up 1\n') },
      { path: '/livez', open: true, handle: () => textReply(200, 'ok\n') },
    ],
    // Who has lost its place and says nothing is closed after a while, which here does not pass.
    clock: new ManualClock(),
    maxConnections: 1,
  })
  const url = await listener.start(new AbortController().signal)
  await using scraper = await RawClient.connect(url)
  await using prober = await RawClient.connect(url)
  for (let count = 0; count < 5; count++) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    flood.push(socket)
    await once(socket, 'connect')
  }
  // Connections are taken in their order: with this answer all of those above were.
  expect(await scrape(url)).toBe('200')
  scraper.get('/metrics')
  expect(await scraper.rest()).toMatch(/^HTTP\/1.1 503 .*retry-after: 1\r\nconnection: close\r\n/s)
  prober.get('/livez')
  expect(await prober.rest()).toMatch(/^HTTP\/1.1 200 .*connection: close\r\n/s)
})

import { once } from 'node:events'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { connect as connectTcp, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Clock, type LogFields, ManualClock, silentLogger, systemClock } from '../../base/index.ts'
import { startApiServer } from '../../testing/index.ts'
import { CertificateAuthenticator } from '../access/certificate-authenticator.ts'
import { Listener, type ListenerOptions } from '../listener.ts'
import { probeRoute } from '../route/probe.ts'
import { textReply } from '../route/route.ts'

interface Party {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

let directory: string
const file = (name: string) => path.join(directory, name)
let ours: Party
let theirs: Party
let expired: Party

/** Authorities, each with the certificate of an administrator: those of API servers, one of 2010, for ten years. */
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-mtls-'))
  ours = await partyOf('ours')
  theirs = await partyOf('theirs')
  expired = await partyOf('expired', { ...systemClock, now: () => Date.UTC(2010, 0, 1) })
})
afterAll(() => rm(directory, { recursive: true }))

async function partyOf(name: string, clock?: Clock): Promise<Party> {
  const server = await startApiServer(clock ? { clock } : {})
  const field = (key: string) =>
    Buffer.from(new RegExp(`${key}: (\\S+)`).exec(server.kubeconfig)?.[1] ?? '', 'base64').toString()
  await server.stop()
  const ca = field('certificate-authority-data')
  const cert = field('client-certificate-data')
  const key = field('client-key-data')
  for (const [extension, text] of [
    ['ca', ca],
    ['crt', cert],
    ['key', key],
  ] as const)
    await writeFile(file(`${name}.${extension}`), text)
  return { ca, cert, key }
}

const running: Listener[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((listener) => listener.stop()))
})

async function serve(clock: ManualClock, options: Partial<ListenerOptions> = {}) {
  // The authority that has expired is trusted, so that a certificate of it lacks nothing else.
  await writeFile(file('trusted.ca'), ours.ca + expired.ca)
  const log: string[] = []
  const refused: string[] = []
  const note = (message: string, fields?: LogFields) => log.push(`${message} ${fields?.why ?? ''}`.trim())
  const listener = new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes: [
      { path: '/', handle: () => textReply(200, 'hello') },
      probeRoute({ path: '/livez', checks: () => [] }),
    ],
    clock,
    logger: { ...silentLogger, info: note, warn: note, error: note },
    tls: {
      certFile: file('ours.crt'),
      keyFile: file('ours.key'),
      clientCaFile: file('trusted.ca'),
      clientAuthType: 'RequireAndVerifyClientCert',
    },
    observer: { refused: (reason) => refused.push(reason) },
    access: {
      ways: [],
      certificate: { authenticator: new CertificateAuthenticator({ clock }), demand: 'always' },
    },
    ...options,
  })
  running.push(listener)
  const url = new URL(await listener.start(new AbortController().signal))
  return { url, log, refused }
}

/** Status and text of a reply on a connection of its own. */
function ask(url: URL, where: string, party?: Party): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(where, url), {
      rejectUnauthorized: false,
      agent: false,
      ...(party && { cert: party.cert, key: party.key }),
    })
    sent.once('error', reject)
    sent.once('response', async (response) => {
      const parts: Buffer[] = await Array.fromAsync(response as AsyncIterable<Buffer>)
      resolve(`${response.statusCode} ${Buffer.concat(parts)}`.trim())
    })
    sent.end()
  })
}

async function expectCertificatesToBeTold(url: URL, log: readonly string[], refused: readonly string[]) {
  expect(await ask(url, '/', ours)).toBe('200 hello')
  const wrong = {
    none: 'a client certificate is needed, and none came',
    stranger:
      'the client certificate is not trusted: no authority of the client CA file signed it (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    expired:
      'the client certificate is not trusted: it, or who signed it, has expired; have a new one issued (CERT_HAS_EXPIRED)',
  }
  expect(await ask(url, '/')).toBe(`401 401 ${wrong.none}`)
  expect(await ask(url, '/', theirs)).toBe(`401 401 ${wrong.stranger}`)
  expect(await ask(url, '/', expired)).toBe(`401 401 ${wrong.expired}`)
  expect(await ask(url, '/livez')).toBe('200 ok')
  expect(refused).toEqual(['certificate', 'certificate', 'certificate'])
  expect(log).toEqual(Object.values(wrong).map((why) => `a request was refused ${why}`))
}

const clockOfToday = () => new ManualClock(Date.now())

describe('a listener that demands client certificates', () => {
  test('says what is wrong with one in a reply, and answers probes without any', async () => {
    const { url, log, refused } = await serve(clockOfToday())
    await expectCertificatesToBeTold(url, log, refused)
  })

  test('says the same where a certificate is the one way to be let in, and counts it apart from passwords', async () => {
    const clock = clockOfToday()
    const { url, log, refused } = await serve(clock, {
      access: { ways: [{ authenticator: new CertificateAuthenticator({ clock }) }] },
    })
    await expectCertificatesToBeTold(url, log, refused)
  })

  test('takes up other authorities, and no longer believes those that were, on connections that are there as well', async () => {
    const clock = clockOfToday()
    const { url, log } = await serve(clock)
    const kept = await openConnection(url, ours)
    expect(await kept.get('/')).toContain('200 OK')
    await copyFile(file('theirs.ca'), file('trusted.ca'))
    await clock.advance(10_000)
    await expect.poll(() => log).toContain('the certificate was replaced')
    expect(await kept.get('/')).not.toContain('200 OK')
    expect(await ask(url, '/', ours)).toMatch(/^401 /)
    expect(await ask(url, '/', theirs)).toBe('200 hello')
  })

  test('no longer believes those that were, on a connection whose handshake began before and ends after', async () => {
    const clock = clockOfToday()
    const { url, log } = await serve(clock)
    const begun = connectTcp(Number(url.port), '127.0.0.1')
    await once(begun, 'connect')
    // Connections are taken in turn: when the next is answered, this one has been taken.
    expect(await ask(url, '/livez')).toBe('200 ok')
    await copyFile(file('theirs.ca'), file('trusted.ca'))
    await clock.advance(10_000)
    await expect.poll(() => log).toContain('the certificate was replaced')
    const ended = await openConnection(url, ours, begun)
    expect(await ended.get('/')).toMatch(/^HTTP\/1.1 401 .*connect again/s)
  })

  test('keeps its authorities while their file holds none', async () => {
    const clock = clockOfToday()
    const { url, log } = await serve(clock)
    await writeFile(file('trusted.ca'), 'nothing')
    await clock.advance(10_000)
    await expect.poll(() => log).toEqual(['the certificate stays as it is'])
    expect(await ask(url, '/', ours)).toBe('200 hello')
  })

  test('logs a handshake that fails', async () => {
    const { url, log } = await serve(clockOfToday(), {
      tls: { certFile: file('ours.crt'), keyFile: file('ours.key'), minVersion: 'TLSv1.3' },
    })
    const socket = connect({ port: Number(url.port), maxVersion: 'TLSv1.2', rejectUnauthorized: false })
    await new Promise((resolve) => socket.once('error', resolve))
    await expect
      .poll(() => log)
      .toEqual([
        'a request was refused TLS could not be agreed on: the client speaks only versions of TLS that are not taken here; take a newer client, or set the lowest version',
      ])
  })
})

/** A connection that is kept for one request after the other. */
async function openConnection(url: URL, { cert, key }: Party, over?: Socket) {
  const socket: TLSSocket = connect({
    ...(over ? { socket: over } : { port: Number(url.port) }),
    cert,
    key,
    rejectUnauthorized: false,
  })
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('secureConnect', resolve))
  return {
    /** What comes before the connection ends or the reply is there. */
    get: (where: string) =>
      new Promise<string>((resolve) => {
        let text = ''
        const done = () => resolve(text)
        socket.once('close', done)
        socket.on('data', (data) => {
          text += data
          if (/\r\n\r\n./s.test(text)) done()
        })
        if (socket.closed) done()
        socket.write(`GET ${where} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
      }),
  }
}

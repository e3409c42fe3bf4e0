import { createPrivateKey } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect as connectTcp } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger, systemClock } from '../../base/index.ts'
import { startApiServer } from '../../testing/index.ts'
import { Listener } from '../listener.ts'
import type { ListenerObserver } from '../listener-observer.ts'
import { textReply } from '../route/route.ts'

let directory: string
const file = (name: string) => path.join(directory, name)

/** Certificates with their keys, those of the administrators of API servers; `old` was issued in 2010, for ten years. */
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-endpoint-'))
  const longAgo = { ...systemClock, now: () => Date.UTC(2010, 0, 1) }
  for (const name of ['a', 'b', 'old']) {
    const server = await startApiServer(name === 'old' ? { clock: longAgo } : {})
    const field = (key: string) =>
      Buffer.from(new RegExp(`${key}: (\\S+)`).exec(server.kubeconfig)?.[1] ?? '', 'base64')
    await writeFile(file(`${name}.crt`), field('client-certificate-data'))
    await writeFile(file(`${name}.key`), field('client-key-data'))
    await server.stop()
  }
})
afterAll(() => rm(directory, { recursive: true }))

async function install(cert: string, key: string): Promise<void> {
  await rm(file('tls.key'), { recursive: true, force: true })
  await copyFile(file(cert), file('tls.crt'))
  await copyFile(file(key), file('tls.key'))
}

async function replaceByFolder(name: string): Promise<void> {
  await rm(file(name))
  await mkdir(file(name))
}

function encrypted(pem: string): string {
  const protection = {
    cipher: 'aes-256-cbc',
    passphrase: 'open barley',
    type: 'pkcs8',
    format: 'pem',
  } as const
  return createPrivateKey(pem).export(protection).toString()
}

function listenerOf(clock: ManualClock, log: string[] = [], observer: ListenerObserver = {}) {
  const note = (message: string, fields?: LogFields) => log.push(`${message} ${fields?.error ?? ''}`)
  return new Listener({
    address: { host: '127.0.0.1', port: 0 },
    routes: [{ path: '/', handle: () => textReply(200, 'hello') }],
    clock,
    logger: { ...silentLogger, info: note, warn: note, error: note },
    observer,
    tls: { certFile: file('tls.crt'), keyFile: file('tls.key') },
  })
}

/** The fingerprint of the certificate that a client is shown, and the reply it gets. */
function ask(url: string): Promise<{ fingerprint: string; reply: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false })
    let reply = ''
    socket.on('secureConnect', () =>
      socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'),
    )
    socket.on('data', (data) => {
      reply += data
    })
    const { promise, resolve: seen } = Promise.withResolvers<string>()
    socket.on('secureConnect', () => seen(socket.getPeerCertificate().fingerprint256))
    socket.on('end', async () => resolve({ fingerprint: await promise, reply }))
    socket.on('error', reject)
  })
}

describe('a listener with a certificate', () => {
  test('serves HTTPS, takes up a new certificate, and keeps it when the next is broken', async () => {
    await install('a.crt', 'a.key')
    const clock = new ManualClock(Date.now())
    const log: string[] = []
    const listener = listenerOf(clock, log)
    const url = await listener.start(new AbortController().signal)
    try {
      expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
      const first = await ask(url)
      expect(first.reply).toMatch(/\r\n\r\nhello$/)

      await install('b.crt', 'b.key')
      await clock.advance(10_000)
      await expect.poll(() => log).toHaveLength(1)
      const second = await ask(url)
      expect(second.fingerprint).not.toBe(first.fingerprint)

      await install('a.crt', 'b.key')
      await expect.poll(() => clock.timers, { message: 'the next look is due' }).toBe(1)
      await clock.advance(10_000)
      await expect.poll(() => log).toHaveLength(2)
      expect(log[1]).toMatch(
        /the key \S+tls.key does not belong to the certificate \S+tls.crt; take both from the same issue/,
      )
      expect((await ask(url)).fingerprint).toBe(second.fingerprint)

      // Mended, and said so once.
      await install('b.crt', 'b.key')
      for (let look = 0; look < 2; look++) {
        await expect.poll(() => clock.timers).toBe(1)
        await clock.advance(10_000)
      }
      await expect.poll(() => log).toHaveLength(3)
      await expect.poll(() => clock.timers).toBe(1)
      expect(log[2]).toContain('the certificate can be used again, and is as it was')
      expect(log).toHaveLength(3)
    } finally {
      await listener.stop()
    }
    expect(clock.timers).toBe(0)
  })

  test('keeps its certificate when the next has expired, and tells of each look', async () => {
    await install('a.crt', 'a.key')
    const clock = new ManualClock(Date.now())
    const log: string[] = []
    const looks: (number | undefined)[] = []
    const listener = listenerOf(clock, log, { certificateRead: (found) => looks.push(found?.validTo) })
    const url = await listener.start(new AbortController().signal)
    const { fingerprint } = await ask(url)
    await install('old.crt', 'old.key')
    for (let look = 2; look < 5; look++) {
      await clock.advance(10_000)
      await expect.poll(() => looks).toHaveLength(look)
      await expect.poll(() => clock.timers).toBe(1)
    }
    expect((await ask(url)).fingerprint).toBe(fingerprint)
    await listener.stop()
    expect(looks).toEqual([expect.any(Number), undefined, undefined, undefined])
    expect(looks[0]).toBeGreaterThan(clock.now())
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^the certificate stays as it is the certificate \S+ expired at 2019-12-30T/)
  })

  test('says once when its certificate expires soon', async () => {
    await install('old.crt', 'old.key')
    const clock = new ManualClock(Date.UTC(2019, 11, 28))
    const log: string[] = []
    const looks: unknown[] = []
    const listener = listenerOf(clock, log, { certificateRead: (found) => looks.push(found) })
    await listener.start(new AbortController().signal)
    await clock.advance(10_000)
    await expect.poll(() => looks).toHaveLength(2)
    await listener.stop()
    expect(log).toEqual(['the certificate expires soon '])
  })

  test.each([
    [
      'has expired',
      'old',
      Date.now(),
      /^the certificate \S+tls.crt expired at 2019-12-30T.*; have a new one issued/,
    ],
    [
      'is not valid yet',
      'a',
      Date.UTC(2020, 0, 1),
      /the certificate \S+tls.crt is not valid before .*; wait until then/,
    ],
  ])('does not start when the certificate %s', async (_, name, now, message) => {
    await install(`${name}.crt`, `${name}.key`)
    const listener = listenerOf(new ManualClock(now))
    await expect(listener.start(new AbortController().signal)).rejects.toMatchObject({
      kind: 'certificate',
      message: expect.stringMatching(message),
    })
  })

  test.each([
    [
      'the key is not there',
      () => rm(file('tls.key')),
      /^the key cannot be read: there is no file \S+tls.key; see/,
    ],
    [
      'the key is a folder',
      () => replaceByFolder('tls.key'),
      /^the key cannot be read: \S+tls.key is a folder; name/,
    ],
    [
      'the key is no PEM',
      () => writeFile(file('tls.key'), 'nothing'),
      /^the key \S+tls.key holds no private key in PEM: such a file has a line -----BEGIN PRIVATE KEY-----$/,
    ],
    [
      'the key is damaged',
      async () =>
        writeFile(file('tls.key'), (await readFile(file('a.key'), 'utf8')).replace(/\n.{20}/, '\n')),
      /^the key \S+tls.key is damaged: its PEM cannot be decoded; copy it anew/,
    ],
    [
      'the key is encrypted',
      async () => writeFile(file('tls.key'), encrypted(await readFile(file('a.key'), 'utf8'))),
      /^the key \S+tls.key is encrypted, .*openssl pkey/,
    ],
    [
      'the key belongs to another',
      () => copyFile(file('b.key'), file('tls.key')),
      /^the key \S+tls.key does not belong to the certificate \S+tls.crt; take both from the same issue$/,
    ],
    [
      'the chain is upside down',
      async () =>
        writeFile(
          file('tls.crt'),
          (await readFile(file('b.crt'), 'utf8')) + (await readFile(file('a.crt'), 'utf8')),
        ),
      /^the key \S+tls.key belongs to certificate 2 of the certificate \S+tls.crt; the server's own has to stand first/,
    ],
    [
      'certificate and key are mixed up',
      () => install('a.key', 'a.crt'),
      /^the certificate \S+tls.crt holds no certificate in PEM: it holds a private key; see that/,
    ],
    [
      'the certificate is damaged',
      async () =>
        writeFile(file('tls.crt'), (await readFile(file('a.crt'), 'utf8')).replace(/\n.{20}/, '\n')),
      /^the certificate \S+tls.crt is damaged: a block of PEM in it cannot be decoded; copy it anew/,
    ],
    [
      'the certificate is empty',
      () => writeFile(file('tls.crt'), ''),
      /holds no certificate in PEM: it is empty$/,
    ],
  ])('does not start when %s', async (_, spoil, message) => {
    await install('a.crt', 'a.key')
    await spoil()
    const listener = listenerOf(new ManualClock(Date.now()))
    await expect(listener.start(new AbortController().signal)).rejects.toMatchObject({
      kind: 'certificate',
      message: expect.stringMatching(message),
    })
    await listener.stop()
    expect(listener.state.name).toBe('failed')
  })

  test.each([
    [
      'speaks plain HTTP',
      'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n',
      'the client speaks plain HTTP; let it ask for https',
    ],
    ['speaks something else', 'SSH-2.0-OpenSSH_9\r\n', 'what the client sent is no TLS'],
  ])('says in words that a client %s, and counts it', async (_, sent, words) => {
    await install('a.crt', 'a.key')
    const why: unknown[] = []
    const refused: string[] = []
    const listener = new Listener({
      address: { host: '127.0.0.1', port: 0 },
      routes: [],
      clock: new ManualClock(Date.now()),
      logger: { ...silentLogger, warn: (_line, fields) => why.push(fields?.why) },
      observer: { refused: (reason) => refused.push(reason) },
      tls: { certFile: file('tls.crt'), keyFile: file('tls.key') },
    })
    const url = await listener.start(new AbortController().signal)
    const client = connectTcp(Number(new URL(url).port), '127.0.0.1').on('error', () => {})
    client.write(sent)
    await expect.poll(() => why).toEqual([expect.stringContaining(`TLS could not be agreed on: ${words}`)])
    expect(refused).toEqual(['handshake'])
    client.destroy()
    await listener.stop()
  })

  test('does not wait at its end for a client that never shakes hands', async () => {
    await install('a.crt', 'a.key')
    const listener = listenerOf(new ManualClock(Date.now()))
    const url = await listener.start(new AbortController().signal)
    const silent = connectTcp(Number(new URL(url).port), '127.0.0.1')
    const closed = new Promise((resolve) => silent.once('close', resolve))
    silent.on('error', () => {})
    expect((await ask(url)).reply).toContain('hello')
    await listener.stop()
    await closed
  })
})

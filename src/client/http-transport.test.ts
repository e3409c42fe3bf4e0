import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { Client } from './client.ts'
import type { ClientObserver } from './client-observer.ts'
import type { ExecPluginConfig } from './cluster-config.ts'
import { elsewhere, second, tester } from './fixture/certificate.ts'
import { clusterConfig } from './fixture/cluster-config.ts'
import { temporaryFolder } from './fixture/folder.ts'
import { startHttpProxy, startSocksProxy } from './fixture/proxy.ts'
import { nodes, pods } from './fixture/resource.ts'
import { clientName, startTlsServer } from './fixture/tls-server.ts'
import { HttpTransport, type HttpTransportOptions } from './http-transport.ts'
import { readText } from './response-body.ts'
import type { WireRequest } from './transport.ts'

const get = (path = '/version'): WireRequest => ({ method: 'GET', path, headers: {} })
const ok: RequestListener = (_, response) => response.end('{"metadata":{}}')

/** A transport that is closed after the test. */
function open(options: HttpTransportOptions) {
  const transport = new HttpTransport({ env: {}, ...options })
  return {
    transport,
    client: new Client({ transport }),
    text: async (request = get(), signal?: AbortSignal) =>
      (await readText((await transport.send(request, signal)).body, 1e6)).text,
    [Symbol.asyncDispose]: () => transport.close(),
  }
}

describe('the connection', () => {
  // A call that begins as the one before it ends finds that connection still busy: two is what it comes to.
  test('is kept for calls that follow each other', async () => {
    await using server = await startTlsServer(ok)
    await using api = open({ config: clusterConfig(server.url) })
    for (let call = 0; call < 50; call++) await api.client.get(nodes, 'n')
    expect(server.requests).toHaveLength(50)
    expect(server.connections).toBeLessThanOrEqual(2)
  })

  test('is used again after an answer that is an error', async () => {
    await using server = await startTlsServer((_, response) =>
      response.writeHead(404).end('404 page not found'),
    )
    await using api = open({ config: clusterConfig(server.url) })
    for (let call = 0; call < 20; call++)
      await expect(api.client.get(nodes, 'n')).rejects.toMatchObject({ code: 404 })
    expect(server.connections).toBeLessThanOrEqual(2)
  })

  test('sends method, path, headers and body as they are, below the path of the server', async () => {
    let body = ''
    await using server = await startTlsServer((request, response) => {
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => response.end('{}'))
    })
    await using api = open({ config: clusterConfig(`${server.url}/k8s/clusters/c-1`), userAgent: 'test/1' })
    const patch = [{ op: 'test', path: '/a', value: 'ü' }]
    await api.client.patch(pods, 'a', 'json', patch, { namespace: 'x' })
    const [request] = server.requests
    expect(request?.method).toBe('PATCH')
    expect(request?.url).toBe('/k8s/clusters/c-1/api/v1/namespaces/x/pods/a?fieldManager=binnacle')
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json-patch+json',
      'user-agent': 'test/1',
    })
    expect(JSON.parse(body)).toEqual(patch)
  })

  test('answers headers with repeated ones joined, warnings apart', async () => {
    await using server = await startTlsServer((_, response) => {
      response.writeHead(
        200,
        [
          ['X-A', '1'],
          ['X-A', '2'],
          ['Warning', '299 - "a, b"'],
          ['Warning', '299 - "c"'],
        ].flat(),
      )
      response.end()
    })
    await using api = open({ config: clusterConfig(server.url) })
    const { headers, body } = await api.transport.send(get())
    await readText(body, 1)
    expect(headers['x-a']).toBe('1, 2')
    expect(headers.warning).toEqual(['299 - "a, b"', '299 - "c"'])
  })

  test('reads compressed answers', async () => {
    await using server = await startTlsServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"metadata":{"name":"n"}}'))
    })
    await using api = open({ config: clusterConfig(server.url) })
    expect(await api.client.get(nodes, 'n')).toEqual({ metadata: { name: 'n' } })
  })

  test('says so when a compressed answer is broken', async () => {
    await using server = await startTlsServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip')
    })
    await using api = open({ config: clusterConfig(server.url) })
    await expect(api.text()).rejects.toMatchObject({ kind: 'transport' })
  })
})

describe('when the exchange fails', () => {
  test('because nothing listens, the error says what to check', async () => {
    const server = await startTlsServer(ok)
    await server[Symbol.asyncDispose]()
    await using api = open({ config: clusterConfig(server.url) })
    await expect(api.text()).rejects.toMatchObject({
      kind: 'transport',
      retriable: true,
      message: `${server.url}: the connection was refused: is the API server running there? (ECONNREFUSED)`,
    })
  })

  test('because the authority is not trusted', async () => {
    await using server = await startTlsServer(ok)
    const { certificateAuthority: _, ...config } = clusterConfig(server.url)
    await using api = open({ config })
    await expect(api.text()).rejects.toMatchObject({
      kind: 'transport',
      retriable: false,
      message: expect.stringContaining('check certificate-authority in the kubeconfig'),
    })
  })

  test('because the certificate is for another name, unless that name is asked for or none is', async () => {
    await using server = await startTlsServer(ok, elsewhere)
    const strict = clusterConfig(server.url)
    await using api = open({ config: strict })
    await expect(api.text()).rejects.toThrow(/certificate is for another name.*tls-server-name/)
    await using named = open({ config: { ...strict, tlsServerName: 'elsewhere.test' } })
    expect(await named.text()).toBe('{"metadata":{}}')
    await using insecure = open({ config: { ...strict, insecureSkipTlsVerify: true } })
    expect(await insecure.text()).toBe('{"metadata":{}}')
  })

  test.each([
    [tester.cert, 'garbage'],
    ['garbage', tester.key],
    [tester.cert, second.key],
  ])(
    'because the client certificate or its key is none, or they do not belong together (%#)',
    async (...pems) => {
      await using server = await startTlsServer(ok)
      const [certificate, key] = pems.map((data) => ({ kind: 'inline', data }) as const)
      const config = clusterConfig(server.url, {
        clientCertificate: { certificate: certificate!, key: key! },
      })
      await using api = open({ config })
      await expect(api.text()).rejects.toMatchObject({
        kind: 'config',
        message: expect.stringContaining('check client-certificate and client-key'),
      })
    },
  )

  test('because the proxy is not there: it is named, its password is not', async () => {
    const config = clusterConfig('https://api.test', { proxyUrl: 'http://me:secret@127.0.0.1:1' })
    await using api = open({ config })
    await expect(api.text()).rejects.toThrow(
      'https://api.test through the proxy 127.0.0.1:1: the connection was refused',
    )
  })

  test('because the server speaks http', async () => {
    const server = http.createServer(ok).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await using api = open({ config: clusterConfig(`https://127.0.0.1:${port}`) })
    await expect(api.text()).rejects.toThrow('speak http there, not https')
    server.close()
  })

  test('because the server hangs up before and within the answer', async () => {
    await using server = await startTlsServer((request, response) => {
      if (request.url === '/early') {
        request.socket.destroy()
        return
      }
      response.writeHead(200)
      response.write('half a', () => request.socket.destroy())
    })
    await using api = open({ config: clusterConfig(server.url) })
    await expect(api.text(get('/early'))).rejects.toMatchObject({ kind: 'transport', retriable: true })
    await expect(api.text(get('/within'))).rejects.toMatchObject({ kind: 'transport', retriable: true })
  })

  test('because it is aborted, with the reason of the signal', async () => {
    await using server = await startTlsServer((request, response) => {
      if (request.url === '/body') response.write('begin')
    })
    await using api = open({ config: clusterConfig(server.url) })
    const reason = new Error('enough')
    expect(await api.text(get(), AbortSignal.abort(reason)).catch((error) => error)).toBe(reason)

    const waiting = new AbortController()
    const sent = api.text(get('/hang'), waiting.signal).catch((error) => error)
    await expect.poll(() => server.requests).toHaveLength(1)
    waiting.abort(reason)
    expect(await sent).toBe(reason)

    const reading = new AbortController()
    const { body } = await api.transport.send(get('/body'), reading.signal)
    const chunks = body[Symbol.asyncIterator]()
    await chunks.next()
    reading.abort(reason)
    await expect(chunks.next()).rejects.toBe(reason)
  })
})

test('a body that is left closes its connection, also before it was begun', async () => {
  let closed = 0
  await using server = await startTlsServer((_, response) => {
    response.on('close', () => closed++)
    response.write('begin')
  })
  await using api = open({ config: clusterConfig(server.url) })
  await (await api.transport.send(get())).body[Symbol.asyncIterator]().return?.()
  for await (const _ of (await api.transport.send(get())).body) break
  await expect.poll(() => closed, { message: 'closed responses' }).toBe(2)
})

describe('who we are', () => {
  test.each([
    [{ kind: 'token', token: 'abc' }, 'Bearer abc'],
    [{ kind: 'basic', username: 'ü', password: 'p:w' }, `Basic ${Buffer.from('ü:p:w').toString('base64')}`],
    [{ kind: 'none' }, undefined],
  ] as const)('%j is sent as %s', async (authentication, expected) => {
    await using server = await startTlsServer(ok)
    await using api = open({ config: clusterConfig(server.url, { authentication }) })
    await api.text()
    expect(server.requests[0]?.headers.authorization).toBe(expected)
  })

  test('no credential goes to a server without TLS', async () => {
    const headers: unknown[] = []
    const server = http
      .createServer((request, response) => {
        headers.push(request.headers.authorization)
        response.end()
      })
      .listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await using api = open({
      config: clusterConfig(url, { authentication: { kind: 'token', token: 'abc' } }),
    })
    await api.text()
    expect(headers).toEqual([undefined])
    server.close()
  })

  test('as somebody else', async () => {
    await using server = await startTlsServer(ok)
    const impersonation = {
      user: 'jane',
      uid: '7',
      groups: ['dev', 'ops'],
      extra: { 'example.com/Scope': ['a', 'b'] },
    }
    await using api = open({ config: clusterConfig(server.url, { impersonation }) })
    await api.text()
    expect(server.requests[0]?.headersDistinct).toMatchObject({
      'impersonate-user': ['jane'],
      'impersonate-uid': ['7'],
      'impersonate-group': ['dev', 'ops'],
      'impersonate-extra-example.com%2fscope': ['a', 'b'],
    })
  })

  test('by client certificate; a new one in the file takes a new connection, at most a minute later', async () => {
    await using folder = await temporaryFolder()
    const certificate = await folder.write('tls.crt', tester.cert)
    const key = await folder.write('tls.key', tester.key)
    const names: unknown[] = []
    await using server = await startTlsServer((request, response) => {
      names.push(clientName(request))
      response.end()
    })
    const clock = new ManualClock()
    const clientCertificate = {
      certificate: { kind: 'file', path: certificate },
      key: { kind: 'file', path: key },
    } as const
    await using api = open({ config: clusterConfig(server.url, { clientCertificate }), clock })
    await api.text()
    await folder.write('tls.crt', second.cert)
    await folder.write('tls.key', second.key)
    await api.text()
    await clock.advance(60_000)
    await api.text()
    await api.text()
    expect(names).toEqual(['tester', 'tester', 'second', 'second'])
  })

  test('by the certificate of a plug-in, which is asked again when the server refuses it', async () => {
    await using folder = await temporaryFolder()
    const credential = ({ cert, key }: typeof tester) => ({
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1',
      status: { clientCertificateData: cert, clientKeyData: key },
    })
    const current = await folder.write('credential.json', JSON.stringify(credential(tester)))
    const program = `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(current)}))`
    const plugin: ExecPluginConfig = {
      command: process.execPath,
      args: ['-e', program],
      env: {},
      apiVersion: 'client.authentication.k8s.io/v1',
      provideClusterInfo: false,
      interactiveMode: 'Never',
    }
    const names: unknown[] = []
    await using server = await startTlsServer((request, response) => {
      names.push(clientName(request))
      response.writeHead(names.length === 2 ? 401 : 200).end()
    })
    const clock = new ManualClock()
    const config = clusterConfig(server.url, { authentication: { kind: 'exec', plugin } })
    await using api = open({ config, clock })
    await api.text()
    await clock.advance(10_000)
    await folder.write('credential.json', JSON.stringify(credential(second)))
    await api.text()
    expect(names).toEqual(['tester', 'tester', 'second'])
  })

  test('a certificate file that is not there is named', async () => {
    const config = clusterConfig('https://127.0.0.1:1', {
      certificateAuthority: { kind: 'file', path: '/no/ca.crt' },
    })
    await using api = open({ config })
    await expect(api.text()).rejects.toMatchObject({
      kind: 'config',
      message: expect.stringContaining('the certificate or key /no/ca.crt cannot be read'),
    })
  })
})

describe('a token that the server refuses', () => {
  const refuseUnless =
    (token: () => string): RequestListener =>
    (request, response) =>
      response
        .writeHead(request.headers.authorization === `Bearer ${token()}` ? 200 : 401)
        .end('{"metadata":{}}')

  test('is read again from its file, and the request sent once more', async () => {
    await using folder = await temporaryFolder()
    const path = await folder.write('token', 'old\n')
    let good = 'old'
    await using server = await startTlsServer(refuseUnless(() => good))
    await using api = open({
      config: clusterConfig(server.url, { authentication: { kind: 'token-file', path } }),
    })
    await api.client.get(nodes, 'n')
    await folder.write('token', 'new\n')
    good = 'new'
    await api.client.get(nodes, 'n')
    expect(server.requests).toHaveLength(3)
  })

  test('is a 401 when the file holds no other', async () => {
    await using folder = await temporaryFolder()
    const path = await folder.write('token', 'old')
    await using server = await startTlsServer(refuseUnless(() => 'new'))
    await using api = open({
      config: clusterConfig(server.url, { authentication: { kind: 'token-file', path } }),
    })
    await expect(api.client.get(nodes, 'n')).rejects.toMatchObject({ code: 401, reason: 'Unauthorized' })
    expect(server.requests).toHaveLength(1)
  })
})

test('requests are told to the observer, with and without an answer', async () => {
  const facts: unknown[] = []
  const observer: ClientObserver = { requested: (exchange) => facts.push(exchange) }
  const clock = new ManualClock()
  const server = await startTlsServer(async (_, response) => {
    await clock.advance(250)
    response.writeHead(409).end()
  })
  await using api = open({ config: clusterConfig(server.url), observer, clock })
  await api.text()
  await server[Symbol.asyncDispose]()
  await api.text().catch(() => {})
  const host = `127.0.0.1:${server.port}`
  expect(facts).toEqual([
    { verb: 'GET', host, code: '409', duration: 250 },
    { verb: 'GET', host, code: '<error>', duration: 0 },
  ])
})

test.each([
  ['http', startHttpProxy],
  ['socks5', startSocksProxy],
])('through a proxy by %s, which sees a tunnel and no more', async (scheme, start) => {
  await using proxy = await start()
  await using server = await startTlsServer(ok)
  await using api = open({ config: clusterConfig(server.url, { proxyUrl: `${scheme}://${proxy.address}` }) })
  expect(await api.text()).toBe('{"metadata":{}}')
  expect(proxy.targets).toEqual([`127.0.0.1:${server.port}`])
})

test('nothing is sent after close', async () => {
  const { transport } = open({ config: clusterConfig('https://127.0.0.1:1') })
  await transport.close()
  await expect(transport.send(get())).rejects.toMatchObject({
    kind: 'config',
    message: 'the transport is closed',
  })
})

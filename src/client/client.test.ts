import { describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../base/index.ts'
import { Client } from './client.ts'
import { collect } from './fixture/collect.ts'
import { nodes, pods, sites } from './fixture/resource.ts'
import { type Answer, ScriptedTransport } from './fixture/scripted-transport.ts'

function scripted(...answers: Answer[]) {
  const transport = new ScriptedTransport(answers)
  return { transport, client: new Client({ transport, clock: new ManualClock() }) }
}

const failure = (code: number, reason: string, message: string, details: object = {}): Answer => ({
  status: code,
  headers: { 'content-type': 'application/json' },
  body: { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', code, reason, message, details },
})

const page = (names: string[], token = '') => ({
  body: {
    metadata: { resourceVersion: '1', continue: token },
    items: names.map((name) => ({ metadata: { name } })),
  },
})

describe('errors of the server', () => {
  test('a Status is told with its reason and the request', async () => {
    const { client } = scripted(failure(404, 'NotFound', 'pods "a" not found'))
    await expect(client.get(pods, 'a', { namespace: 'x' })).rejects.toMatchObject({
      kind: 'api',
      code: 404,
      reason: 'NotFound',
      retriable: false,
      message: 'GET /api/v1/namespaces/x/pods/a: pods "a" not found',
      status: { details: {} },
    })
  })

  test('a plain text answer of an unknown path', async () => {
    const { client } = scripted({
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: '404 page not found\n',
    })
    await expect(client.list(sites)).rejects.toMatchObject({
      kind: 'api',
      code: 404,
      reason: 'NotFound',
      message: 'GET /apis/web.dev/v1beta1/sites: the server answered 404: 404 page not found',
    })
  })

  test('a page of HTML makes one think of a proxy', async () => {
    const body = '<html><head><title>502 Bad Gateway</title></head></html>'
    const { client } = scripted({ status: 502, headers: { 'content-type': 'text/html' }, body })
    await expect(client.list(pods)).rejects.toMatchObject({
      retriable: true,
      message:
        'GET /api/v1/pods: the server answered 502: 502 Bad Gateway (an HTML page: is a proxy in between?)',
    })
  })

  test('HTML with status 200 is no answer of the API', async () => {
    const { client } = scripted({ headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' })
    await expect(client.list(pods)).rejects.toMatchObject({
      kind: 'decode',
      message:
        'GET /api/v1/pods: the server answered with something that is not JSON (text/html): <html>Sign in</html>',
    })
  })

  test.each<[string, Record<string, string>, object, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, {}, 7000],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:03 GMT' }, {}, 3000],
    ['a date that has passed', { 'retry-after': 'Thu, 01 Jan 2015 00:00:03 GMT' }, {}, 0],
    ['nonsense', { 'retry-after': 'soon' }, {}, undefined],
    ['a fraction, which is neither', { 'retry-after': '1.5' }, {}, undefined],
    ['a negative number', { 'retry-after': '-5' }, {}, undefined],
    ['two headers, of which the first counts', { 'retry-after': '7, 30' }, {}, 7000],
    ['only in the Status', {}, { retryAfterSeconds: 2 }, 2000],
  ])('Retry-After as %s', async (_, headers, details, retryAfterMs) => {
    const answer = failure(429, 'TooManyRequests', 'slow down', details)
    const { client } = scripted({ ...answer, headers })
    const error = await client.list(pods).catch((caught) => caught)
    expect(error).toMatchObject({ code: 429, retriable: true })
    expect(error.retryAfterMs).toBe(retryAfterMs)
  })

  test.each([
    [401, false],
    [403, false],
    [409, false],
    [410, false],
    [422, false],
    [500, true],
    [503, true],
    [504, true],
  ])('%d: retriable %s', async (code, retriable) => {
    const { client } = scripted({ status: code })
    await expect(client.list(pods)).rejects.toMatchObject({ code, retriable })
  })
})

describe('a list', () => {
  test('whose items are null is empty', async () => {
    const { client } = scripted({ body: { metadata: { resourceVersion: '1' }, items: null } })
    expect((await client.list(pods)).items).toEqual([])
  })

  test('is read page by page, with the token alone after the first', async () => {
    const { client, transport } = scripted(page(['a', 'b'], 't1'), page(['c'], 't2'), page([]))
    const names: unknown[] = []
    for await (const { items } of client.pages(pods, { labelSelector: 'x', resourceVersion: '0' }))
      names.push(...items.map(({ metadata }) => metadata.name))
    expect(names).toEqual(['a', 'b', 'c'])
    expect(transport.requests.map(({ path }) => path)).toEqual([
      '/api/v1/pods?labelSelector=x&resourceVersion=0&limit=500',
      '/api/v1/pods?labelSelector=x&limit=500&continue=t1',
      '/api/v1/pods?labelSelector=x&limit=500&continue=t2',
    ])
  })

  test('asks for no page that nobody wants', async () => {
    const { client, transport } = scripted(page(['a'], 't1'))
    for await (const _ of client.pages(pods)) break
    expect(transport.requests).toHaveLength(1)
  })

  test('whose token has expired says so', async () => {
    const { client } = scripted(
      page(['a'], 't1'),
      failure(410, 'Expired', 'The provided continue parameter is too old'),
    )
    await expect(collect(client.pages(pods))).rejects.toMatchObject({
      kind: 'api',
      isExpired: true,
      reason: 'Expired',
    })
  })

  test('that is something else is refused', async () => {
    const { client } = scripted({ body: { kind: 'Pod', metadata: {} } })
    await expect(client.list(pods)).rejects.toMatchObject({ kind: 'decode' })
  })
})

describe('a watch', () => {
  test('gives events as they come', async () => {
    const { client, transport } = scripted({
      body: [
        '{"type":"ADDED","object":{"metadata":{"name":"a"}}}\n{"type":"BOOK',
        'MARK","object":{"metadata":{}}}\n',
      ],
    })
    const events = await collect(client.watch(pods, { resourceVersion: '1' }))
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK'])
    expect(transport.requests[0]?.path).toBe('/api/v1/pods?watch=true&resourceVersion=1')
  })

  test('that is refused throws before the first event', async () => {
    const { client } = scripted(failure(403, 'Forbidden', 'pods is forbidden'))
    await expect(client.watch(pods).next()).rejects.toMatchObject({ reason: 'Forbidden' })
  })

  test('with an aborted signal throws its reason', async () => {
    const reason = new Error('enough')
    const { client } = scripted()
    await expect(client.watch(pods, {}, AbortSignal.abort(reason)).next()).rejects.toBe(reason)
  })
})

test('writes name their field manager, the call before the client', async () => {
  const { client, transport } = scripted({ body: {} }, { body: {} }, { body: {} })
  await client.create(nodes, { metadata: { name: 'n' } })
  await client.patch(nodes, 'n', 'apply', {}, { fieldManager: 'other' })
  await client.delete(nodes, 'n')
  expect(transport.requests.map(({ path }) => path)).toEqual([
    '/api/v1/nodes?fieldManager=binnacle',
    '/api/v1/nodes/n?fieldManager=other',
    '/api/v1/nodes/n',
  ])
})

test('warnings of the server are logged', async () => {
  const warnings: string[] = []
  const headers = { warning: ['299 - "a \\"quoted\\" one"', '299 - "two", 299 - "three"'] }
  const transport = new ScriptedTransport([{ headers, body: {} }])
  const client = new Client({
    transport,
    logger: { ...silentLogger, warn: (message) => warnings.push(message) },
  })
  await client.get(nodes, 'n')
  expect(warnings).toEqual(['a "quoted" one', 'two', 'three'])
})

test('a call that cannot be made rejects, it does not throw', async () => {
  const { client } = scripted()
  await expect(client.get(pods, 'a')).rejects.toMatchObject({ kind: 'config' })
  await expect(client.list(nodes, { namespace: 'x' })).rejects.toMatchObject({ kind: 'config' })
})

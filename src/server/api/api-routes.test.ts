import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ManualClock, systemClock } from '../../base/index.ts'
import type { Reply, Request } from '../../endpoint/index.ts'
import { type Change, ViewError } from '../../view/index.ts'
import { fakeViews, row } from '../fixture/fake-views.ts'
import { type ApiOptions, apiRoutes } from './api-routes.ts'
import { apiTable } from './api-table.ts'
import { resourcePath } from './resource-path.ts'

const site = { group: 'example.com', kind: 'Site', namespace: 'n', name: 'a' }

/** Asks the routes without a listener. */
function api(options: Partial<ApiOptions> = {}) {
  const routes = apiRoutes({ views: fakeViews(), version: '1', clock: systemClock, ...options })
  return async (path: string, more: Partial<Request> = {}): Promise<Reply> => {
    const url = new URL(path, 'http://x')
    const params: Record<string, string> = {}
    const route = routes.find((each) => {
      const pattern = each.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
      const match = new RegExp(`^${pattern}$`).exec(url.pathname)
      for (const [name, text] of Object.entries(match?.groups ?? {})) params[name] = decodeURIComponent(text)
      return match
    })
    if (!route) throw new Error(`there is no route ${path}`)
    const signal = new AbortController().signal
    return route.handle({
      method: 'GET',
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: {},
      signal,
      ...more,
    })
  }
}
const bodyOf = ({ body }: Reply) => JSON.parse(String(body))

describe('the API', () => {
  test('reads a query for resources', async () => {
    const views = fakeViews()
    const query =
      'kind=sites,rooms&kind=x&namespace=n&state=degraded,unknown&text=a+b&inStateFor=10m&stale=true&sort=column:Size&descending=true&offset=5&limit=7&facets=true'
    await api({ views })(`/api/v1/resources?${query}`)
    expect(views.asked).toEqual([
      {
        kinds: ['sites', 'rooms', 'x'],
        namespaces: ['n'],
        states: ['degraded', 'unknown'],
        text: 'a b',
        inStateFor: 600_000,
        stale: true,
        sort: 'column:Size',
        descending: true,
        offset: 5,
        limit: 7,
        facets: true,
      },
    ])
  })

  test('gives a hundred rows when nothing else is said', async () => {
    const views = fakeViews()
    await api({ views })('/api/v1/resources?text=')
    expect(views.asked).toEqual([{ limit: 100 }])
  })

  test.each([
    ['colour=red', "there is no parameter 'colour' here; there are: kind, namespace, state,"],
    ['state=ill', "state: 'ill' is none of degraded, terminating,"],
    ['limit=1001', "limit: '1001' is no whole number from 0 to 1000"],
    ['limit=1&limit=2', 'limit: give it once'],
    ['offset=-1', "offset: '-1' is no whole number from 0"],
    ['inStateFor=soon', "inStateFor: 'soon' is no duration; give one such as 90s, 10m or 1h30m"],
    ['stale=maybe', "stale: 'maybe' is none of true, false"],
    ['sort=size', "sort: 'size' is none of health, name, age, since, kind, column:NAME"],
    ['labelSelector=a%20in', 'labelSelector: '],
  ])('says what is wrong with %s', async (query, detail) => {
    const reply = await api()(`/api/v1/resources?${query}`)
    expect([reply.status, reply.headers['content-type']]).toEqual([400, 'application/problem+json'])
    expect(bodyOf(reply)).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 })
    expect(bodyOf(reply).detail).toContain(detail)
  })

  test('finds a resource by a path in which a dash stands for nothing', async () => {
    const views = fakeViews()
    const refs = [site, { group: '', kind: 'Node', namespace: '', name: 'a b' }]
    for (const ref of refs) await api({ views })(resourcePath(ref))
    expect(views.asked).toEqual(refs)
    expect(refs.map(resourcePath)[1]).toBe('/api/v1/resources/-/Node/-/a%20b')
  })

  test('answers what does not exist with 404, and what it is', async () => {
    const reply = await api()(`${resourcePath(site)}/tree`)
    expect(reply.status).toBe(404)
    expect(bodyOf(reply).detail).toContain('there is no Site a in namespace n')
  })

  test.each([
    ['off', 501, undefined],
    ['away', 503, '5'],
    ['refused', 403, undefined],
  ] as const)('answers what is %s with %d', async (kind, status, retryAfter) => {
    const views = fakeViews({ events: () => Promise.reject(new ViewError(kind, 'why')) })
    const reply = await api({ views })('/api/v1/events')
    expect([reply.status, reply.headers['retry-after'], bodyOf(reply).detail]).toEqual([
      status,
      retryAfter,
      'why',
    ])
  })

  test('leaves a defect to the listener', async () => {
    const views = fakeViews({ kinds: () => Promise.reject(new Error('a defect')) })
    await expect(api({ views })('/api/v1/kinds')).rejects.toThrow('a defect')
  })

  test('compresses long answers for those who take that', async () => {
    const rows = Array.from({ length: 100 }, () => row)
    const views = fakeViews({ resources: async () => ({ rows, total: 100, states: {} as never }) })
    const plain = await api({ views })('/api/v1/resources')
    const zipped = await api({ views })('/api/v1/resources', { headers: { 'accept-encoding': 'gzip' } })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    const [bytes] = zipped.body as Uint8Array[]
    expect(gunzipSync(bytes!).toString()).toBe(plain.body)
    expect(zipped.headers['content-length']).toBe(String(bytes!.length))
    expect(plain.headers).toMatchObject({ vary: 'accept-encoding', 'cache-control': 'no-store' })
  })
})

describe('the stream', () => {
  const text = async (reply: Reply) => {
    let all = ''
    for await (const part of reply.body as AsyncIterable<Uint8Array>) all += Buffer.from(part).toString()
    return all
  }

  test('writes each change with its id, what it is and its data', async () => {
    const reply = await api()('/api/v1/stream')
    expect([reply.status, reply.endless, reply.headers['content-type']]).toEqual([
      200,
      true,
      'text/event-stream',
    ])
    expect(await text(reply)).toBe(
      'retry: 2000\n\nid: e-1\nevent: reset\ndata: {"id":"e-1","what":"reset"}\n\n',
    )
  })

  test('resumes by the header, else by the query', async () => {
    const views = fakeViews()
    const ask = api({ views })
    await text(await ask('/api/v1/stream?lastEventId=e-1'))
    await text(await ask('/api/v1/stream?lastEventId=e-1', { headers: { 'last-event-id': 'e-2' } }))
    expect(views.asked).toEqual(['e-1', 'e-2'])
  })

  test('beats while nothing happens', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const views = fakeViews({
      changes: async function* (signal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        yield* [] as readonly Change[][]
      },
    })
    const reply = await api({ views, clock })('/api/v1/stream', { signal: controller.signal })
    const parts = (reply.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
    await parts.next()
    for (let beat = 0; beat < 3; beat++) {
      const next = parts.next()
      await clock.advance(15_000)
      expect(Buffer.from((await next).value).toString()).toBe(': heartbeat\n\n')
    }
    controller.abort()
    expect((await parts.next()).done).toBe(true)
    expect(clock.timers).toBe(0)
  })

  test('is given to as many as there may be, and to others when one leaves', async () => {
    const ask = api({ maxStreams: 1 })
    const first = new AbortController()
    const status = async (signal: AbortSignal) => (await ask('/api/v1/stream', { signal })).status
    const later = new AbortController().signal
    expect(await status(first.signal)).toBe(200)
    const refused = await ask('/api/v1/stream')
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
    expect((await ask('/api/v1/stream', { method: 'HEAD' })).status).toBe(200)
    first.abort()
    expect(await status(later)).toBe(200)
  })
})

describe('/openapi.json', () => {
  test('describes every route, with every parameter, and refers to nothing that is not there', async () => {
    const text = String((await api()('/openapi.json')).body)
    const document = JSON.parse(text)
    expect(Object.keys(document.paths)).toEqual(apiTable.map(({ path }) => path))
    for (const { path, parameters } of apiTable) {
      const names = document.paths[path].get.parameters.map((parameter: { name: string }) => parameter.name)
      for (const name of Object.keys(parameters)) expect(names).toContain(name)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name)
    }
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !(name in document.components.schemas))).toEqual([])
    const unused = Object.keys(document.components.schemas).filter((name) => !named.includes(name))
    expect(unused).toEqual([])
    const ids = Object.values<{ get: { operationId: string } }>(document.paths).map(
      ({ get }) => get.operationId,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import { parseLabelSelector } from '../../object/index.ts'
import { type Change, healthLooks, type ResourceQuery, resourceOrders } from '../../view/index.ts'
import { readParameters } from '../api/parameter.ts'
import { resourceParameters, resourceQueryOf, resourceQueryParameters } from '../api/resource-parameters.ts'
import type { Fetch, FetchResponse } from './fetch.ts'
import { RemoteViews } from './remote-views.ts'

function response(status: number, text: string, headers: Record<string, string> = {}): FetchResponse {
  return { status, headers: { get: (name) => headers[name] ?? null }, body: null, text: async () => text }
}
const problem = (status: number, detail: string, headers = {}) =>
  response(status, JSON.stringify({ detail }), { 'content-type': 'application/problem+json', ...headers })

function viewsOf(fetch: Fetch, clock = new ManualClock()) {
  return new RemoteViews({ url: 'http://b:1/', fetch, clock, random: () => 1 })
}
const site = { group: 'example.com', kind: 'Site', namespace: '', name: 'a' }

describe('views from afar', () => {
  test('ask by path and query', async () => {
    const urls: string[] = []
    const views = viewsOf(async (url) => {
      urls.push(url)
      return response(200, '{"rows": [], "events": [], "entries": []}')
    })
    await views.resource(site)
    await views.events({ about: site, types: ['Warning'], since: 5, limit: 3 })
    await views.events({ namespace: 'n' })
    await views.timeline(site, { from: 1, to: 2 })
    const base = 'http://b:1/api/v1'
    expect(urls).toEqual([
      `${base}/resources/example.com/Site/-/a`,
      `${base}/resources/example.com/Site/-/a/events?type=Warning&since=5&limit=3`,
      `${base}/events?namespace=n`,
      `${base}/resources/example.com/Site/-/a/timeline?from=1&to=2`,
    ])
  })

  test('a query comes through as it was', () => {
    const names = fc.array(fc.stringMatching(/^[a-z][a-z.-]{0,8}$/), { minLength: 1, maxLength: 3 })
    const anyQuery: fc.Arbitrary<ResourceQuery> = fc.record(
      {
        kinds: names,
        namespaces: names,
        states: fc.uniqueArray(fc.constantFrom(...healthLooks.map(({ state }) => state)), { minLength: 1 }),
        text: fc.stringMatching(/^[a-z!ü&=+%]{1,9}( [a-z]{1,5})?$/),
        inStateFor: fc.nat(10 ** 9),
        stale: fc.boolean(),
        diverged: fc.boolean(),
        unsure: fc.boolean(),
        sort: fc.constantFrom(...resourceOrders, 'column:Größe & Zahl' as const),
        descending: fc.boolean(),
        offset: fc.nat(1000),
        facets: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anyQuery, fc.nat(1000), (query, limit) => {
        const text = resourceQueryParameters({ ...query, limit }).toString()
        const read = readParameters(resourceParameters, new URLSearchParams(text))
        expect(resourceQueryOf(read)).toEqual({ ...query, limit })
      }),
    )
    const labels = parseLabelSelector('a=b,c in (d,e),!f')
    const parameters = resourceQueryParameters({ labels })
    expect(readParameters(resourceParameters, parameters).labelSelector?.toString()).toBe(labels.toString())
  })

  test('gives more rows than one answer holds', async () => {
    const all = Array.from({ length: 2300 }, (_, index) => ({ uid: `u${index}` }))
    const asked: string[] = []
    const views = viewsOf(async (url) => {
      const { searchParams } = new URL(url)
      const [offset, limit] = ['offset', 'limit'].map((name) => Number(searchParams.get(name)))
      asked.push(`${offset}+${limit}`)
      return response(200, JSON.stringify({ rows: all.slice(offset!, offset! + limit!), total: all.length }))
    })
    expect((await views.resources({})).rows).toEqual(all)
    expect((await views.resources({ offset: 5, limit: 1500 })).rows).toEqual(all.slice(5, 1505))
    expect((await views.resources({ limit: 0 })).rows).toEqual([])
    expect(asked).toEqual(['0+1000', '1000+1000', '2000+1000', '5+1000', '1005+500', '0+0'])
  })

  test.each([
    ['off', problem(501, 'turn it on')],
    ['query', problem(400, 'turn it on')],
    ['refused', problem(401, 'turn it on')],
    ['away', problem(503, 'turn it on')],
  ] as const)('what is %s is told as it is', async (kind, answer) => {
    await expect(viewsOf(async () => answer).kinds()).rejects.toMatchObject({ kind, message: 'turn it on' })
  })

  test('what does not exist is undefined, and another server is no Binnacle', async () => {
    expect(await viewsOf(async () => problem(404, 'none')).resource(site)).toBeUndefined()
    const other = viewsOf(async () => response(404, '<html>'))
    await expect(other.resource(site)).rejects.toThrow('is that the address of a running Binnacle?')
    await expect(viewsOf(async () => response(200, '<html>')).kinds()).rejects.toThrow('not answer in JSON')
  })

  test('an answer without an end is not read to it', async () => {
    let parts = 0
    const part = new Uint8Array(1024 * 1024)
    const body = async function* () {
      for (; ; parts++) yield part
    }
    const views = viewsOf(async () => ({ ...response(200, ''), body: body() }))
    await expect(views.kinds()).rejects.toMatchObject({
      kind: 'query',
      message: expect.stringContaining('over 64 MiB'),
    })
    expect(parts).toBe(64)
  })

  test('says why a server cannot be reached, and does not wait for ever', async () => {
    const refusing = viewsOf(() =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('refused') })),
    )
    await expect(refusing.kinds()).rejects.toMatchObject({
      kind: 'away',
      message: 'cannot reach http://b:1: refused',
    })
    const clock = new ManualClock()
    const silent = viewsOf(
      (_, { signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      clock,
    )
    const endless = viewsOf(async (_, { signal }) => {
      const text = () =>
        new Promise<string>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      return { ...response(200, ''), text }
    }, clock)
    const late = [silent, endless].map((views) =>
      expect(views.kinds()).rejects.toThrow('no answer within 30 s'),
    )
    await clock.advance(30_000)
    await Promise.all(late)
  })
})

describe('changes from afar', () => {
  const message = (id: string) => `id: ${id}\ndata: {"id":"${id}","what":"reset"}\n\n`

  /** A server whose streams are scripts: pieces of text, then its end; `hang` keeps it open. */
  function scripted(...scripts: (readonly (string | 'hang')[] | FetchResponse | Error)[]) {
    const clock = new ManualClock()
    const resumed: (string | undefined)[] = []
    const fetch: Fetch = async (_, { headers, signal }) => {
      resumed.push(headers['last-event-id'])
      const script = scripts.shift() ?? ['hang']
      if (script instanceof Error) throw script
      if (!Array.isArray(script)) return script as FetchResponse
      const body = async function* () {
        for (const piece of script) {
          if (piece === 'hang')
            await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
          else yield Buffer.from(piece)
        }
      }
      return { ...response(200, ''), body: body() }
    }
    const controller = new AbortController()
    const seen: string[] = []
    const follow = async (since?: string) => {
      for await (const batch of viewsOf(fetch, clock).changes(controller.signal, since))
        seen.push(...batch.map(({ id }: Change) => id))
    }
    return { clock, resumed, seen, follow, abort: () => controller.abort() }
  }

  test('go on after a lost connection where they were', async () => {
    const stage = scripted([message('1'), message('2').slice(0, 9)], new TypeError('fetch failed'), [
      message('2'),
    ])
    const done = stage.follow('0')
    await stage.clock.advance(10_000)
    stage.abort()
    await done
    expect(stage.seen).toEqual(['1', '2'])
    expect(stage.resumed).toEqual(['0', '1', '1', '2'])
    expect(stage.clock.timers).toBe(0)
  })

  test('wait as long as the server asks', async () => {
    const stage = scripted(['retry: 60000\n\n'], problem(503, 'full', { 'retry-after': '90' }))
    const done = stage.follow()
    await stage.clock.advance(59_999)
    expect(stage.resumed).toHaveLength(1)
    await stage.clock.advance(1)
    expect(stage.resumed).toHaveLength(2)
    await stage.clock.advance(89_999)
    expect(stage.resumed).toHaveLength(2)
    await stage.clock.advance(1)
    expect(stage.resumed).toHaveLength(3)
    stage.abort()
    await done
  })

  test('take a connection that is silent for too long for dead', async () => {
    const stage = scripted([': heartbeat\n\n', 'hang'], [message('1'), 'hang'])
    const done = stage.follow()
    await stage.clock.advance(39_999)
    expect(stage.resumed).toHaveLength(1)
    await stage.clock.advance(5_000)
    expect(stage.seen).toEqual(['1'])
    stage.abort()
    await done
  })

  test('end when the server does not want to tell', async () => {
    const stage = scripted(problem(403, 'not you'))
    await expect(stage.follow()).rejects.toMatchObject({ kind: 'refused', message: 'not you' })
  })
})

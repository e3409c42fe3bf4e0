import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Served } from './fixture/served.ts'
import { MemoryStorage } from './storage/index.ts'

const collection = '/api/v1/namespaces/default/configmaps'
const merge = { 'content-type': 'application/merge-patch+json' }
const configMap = (name: string, labels: Record<string, string> = {}) => ({ metadata: { name, labels } })

let served: Served
beforeAll(async () => {
  served = await Served.start({ storage: new MemoryStorage({ history: 20 }) })
})
afterAll(() => served.stop())

const create = async (name: string, labels?: Record<string, string>) =>
  (await served.call(`POST ${collection}`, { body: configMap(name, labels) })).body
const label = async (name: string, labels: Record<string, string | null>) =>
  (await served.call(`PATCH ${collection}/${name}`, { headers: merge, body: { metadata: { labels } } })).body
const summary = (event: { type: string; object: { metadata: { name: string } } }) =>
  `${event.type} ${event.object.metadata.name}`

describe('a watch', () => {
  test('without a version begins with what is there', async () => {
    await create('there', { test: 'begin' })
    const watch = await served.watch(`${collection}?watch=1&labelSelector=test%3Dbegin`)
    expect(summary(await watch.next())).toBe('ADDED there')
    await create('then', { test: 'begin' })
    expect(summary(await watch.next())).toBe('ADDED then')
    watch.close()
  })

  test('from a version shows only what came after, a deletion with its own version', async () => {
    const { metadata } = await create('from')
    const watch = await served.watch(
      `${collection}?watch=1&resourceVersion=${metadata.resourceVersion}&fieldSelector=metadata.name%3Dfrom`,
    )
    await label('from', { a: 'b' })
    await served.call(`DELETE ${collection}/from`)
    const modified = await watch.next()
    const deleted = await watch.next()
    expect([modified.type, deleted.type]).toEqual(['MODIFIED', 'DELETED'])
    expect(Number(deleted.object.metadata.resourceVersion)).toBe(
      Number(modified.object.metadata.resourceVersion) + 1,
    )
    watch.close()
  })

  test('with a selector shows objects that begin and cease to match', async () => {
    const { metadata } = await create('moving')
    const watch = await served.watch(
      `${collection}?watch=1&resourceVersion=${metadata.resourceVersion}&labelSelector=in`,
    )
    await label('moving', { in: '1' })
    await label('moving', { in: '2' })
    const left = await label('moving', { in: null })
    await label('moving', { other: 'x' })
    await label('moving', { in: '3' })
    const events = [await watch.next(), await watch.next(), await watch.next(), await watch.next()]
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'MODIFIED', 'DELETED', 'ADDED'])
    expect(events[2].object.metadata).toMatchObject({
      labels: { in: '2' },
      resourceVersion: left.metadata.resourceVersion,
    })
    watch.close()
  })

  test('streams a list that ends in a marked bookmark', async () => {
    await create('streamed', { test: 'stream' })
    const watch = await served.watch(
      `${collection}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=test%3Dstream`,
    )
    expect(summary(await watch.next())).toBe('ADDED streamed')
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: { kind: 'ConfigMap', metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } } },
    })
    watch.close()
  })

  test('sends a bookmark each minute and ends in time', async () => {
    const watch = await served.watch(
      `${collection}?watch=1&resourceVersion=1000000&allowWatchBookmarks=true&timeoutSeconds=90`,
    )
    await served.clock.advance(60_000)
    const { body: list } = await served.call(`GET ${collection}`)
    expect(await watch.next()).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: { resourceVersion: list.metadata.resourceVersion },
      },
    })
    await served.clock.advance(30_000)
    expect((await watch.next()).type).toBe('BOOKMARK')
    expect(await watch.next()).toBeUndefined()
  })

  test('from a version that is forgotten is a stream of one error', async () => {
    for (let turn = 0; turn < 25; turn++) await label('there', { turn: String(turn) })
    const watch = await served.watch(`${collection}?watch=1&resourceVersion=1`)
    expect(watch.code).toBe(200)
    expect(await watch.next()).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } })
    expect(await watch.next()).toBeUndefined()
  })

  test('as a table sends the columns once', async () => {
    await create('table-a', { test: 'table' })
    await create('table-b', { test: 'table' })
    const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json'
    const watch = await served.watch(`${collection}?watch=1&labelSelector=test%3Dtable`, { accept })
    const [first, second] = [await watch.next(), await watch.next()]
    expect(first.object.columnDefinitions.map(({ name }: { name: string }) => name)).toEqual([
      'Name',
      'Data',
      'Age',
    ])
    expect([second.object.kind, second.object.columnDefinitions]).toEqual(['Table', null])
    expect(second.object.rows[0]).toMatchObject({
      object: { kind: 'PartialObjectMetadata', metadata: { name: 'table-b' } },
    })
    watch.close()
  })

  test('that is not read is cut off before too much piles up', async () => {
    const data = { blob: 'x'.repeat(900_000) }
    const slow = await served.watch(`${collection}?watch=1`, {}, { paused: true })
    const patient = await served.watch(`${collection}?watch=1`)
    await create('blob')
    for (let turn = 0; turn < 40; turn++) {
      const body = { data: { ...data, turn: String(turn) } }
      await served.call(`PATCH ${collection}/blob`, { headers: merge, body })
    }
    slow.resume()
    let seen = 0
    while (await slow.next()) seen++
    expect(seen).toBeLessThan(41)
    patient.close()
  })

  test('with options that contradict each other is refused', async () => {
    const { code, body } = await served.call(`GET ${collection}?watch=1&sendInitialEvents=true`)
    expect([code, body.message]).toEqual([
      422,
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    ])
  })
})

describe('a list', () => {
  const pods = '/api/v1/namespaces/default/secrets'
  const names = (body: { items: { metadata: { name: string } }[] }) =>
    body.items.map(({ metadata }) => metadata.name)

  test('in pages shows one version throughout', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await served.call(`POST ${pods}`, { body: configMap(name) })
    const first = (await served.call(`GET ${pods}?limit=2`)).body
    expect([names(first), first.metadata.remainingItemCount]).toEqual([['a', 'b'], 3])
    await served.call(`DELETE ${pods}/c`)
    await served.call(`POST ${pods}`, { body: configMap('bb') })
    const second = (await served.call(`GET ${pods}?limit=2&continue=${first.metadata.continue}`)).body
    expect([names(second), second.metadata.resourceVersion]).toEqual([
      ['c', 'd'],
      first.metadata.resourceVersion,
    ])
    const third = (await served.call(`GET ${pods}?limit=2&continue=${second.metadata.continue}`)).body
    expect([names(third), third.metadata.continue, third.metadata.remainingItemCount]).toEqual([
      ['e'],
      undefined,
      undefined,
    ])
    expect(names((await served.call(`GET ${pods}`)).body)).toEqual(['a', 'b', 'bb', 'd', 'e'])
  })

  test('whose first page is forgotten offers to go on at the latest version', async () => {
    const first = (await served.call(`GET ${pods}?limit=2`)).body
    for (let turn = 0; turn < 25; turn++)
      await served.call(`PATCH ${pods}/e`, {
        headers: merge,
        body: { metadata: { labels: { turn: String(turn) } } },
      })
    const { code, body } = await served.call(`GET ${pods}?limit=2&continue=${first.metadata.continue}`)
    expect([code, body.reason]).toEqual([410, 'Expired'])
    const rest = await served.call(`GET ${pods}?continue=${body.metadata.continue}`)
    expect(names(rest.body)).toEqual(['bb', 'd', 'e'])
  })

  test('items of built-in kinds carry neither kind nor apiVersion', async () => {
    const { body } = await served.call(`GET ${pods}?limit=1`)
    expect([body.kind, body.apiVersion, Object.keys(body.items[0])]).toEqual([
      'SecretList',
      'v1',
      ['metadata', 'type'],
    ])
  })

  test('from the future waits three seconds and says so', async () => {
    const asked = served.call(`GET ${pods}?resourceVersion=999999`)
    const before = served.clock.timers
    while (served.clock.timers === before) await new Promise((resolve) => setImmediate(resolve))
    await served.clock.advance(3000)
    const { code, headers, body } = await asked
    expect([code, headers['retry-after'], body.reason]).toEqual([504, '1', 'Timeout'])
    expect(body.details.causes).toEqual([
      { reason: 'ResourceVersionTooLarge', message: 'Too large resource version' },
    ])
  })

  test('by fields that are not offered is refused', async () => {
    const { code, body } = await served.call(`GET ${collection}?fieldSelector=data.a%3Db`)
    expect([code, body.reason]).toEqual([400, 'BadRequest'])
  })
})

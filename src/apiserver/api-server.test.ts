import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mysqlDefinition } from './fixture/mysql-definition.ts'
import { Served } from './fixture/served.ts'

let served: Served
beforeAll(async () => {
  served = await Served.start()
})
afterAll(() => served.stop())

describe('an API server', () => {
  test('serves a custom resource as soon as its definition is accepted', async () => {
    const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
    const before = await served.call('GET /apis/db.dev/v1/mysqls')
    expect([before.code, before.text]).toEqual([404, '404 page not found\n'])

    expect((await served.call(`POST ${definitions}`, { body: mysqlDefinition() })).code).toBe(201)
    const { body: definition } = await served.call(`GET ${definitions}/mysqls.db.dev`)
    expect(
      definition.status.conditions.map(
        (one: { type: string; status: string }) => `${one.type}=${one.status}`,
      ),
    ).toEqual(['NamesAccepted=True', 'Established=True'])
    expect(definition.status.storedVersions).toEqual(['v1'])

    const watch = await served.watch('/apis/db.dev/v1/mysqls?watch=1')
    const collection = '/apis/db.dev/v1/namespaces/default/mysqls'
    const body = { apiVersion: 'db.dev/v1', kind: 'MySql', metadata: { name: 'a' }, spec: { size: 1 } }
    const created = await served.call(`POST ${collection}`, { body })
    expect(created.code).toBe(201)
    expect((await served.call(`GET ${collection}/a`)).body).toEqual(created.body)
    expect((await served.call('GET /apis/db.dev/v1/mysqls')).body.items).toEqual([created.body])
    expect(await watch.next()).toEqual({ type: 'ADDED', object: created.body })
    watch.close()
  })
})

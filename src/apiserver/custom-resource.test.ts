import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mysqlDefinition, mysqlVersion } from './fixture/mysql-definition.ts'
import { Served } from './fixture/served.ts'

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const collection = '/apis/db.dev/v1/namespaces/default/mysqls'
const merge = { 'content-type': 'application/merge-patch+json' }
const mysql = (name: string, spec: unknown = { size: 1 }, metadata = {}) => ({
  apiVersion: 'db.dev/v1',
  kind: 'MySql',
  metadata: { name, ...metadata },
  spec,
})

let served: Served
beforeAll(async () => {
  served = await Served.start()
  const versions = [
    mysqlVersion('v1', { storage: true }),
    mysqlVersion('v2', {
      schema: {
        openAPIV3Schema: {
          type: 'object',
          properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
        },
      },
    }),
    mysqlVersion('v0', { served: false }),
  ]
  await served.call(`POST ${definitions}`, { body: mysqlDefinition({ versions }) })
})
afterAll(() => served.stop())

const create = (body: { metadata: { name: string } }, query = '') =>
  served.call(`POST ${collection}${query}`, { body })

describe('a custom resource that nests too deep', () => {
  const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
  const message = expect.stringContaining('exceeded max depth')

  test.each([1_001, 9_900])('is refused, not given up on: %d levels', async (levels) => {
    const text = JSON.stringify(mysql('deep')).replace(
      '"size":1',
      `"a":${'['.repeat(levels)}${']'.repeat(levels)}`,
    )
    const { code, body } = await served.call(`POST ${collection}`, { body: text })
    expect([code, body.reason, body.message]).toEqual([400, 'BadRequest', message])
  })

  test('is not made by patches either', async () => {
    await create(mysql('patched'))
    const path = `PATCH ${collection}/patched`
    const whole = await served.call(path, { headers: merge, body: { spec: nested(1_000) } })
    expect([whole.code, whole.body.message]).toEqual([400, message])
    const inParts = await served.call(path, {
      headers: { 'content-type': 'application/json-patch+json' },
      body: [
        { op: 'add', path: '/spec/a', value: nested(600) },
        { op: 'add', path: `/spec/a${'/a'.repeat(599)}/b`, value: nested(600) },
      ],
    })
    expect([inParts.code, inParts.body.message]).toEqual([400, message])
  })
})

describe('writing a custom resource', () => {
  test('gives it what the server gives, defaults included', async () => {
    const { code, body } = await create(
      mysql('given', { size: 2 }, { uid: 'mine', generation: 9, deletionTimestamp: '2020-01-01T00:00:00Z' }),
    )
    expect(code).toBe(201)
    expect(body.spec).toEqual({ size: 2, mode: 'fast' })
    expect(body.metadata).toMatchObject({
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      namespace: 'default',
    })
    expect(body.metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
    expect(body.metadata.deletionTimestamp).toBeUndefined()
    expect(body.metadata.managedFields).toHaveLength(1)
  })

  test('refuses what the schema refuses, in the words of a real server', async () => {
    const { code, body } = await create(mysql('bad', { size: 0 }))
    expect(code).toBe(422)
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message:
        'MySql.db.dev "bad" is invalid: spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
      reason: 'Invalid',
      details: {
        name: 'bad',
        group: 'db.dev',
        kind: 'MySql',
        causes: [
          {
            reason: 'FieldValueInvalid',
            message: 'Invalid value: 0: spec.size in body should be greater than or equal to 1',
            field: 'spec.size',
          },
        ],
      },
      code: 422,
    })
  })

  test('keeps the status out of main writes and the spec out of status writes', async () => {
    await create({ ...mysql('split'), status: { phase: 'no' } } as never)
    const status = await served.call(`PATCH ${collection}/split/status`, {
      headers: merge,
      body: { spec: { size: 5 }, status: { phase: 'Ready' } },
    })
    expect(status.body).toMatchObject({
      spec: { size: 1 },
      status: { phase: 'Ready' },
      metadata: { generation: 1 },
    })
    const main = await served.call(`PATCH ${collection}/split`, {
      headers: merge,
      body: { spec: { size: 5 }, status: { phase: 'no' } },
    })
    expect(main.body).toMatchObject({
      spec: { size: 5 },
      status: { phase: 'Ready' },
      metadata: { generation: 2 },
    })
    const labels = await served.call(`PATCH ${collection}/split`, {
      headers: merge,
      body: { metadata: { labels: { a: 'b' } } },
    })
    expect(labels.body.metadata.generation).toBe(2)
  })

  test('that changes nothing keeps the resourceVersion', async () => {
    const { body } = await create(mysql('still'))
    const again = await served.call(`PUT ${collection}/still`, { body })
    expect(again.body.metadata.resourceVersion).toBe(body.metadata.resourceVersion)
  })

  test('from an old version conflicts, and without a version is refused', async () => {
    const { body } = await create(mysql('versioned'))
    await served.call(`PATCH ${collection}/versioned`, { headers: merge, body: { spec: { size: 3 } } })
    const stale = await served.call(`PUT ${collection}/versioned`, { body })
    expect([stale.code, stale.body.message]).toEqual([
      409,
      'Operation cannot be fulfilled on mysqls.db.dev "versioned": the object has been modified; please apply your changes to the latest version and try again',
    ])
    const blind = await served.call(`PUT ${collection}/versioned`, { body: mysql('versioned') })
    expect([blind.code, blind.body.message]).toEqual([
      422,
      'mysqls.db.dev "versioned" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
    ])
  })

  test('twice under one name is refused', async () => {
    await create(mysql('twice'))
    const { code, body } = await create(mysql('twice'))
    expect([code, body.reason, body.message]).toEqual([
      409,
      'AlreadyExists',
      'mysqls.db.dev "twice" already exists',
    ])
  })

  test('with a generated name draws five characters', async () => {
    const { body } = await served.call(`POST ${collection}`, {
      body: { ...mysql(''), metadata: { generateName: 'gen-' } },
    })
    expect(body.metadata.name).toMatch(/^gen-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  test('as a dry run stores nothing', async () => {
    expect((await create(mysql('dry'), '?dryRun=All')).code).toBe(201)
    expect((await served.call(`GET ${collection}/dry`)).code).toBe(404)
  })

  test('warns of unknown and duplicate fields, refuses them when strict, and drops them anyway', async () => {
    const text =
      '{"apiVersion":"db.dev/v1","kind":"MySql","metadata":{"name":"fields"},"spec":{"size":1,"size":2,"bar":1}}'
    const strict = await served.call(`POST ${collection}?fieldValidation=Strict`, { body: text })
    expect([strict.code, strict.body.message]).toEqual([
      400,
      'MySql in version "v1" cannot be handled as a MySql: strict decoding error: duplicate field "spec.size", unknown field "spec.bar"',
    ])
    const warned = await served.call(`POST ${collection}?dryRun=All`, { body: text })
    expect(warned.headers.warning).toBe(
      '299 - "duplicate field \\"spec.size\\"", 299 - "unknown field \\"spec.bar\\""',
    )
    const ignored = await served.call(`POST ${collection}?fieldValidation=Ignore`, { body: text })
    expect([ignored.headers.warning, ignored.body.spec]).toEqual([undefined, { size: 2, mode: 'fast' }])
  })

  test('takes YAML 1.1', async () => {
    const body =
      'apiVersion: db.dev/v1\nkind: MySql\nmetadata:\n  name: yaml\n  labels: {a: "yes"}\nspec: {size: 0o7}\n'
    const { code } = await served.call(`POST ${collection}`, {
      headers: { 'content-type': 'application/yaml' },
      body,
    })
    expect(code).toBe(422)
    const good = await served.call(`POST ${collection}`, {
      headers: { 'content-type': 'application/yaml' },
      body: body.replace('0o7', '7'),
    })
    expect([good.code, good.body.metadata.labels]).toEqual([201, { a: 'yes' }])
  })

  test('takes the first document of YAML, and tells the lines of keys that stand twice', async () => {
    const body = `apiVersion: db.dev/v1
kind: MySql
metadata: {name: repeats}
spec:
  size: 1
  size: 2
metadata:
  name: repeated
---
[
`
    const call = { headers: { 'content-type': 'application/yaml' }, body }
    const strict = await served.call(`POST ${collection}?fieldValidation=Strict`, call)
    expect([strict.code, strict.body.message]).toEqual([
      400,
      'MySql in version "v1" cannot be handled as a MySql: strict decoding error: yaml: unmarshal errors:\n  line 6: key "size" already set in map\n  line 8: key "metadata" already set in map',
    ])
    const warned = await served.call(`POST ${collection}?dryRun=All`, call)
    expect([warned.headers.warning, warned.body.metadata.name, warned.body.spec.size]).toEqual([
      '299 - "line 6: key \\"size\\" already set in map", 299 - "line 8: key \\"metadata\\" already set in map"',
      'repeated',
      2,
    ])
  })

  test.each([
    ['kind: MySql\nmetadata: [\n', /: yaml: line 3: Flow sequence /],
    ['kind: MySql\nmetadata: *none\n', /: yaml: line 1: Unresolved alias/],
  ])('tells the line where YAML ends to be it: %j', async (body, message) => {
    const call = { headers: { 'content-type': 'application/yaml' }, body }
    const refused = await served.call(`POST ${collection}`, call)
    expect([refused.code, refused.body.message]).toEqual([400, expect.stringMatching(message)])
  })

  test('refuses bodies that are too large', async () => {
    expect(
      (await create(mysql('large', { size: 1, mode: 'x'.repeat(1.6 * 1024 * 1024) }))).body,
    ).toMatchObject({
      code: 500,
      message: 'etcdserver: request is too large',
    })
    expect(
      (await create(mysql('huge', { size: 1, mode: 'x'.repeat(3.1 * 1024 * 1024) }))).body,
    ).toMatchObject({
      code: 413,
      message: 'Request entity too large: limit is 3145728',
    })
  })

  test('owes its fields to the managers that wrote them', async () => {
    await create(mysql('managed'), '?fieldManager=maker')
    const path = `PATCH ${collection}/managed?fieldManager=changer`
    const { body } = await served.call(path, { headers: merge, body: { spec: { size: 9 } } })
    const owners = body.metadata.managedFields.map((entry: { manager: string; fieldsV1: unknown }) => [
      entry.manager,
      entry.fieldsV1,
    ])
    expect(owners).toEqual([
      ['changer', { 'f:spec': { 'f:size': {} } }],
      ['maker', { 'f:spec': { '.': {}, 'f:mode': {} } }],
    ])
  })
})

describe('deleting a custom resource', () => {
  test('that finalizers hold marks it until the last one goes', async () => {
    await create(mysql('held', { size: 1 }, { finalizers: ['db.dev/a'] }))
    const asked = await served.call(`DELETE ${collection}/held`)
    expect(asked.body.metadata).toMatchObject({
      deletionGracePeriodSeconds: 0,
      generation: 2,
      deletionTimestamp: '2026-01-01T00:00:00Z',
    })
    const again = await create(mysql('held'))
    expect([again.code, again.body.message]).toEqual([
      409,
      'object is being deleted: mysqls.db.dev "held" already exists',
    ])
    const more = await served.call(`PATCH ${collection}/held`, {
      headers: merge,
      body: { metadata: { finalizers: ['db.dev/a', 'db.dev/b'] } },
    })
    expect([more.code, more.body.details.causes[0].reason]).toEqual([422, 'FieldValueForbidden'])
    const last = await served.call(`PATCH ${collection}/held`, {
      headers: merge,
      body: { metadata: { finalizers: [] } },
    })
    expect([last.code, last.body.metadata.name]).toEqual([200, 'held'])
    expect((await served.call(`GET ${collection}/held`)).code).toBe(404)
  })

  test('checks the preconditions', async () => {
    const { body } = await create(mysql('guarded'))
    const wrong = await served.call(`DELETE ${collection}/guarded`, { body: { preconditions: { uid: 'x' } } })
    expect([wrong.code, wrong.body.details.kind]).toEqual([409, 'MySql'])
    const right = await served.call(`DELETE ${collection}/guarded`, {
      body: { preconditions: { uid: body.metadata.uid } },
    })
    expect(right.body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'guarded', group: 'db.dev', kind: 'mysqls', uid: body.metadata.uid },
    })
  })

  test('of many takes those that match', async () => {
    for (const name of ['many-a', 'many-b', 'many-c'])
      await create(mysql(name, { size: 1 }, { labels: { many: name === 'many-c' ? 'no' : 'yes' } }))
    const { body } = await served.call(`DELETE ${collection}?labelSelector=many%3Dyes`)
    expect(body.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual([
      'many-a',
      'many-b',
    ])
    expect((await served.call(`GET ${collection}/many-c`)).code).toBe(200)
  })
})

describe('several versions', () => {
  test('show one object, each by its own schema', async () => {
    await create(mysql('versions', { size: 4 }))
    const v2 = await served.call('GET /apis/db.dev/v2/namespaces/default/mysqls/versions')
    expect([v2.body.apiVersion, v2.body.spec]).toEqual(['db.dev/v2', { size: 4 }])
    const patched = await served.call('PATCH /apis/db.dev/v2/namespaces/default/mysqls/versions', {
      headers: merge,
      body: { spec: { size: 5 } },
    })
    expect(patched.body.spec).toEqual({ size: 5 })
    expect((await served.call(`GET ${collection}/versions`)).body.spec).toEqual({ size: 5, mode: 'fast' })
  })

  test('one that is not served is not found, as text', async () => {
    const { code, text } = await served.call('GET /apis/db.dev/v0/namespaces/default/mysqls')
    expect([code, text]).toEqual([404, '404 page not found\n'])
  })

  test('are discovered, the preferred first', async () => {
    const { body } = await served.call('GET /apis', {
      headers: { accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' },
    })
    const group = body.items.find((item: { metadata: { name: string } }) => item.metadata.name === 'db.dev')
    expect(group.versions.map(({ version }: { version: string }) => version)).toEqual(['v2', 'v1'])
    expect(group.versions[0].resources[0]).toMatchObject({
      resource: 'mysqls',
      responseKind: { group: 'db.dev', version: 'v2', kind: 'MySql' },
      scope: 'Namespaced',
      shortNames: ['my'],
      subresources: [{ subresource: 'status' }],
    })
    expect((await served.call('GET /apis/db.dev')).body.preferredVersion.version).toBe('v2')
  })
})

test('a definition that is deleted takes its objects and its path along', async () => {
  const other = await Served.start()
  await other.call(`POST ${definitions}`, { body: mysqlDefinition() })
  await other.call(`POST ${collection}`, { body: mysql('gone') })
  const watch = await other.watch(`${collection}?watch=1`)
  expect((await watch.next()).type).toBe('ADDED')
  await other.call(`DELETE ${definitions}/mysqls.db.dev`)
  expect((await watch.next()).type).toBe('DELETED')
  expect(await watch.next()).toBeUndefined()
  expect((await other.call(`GET ${collection}`)).text).toBe('404 page not found\n')
  expect((await other.call(`GET ${definitions}/mysqls.db.dev`)).code).toBe(404)
  await other.call(`POST ${definitions}`, { body: mysqlDefinition({ scope: 'Cluster' }) })
  expect((await other.call('GET /apis/db.dev/v1/mysqls')).body.items).toEqual([])
  await other.stop()
})

test('an object written before its definition got a default shows the default', async () => {
  const other = await Served.start()
  const property = {
    openAPIV3Schema: {
      type: 'object',
      properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
    },
  }
  await other.call(`POST ${definitions}`, {
    body: mysqlDefinition({ versions: [mysqlVersion('v1', { storage: true, schema: property })] }),
  })
  const { body: created } = await other.call(`POST ${collection}`, { body: mysql('old') })
  const { body: definition } = await other.call(`GET ${definitions}/mysqls.db.dev`)
  await other.call(`PUT ${definitions}/mysqls.db.dev`, {
    body: { ...definition, spec: mysqlDefinition().spec },
  })
  const { body } = await other.call(`GET ${collection}/old`)
  expect(body.spec).toEqual({ size: 1, mode: 'fast' })
  expect(body.metadata.resourceVersion).toBe(created.metadata.resourceVersion)
  await other.stop()
})

test('a definition whose names are taken waits until they are free', async () => {
  const other = await Served.start()
  const rival = {
    ...mysqlDefinition({ names: { plural: 'rivals', kind: 'Rival', shortNames: ['my'] } }),
    metadata: { name: 'rivals.db.dev' },
  }
  await other.call(`POST ${definitions}`, { body: mysqlDefinition() })
  await other.call(`POST ${definitions}`, { body: rival })
  const conditions = async () => {
    const { body } = await other.call(`GET ${definitions}/rivals.db.dev`)
    return body.status.conditions.map(
      ({ type, status, reason }: Record<string, string>) => `${type}=${status} ${reason}`,
    )
  }
  expect(await conditions()).toEqual([
    'NamesAccepted=False ShortNamesConflict',
    'Established=False NotAccepted',
  ])
  expect((await other.call('GET /apis/db.dev/v1/rivals')).code).toBe(404)
  await other.call(`DELETE ${definitions}/mysqls.db.dev`)
  expect(await conditions()).toEqual([
    'NamesAccepted=True NoConflicts',
    'Established=True InitialNamesAccepted',
  ])
  expect((await other.call('GET /apis/db.dev/v1/rivals')).code).toBe(200)
  await other.stop()
})

test('a definition waits for instances that finalizers hold, and says so', async () => {
  const other = await Served.start()
  await other.call(`POST ${definitions}`, { body: mysqlDefinition() })
  await other.call(`POST ${collection}`, { body: mysql('held', { size: 1 }, { finalizers: ['db.dev/a'] }) })
  await other.call(`DELETE ${definitions}/mysqls.db.dev`)
  const { body } = await other.call(`GET ${definitions}/mysqls.db.dev`)
  expect(body.status.conditions.map(({ type }: { type: string }) => type)).toContain('Terminating')
  await other.call(`PATCH ${collection}/held`, { headers: merge, body: { metadata: { finalizers: null } } })
  expect((await other.call(`GET ${definitions}/mysqls.db.dev`)).code).toBe(404)
  await other.stop()
})

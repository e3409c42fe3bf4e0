import { Agent, get } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mysqlDefinition } from './fixture/mysql-definition.ts'
import { Served } from './fixture/served.ts'
import { ApiServer } from './index.ts'
import { MemoryStorage } from './storage/index.ts'

/** Counts who listens to it. */
class ObservedStorage extends MemoryStorage {
  observers = 0

  override observe(...args: Parameters<MemoryStorage['observe']>): () => void {
    return this.#counted(super.observe(...args))
  }

  override watch(...args: Parameters<MemoryStorage['watch']>): () => void {
    return this.#counted(super.watch(...args))
  }

  #counted(unsubscribe: () => void): () => void {
    this.observers++
    return () => {
      this.observers--
      unsubscribe()
    }
  }
}

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

  test('is ready, and tells its version to anybody', async () => {
    const anonymous = { headers: { authorization: '' } }
    for (const probe of ['healthz', 'livez', 'readyz'])
      expect((await served.call(`GET /${probe}`, anonymous)).text).toBe('ok')
    expect((await served.call('GET /version', anonymous)).body).toMatchObject({ major: '1', minor: '36' })
  })

  test('refuses strangers, and those with a token that nobody has', async () => {
    const anonymous = await served.call('GET /api/v1/pods', { headers: { authorization: '' } })
    expect([anonymous.code, anonymous.body.message]).toEqual([
      403,
      'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" at the cluster scope',
    ])
    const wrong = await served.call('GET /nowhere', { headers: { authorization: 'Bearer wrong' } })
    expect([wrong.code, wrong.body.reason]).toEqual([401, 'Unauthorized'])
  })

  test('knows an administrator by the certificate of its kubeconfig', async () => {
    const field = (name: string) =>
      Buffer.from(
        new RegExp(`${name}: (\\S+)`).exec(served.server.kubeconfig())?.[1] ?? '',
        'base64',
      ).toString()
    const agent = new Agent({
      ca: field('certificate-authority-data'),
      cert: field('client-certificate-data'),
      key: field('client-key-data'),
    })
    const code = await new Promise((resolve, reject) =>
      get(`${served.server.url}/api/v1/nodes`, { agent }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject),
    )
    agent.destroy()
    expect(code).toBe(200)
  })

  test('answers in the words of a real server where nothing is', async () => {
    const plain = [
      '/nope',
      '/apis/nope',
      '/apis/nope/v1/nope',
      '/apis/db.dev/v1/nope',
      '/apis/db.dev/v1/mysqls/a',
    ]
    for (const path of plain) expect((await served.call(`GET ${path}`)).text).toBe('404 page not found\n')
    for (const path of ['/api/v1/nope', '/api/v1/configmaps/a', '/api/v1/namespaces/default/nodes'])
      expect((await served.call(`GET ${path}`)).body.message).toBe(
        'the server could not find the requested resource',
      )
    expect((await served.call('OPTIONS /api/v1/nodes')).code).toBe(405)
    expect((await served.call('GET /api/v1/nodes', { headers: { accept: 'text/html' } })).code).toBe(406)
  })

  test('writes its Swagger document in what is asked for', async () => {
    const dotted = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'
    const written = async (accept: string) => {
      const { code, headers } = await served.call('GET /openapi/v2', { headers: { accept } })
      return [code, headers['content-type']]
    }
    expect(await written('application/json')).toEqual([200, 'application/json'])
    expect(await written('*/*')).toEqual([200, 'application/json'])
    expect(await written(dotted)).toEqual([200, dotted])
    expect(await written(dotted.replace('v2.', 'v2@'))).toEqual([200, dotted])
    expect((await written('text/html'))[0]).toBe(406)
    expect((await written('constructor'))[0]).toBe(406)
  })

  test('stops with a watch open, and its port is free again', async () => {
    const other = await Served.start()
    const { port } = new URL(other.server.url)
    const watch = await other.watch('/api/v1/nodes?watch=1')
    await other.stop()
    expect(await watch.next()).toBeUndefined()
    const again = await Served.start({ port: Number(port) })
    await again.stop()
  })

  test('says that its port is taken', async () => {
    const { port } = new URL(served.server.url)
    await expect(Served.start({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('fails with nothing left running when its port is taken', async () => {
    const { port } = new URL(served.server.url)
    const storage = new ObservedStorage()
    const server = new ApiServer({ port: Number(port), storage })
    await expect(server.start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(storage.observers).toBe(0)
    expect(() => server.url).toThrow('it is failed')
    await server.stop()
    await expect(server.start()).rejects.toThrow('this one is failed')
  })

  test('fails also when it is stopped before that is known', async () => {
    const { port } = new URL(served.server.url)
    const server = new ApiServer({ port: Number(port) })
    const starting = server.start()
    const stopping = server.stop()
    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await stopping
    expect(() => server.url).toThrow('it is failed')
  })

  test('stops when its signal aborts before it listens', async () => {
    const controller = new AbortController()
    const storage = new ObservedStorage()
    const server = new ApiServer({ storage })
    const starting = server.start(controller.signal)
    expect(storage.observers).toBeGreaterThan(0)
    controller.abort(new Error('interrupted'))
    await expect(starting).rejects.toThrow('interrupted')
    expect(storage.observers).toBe(0)
    expect(() => server.url).toThrow('it is stopped')
  })

  test('that is stopped while it starts stops once it listens', async () => {
    const server = new ApiServer()
    const starting = server.start()
    await Promise.all([starting, server.stop()])
    expect(() => server.url).toThrow('it is stopped')
  })

  test('stops when its signal aborts', async () => {
    const controller = new AbortController()
    const server = new ApiServer()
    await server.start(controller.signal)
    controller.abort()
    expect(() => server.url).toThrow('not serving')
    await server.stop()
  })
})

describe('namespaces', () => {
  const create = (name: string) => served.call('POST /api/v1/namespaces', { body: { metadata: { name } } })

  test('have to be there for what is created in them', async () => {
    const { code, body } = await served.call('POST /api/v1/namespaces/missing/configmaps', {
      body: { metadata: { name: 'a' } },
    })
    expect([code, body.message]).toEqual([404, 'namespaces "missing" not found'])
  })

  test('go with all that is in them, when nothing holds it', async () => {
    await create('going')
    const path = '/api/v1/namespaces/going/configmaps'
    await served.call(`POST ${path}`, { body: { metadata: { name: 'free' } } })
    await served.call(`POST ${path}`, { body: { metadata: { name: 'held', finalizers: ['x.dev/y'] } } })
    const { body } = await served.call('DELETE /api/v1/namespaces/going')
    expect(body.status.phase).toBe('Terminating')
    expect((await served.call(`GET ${path}/free`)).code).toBe(404)
    const late = await served.call(`POST ${path}`, { body: { metadata: { name: 'late' } } })
    expect([late.code, late.body.details.causes[0].reason]).toEqual([403, 'NamespaceTerminating'])
    await served.call(`PATCH ${path}/held`, {
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { metadata: { finalizers: null } },
    })
    expect((await served.call('GET /api/v1/namespaces/going')).code).toBe(404)
  })

  test('of the system stay', async () => {
    expect((await served.call('DELETE /api/v1/namespaces/default')).body.message).toBe(
      'namespaces "default" is forbidden: this namespace may not be deleted',
    )
  })
})

describe('owners', () => {
  const path = '/api/v1/namespaces/default/configmaps'
  const create = async (name: string, ...owners: { metadata: { name: string; uid: string } }[]) => {
    const ownerReferences = owners.map(({ metadata: { name, uid } }) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      uid,
      blockOwnerDeletion: true,
    }))
    return (await served.call(`POST ${path}`, { body: { metadata: { name, ownerReferences } } })).body
  }
  const code = async (name: string) => (await served.call(`GET ${path}/${name}`)).code
  const remove = (name: string, propagationPolicy: string) =>
    served.call(`DELETE ${path}/${name}`, { body: { propagationPolicy } })

  test('take along what only they own', async () => {
    const [one, two] = [await create('one'), await create('two')]
    await create('of-one', one)
    await create('of-both', one, two)
    await remove('one', 'Background')
    expect([await code('of-one'), await code('of-both')]).toEqual([404, 200])
    await remove('two', 'Background')
    expect(await code('of-both')).toBe(404)
  })

  test('deleted in the foreground wait for what they own', async () => {
    const owner = await create('waits')
    await served.call(`POST ${path}`, {
      body: {
        metadata: {
          name: 'slow',
          finalizers: ['x.dev/y'],
          ownerReferences: [
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              name: 'waits',
              uid: owner.metadata.uid,
              blockOwnerDeletion: true,
            },
          ],
        },
      },
    })
    await remove('waits', 'Foreground')
    const { body } = await served.call(`GET ${path}/waits`)
    expect(body.metadata.finalizers).toEqual(['foregroundDeletion'])
    await served.call(`PATCH ${path}/slow`, {
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { metadata: { finalizers: null } },
    })
    expect([await code('slow'), await code('waits')]).toEqual([404, 404])
  })

  test('may leave what they own behind', async () => {
    await create('stays', await create('leaves'))
    await remove('leaves', 'Orphan')
    const { body } = await served.call(`GET ${path}/stays`)
    expect([await code('leaves'), body.metadata.ownerReferences]).toEqual([404, undefined])
  })
})

describe('a scale', () => {
  test('reads and writes the replicas', async () => {
    const path = '/apis/apps/v1/namespaces/default/deployments'
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } }
    const spec = { replicas: 2, selector: { matchLabels: { a: 'b' } }, template }
    await served.call(`POST ${path}`, { body: { metadata: { name: 'web' }, spec } })
    const { body } = await served.call(`GET ${path}/web/scale`)
    expect(body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 2 },
      status: { replicas: 0, selector: 'a=b' },
    })
    await served.call(`PUT ${path}/web/scale`, { body: { ...body, spec: { replicas: 5 } } })
    const { body: web } = await served.call(`GET ${path}/web`)
    expect([web.spec.replicas, web.metadata.generation]).toEqual([5, 2])
  })
  test.each([
    [
      'PUT',
      'application/json',
      '{"kind":"Scale","apiVersion":"autoscaling/v1","spec":{"replicas":99999999999}}',
      400,
    ],
    [
      'PUT',
      'application/json',
      '{"kind":"Scale","apiVersion":"autoscaling/v1","spec":{"replicas":"5"}}',
      400,
    ],
    ['PUT', 'application/json', '{"kind":"Scale","apiVersion":"autoscaling/v1","spec":{"replicas":-1}}', 422],
    ['PATCH', 'application/merge-patch+json', '{"spec":', 400],
    ['PATCH', 'application/merge-patch+json', 'null', 400],
    ['PATCH', 'application/json-patch+json', '{"spec":{"replicas":3}}', 400],
    ['PATCH', 'application/json', '{"spec":{"replicas":3}}', 415],
  ])('refuses a %s of %s %s', async (method, type, body, code) => {
    const path = '/apis/apps/v1/namespaces/default/deployments'
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } }
    const spec = { replicas: 2, selector: { matchLabels: { a: 'b' } }, template }
    await served.call(`POST ${path}`, { body: { metadata: { name: 'kept' }, spec } })
    const reply = await served.call(`${method} ${path}/kept/scale`, {
      headers: { 'content-type': type },
      body,
    })
    expect(reply.code).toBe(code)
    expect((await served.call(`GET ${path}/kept`)).body.spec.replicas).toBe(2)
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../base/index.ts'
import type { Client } from '../client/index.ts'
import type { ApiResource, KubernetesObject } from '../object/index.ts'
import { type ConnectedClient, connectClient, startApiServer, type TestApiServer } from '../testing/index.ts'
import { listerWatcher } from './lister-watcher.ts'
import { Reflector, type ReflectorOptions } from './reflector.ts'
import { byNamespace, Store } from './store.ts'

const configMaps: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'configmaps',
  kind: 'ConfigMap',
  namespaced: true,
}
const absent: ApiResource = { ...configMaps, group: 'example.com', resource: 'widgets', kind: 'Widget' }

let server: TestApiServer
let connected: ConnectedClient
let client: Client

beforeAll(async () => {
  server = await startApiServer()
  connected = await connectClient(server)
  client = connected.client
})
afterAll(async () => {
  await connected.close()
  await server.stop()
})

const configMap = (name: string, value: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data: { value },
})

function follow(resource: ApiResource, options: Partial<ReflectorOptions<KubernetesObject>> = {}) {
  const store = new Store({ indexers: { namespace: byNamespace } })
  const reflector = new Reflector({
    listerWatcher: listerWatcher(client, resource),
    sink: store,
    clock: systemClock,
    random: Math.random,
    ...options,
  })
  reflector.start(new AbortController().signal)
  return { store, reflector }
}

test.each([
  ['streaming', {}],
  ['paged', { listForm: 'paged', pageSize: 2 }],
] as const)('a store follows a server over the wire, %s', async (form, options) => {
  const name = (text: string) => `${form}-${text}`
  for (const each of ['a', 'b', 'c', 'd', 'e'])
    await client.create(configMaps, configMap(name(each), '1'), { namespace: 'default' })
  const forms: string[] = []
  const { store, reflector } = follow(configMaps, {
    ...options,
    observer: { synced: (list) => forms.push(list.form) },
  })
  await expect.poll(() => reflector.hasSynced, { message: 'has synced' }).toBe(true)
  expect(forms).toEqual([form])
  const values = () =>
    store
      .byIndex('namespace', 'default')
      .filter(({ metadata }) => metadata.name?.startsWith(form))
      .map(({ kind, metadata, data }) => `${kind} ${metadata.name} ${(data as { value: string }).value}`)
      .sort()
  expect(values()).toEqual(['a', 'b', 'c', 'd', 'e'].map((each) => `ConfigMap ${name(each)} 1`))

  await client.patch(configMaps, name('a'), 'merge', { data: { value: '2' } }, { namespace: 'default' })
  await client.delete(configMaps, name('b'), { namespace: 'default' })
  await client.create(configMaps, configMap(name('f'), '3'), { namespace: 'default' })
  await expect.poll(() => [...store.keys()]).toContain(`default/${name('f')}`)
  expect(values()).toEqual([
    `ConfigMap ${name('a')} 2`,
    ...['c', 'd', 'e'].map((each) => `ConfigMap ${name(each)} 1`),
    `ConfigMap ${name('f')} 3`,
  ])
  expect(store.get(`default/${name('a')}`)?.metadata.managedFields).toBeUndefined()
  await reflector.stop()
  expect(reflector.state.name).toBe('stopped')
})

test('a kind that the server does not have is said to be so', async () => {
  const { reflector } = follow(absent)
  await expect.poll(() => reflector.lastError).toMatchObject({ kind: 'absent', code: 404 })
  expect(reflector.lastError?.message).toMatch(/^cannot watch widgets\.example\.com in all namespaces: /)
  await reflector.stop()
})

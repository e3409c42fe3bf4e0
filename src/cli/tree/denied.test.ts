import { expect, test } from 'vitest'
import { Client } from '../../client/index.ts'
import type { ApiResource } from '../../object/index.ts'
import { findAsked } from './found-object.ts'
import { ObjectLists } from './object-lists.ts'

const resource = (name: string, kind: string, group = ''): ApiResource => ({
  group,
  version: 'v1',
  resource: name,
  kind,
  namespaced: true,
})

/** A server that knows pods, by discovery, and denies everything else. */
const client = new Client({
  transport: {
    async send({ path }) {
      const [status, body] = answerTo(path)
      return {
        status,
        headers: { 'content-type': 'application/json' },
        body: (async function* () {
          yield new TextEncoder().encode(JSON.stringify(body))
        })(),
      }
    },
    close: async () => {},
  },
})

function answerTo(path: string): [number, object] {
  const pods = { name: 'pods', singularName: 'pod', kind: 'Pod', namespaced: true, verbs: ['get', 'list'] }
  if (path === '/api') return [200, { kind: 'APIVersions', versions: ['v1'] }]
  if (path === '/apis') return [200, { kind: 'APIGroupList', groups: [] }]
  if (path === '/api/v1') return [200, { kind: 'APIResourceList', groupVersion: 'v1', resources: [pods] }]
  return [403, { kind: 'Status', code: 403, reason: 'Forbidden', message: `${path} is forbidden: no` }]
}

test('an object that may not be read is not said to be missing', async () => {
  const question = { client, kind: 'pod', name: 'p1', namespace: 'shop', progress: undefined as never }
  await expect(findAsked(question)).rejects.toThrow(/pods\/p1.*forbidden/)
})

test('kinds that may not be listed are named together', async () => {
  const lists = new ObjectLists(client, 'shop')
  const kinds = [resource('pods', 'Pod'), resource('jobs', 'Job', 'batch')]
  await lists.read(
    kinds.map((each) => ({ resource: each, whole: true })),
    () => {},
    () => {},
  )
  expect(lists.problems).toEqual(['jobs.batch, pods: forbidden; grant the verb list in namespace "shop"'])
})

import { expect, test } from 'vitest'
import { Client, type Transport, type WireRequest } from '../client/index.ts'
import type { ApiResource } from '../object/index.ts'
import { listerWatcher } from './lister-watcher.ts'
import { readFailure } from './reflector-error.ts'

const secrets: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'secrets',
  kind: 'Secret',
  namespaced: true,
}
const { signal } = new AbortController()

/** A client whose server answers every request with `body`, and the requests it was sent. */
function clientOf(body: string) {
  const requests: WireRequest[] = []
  const transport: Transport = {
    async send(request) {
      requests.push(request)
      async function* bytes() {
        yield new TextEncoder().encode(body)
      }
      return { status: 200, headers: { 'content-type': 'application/json' }, body: bytes() }
    },
    close: async () => {},
  }
  return { client: new Client({ transport }), requests }
}

test('a list asks for the scope, and its objects bear the type that the server left out', async () => {
  const { client, requests } = clientOf(
    '{"kind":"SecretList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a"}}]}',
  )
  const lister = listerWatcher(client, secrets, { namespace: 'shop', labelSelector: 'app=db' })
  const list = await lister.list({ limit: 500, continue: 'next' }, signal)
  expect(list.items).toEqual([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } }])
  const { pathname, searchParams } = new URL(requests[0]!.path, 'http://server')
  expect(pathname).toBe('/api/v1/namespaces/shop/secrets')
  expect(Object.fromEntries(searchParams)).toEqual({
    limit: '500',
    continue: 'next',
    labelSelector: 'app=db',
  })
  expect(lister.scope).toEqual({ resource: 'secrets', namespace: 'shop' })
})

test('a watch asks for what KEP-3157 needs', async () => {
  const { client, requests } = clientOf('{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}\n')
  const events = []
  const request = {
    sendInitialEvents: true,
    resourceVersionMatch: 'NotOlderThan',
    allowWatchBookmarks: true,
    timeoutSeconds: 290,
  } as const
  for await (const event of listerWatcher(client, secrets).watch(request, signal)) events.push(event.type)
  expect(events).toEqual(['BOOKMARK'])
  const { pathname, searchParams } = new URL(requests[0]!.path, 'http://server')
  expect(pathname).toBe('/api/v1/secrets')
  expect(Object.fromEntries(searchParams)).toMatchObject({
    sendInitialEvents: 'true',
    resourceVersionMatch: 'NotOlderThan',
    allowWatchBookmarks: 'true',
    timeoutSeconds: '290',
  })
  expect(searchParams.get('watch')).toMatch(/^(1|true)$/)
})

test.each([
  [true, 'shop', 'in namespace "shop"'],
  [true, undefined, 'in all namespaces'],
  [false, undefined, 'at the cluster scope'],
])('what fails is said with its place (namespaced: %s, in %s)', (namespaced, namespace, place) => {
  const resource = { ...secrets, namespaced }
  const { client } = clientOf('')
  const { scope } = listerWatcher(client, resource, namespace === undefined ? {} : { namespace })
  expect(readFailure({ message: 'no' }, 'list', scope).message).toBe(`cannot list secrets ${place}: no`)
})

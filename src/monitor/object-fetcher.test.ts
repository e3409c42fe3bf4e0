import { expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { ClientError } from '../client/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import { type GetClient, ObjectFetcher } from './object-fetcher.ts'

const resource = { group: 'example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true }

/** A server that answers when told. */
function stage(options: { concurrency?: number; mostWaiting?: number } = {}) {
  const clock = new ManualClock()
  const asked: { name: string; answer: (error?: Error) => void }[] = []
  const get = (_: unknown, name: string, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise<KubernetesObject>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      asked.push({ name, answer: (error) => (error ? reject(error) : resolve({ metadata: { name } })) })
    })
  const fetcher = new ObjectFetcher({ client: { get } as unknown as GetClient, clock, ...options })
  return { clock, asked, fetch: (name: string) => fetcher.fetch(resource, 'n', name) }
}

test('objects are fetched a few at a time, and more than may wait are refused', async () => {
  const { clock, asked, fetch } = stage({ concurrency: 1, mostWaiting: 1 })
  const [first, second, third] = [fetch('a'), fetch('b'), fetch('c')]
  expect(await third).toEqual({ problem: 'too many ask for objects at the moment; try again', gone: false })
  await clock.advance(0)
  expect(asked.map(({ name }) => name)).toEqual(['a'])
  asked[0]?.answer()
  expect(await first).toEqual({ object: { metadata: { name: 'a' } } })
  await clock.advance(0)
  asked[1]?.answer()
  expect(await second).toEqual({ object: { metadata: { name: 'b' } } })
  expect(clock.timers).toBe(0)
})

test('a server that does not answer is given up, and the next has its turn', async () => {
  const { clock, asked, fetch } = stage({ concurrency: 1 })
  const first = fetch('a')
  await clock.advance(9_999)
  const second = fetch('b')
  await clock.advance(1)
  expect(await first).toEqual({ problem: 'the API server did not answer within 10 s', gone: false })
  await clock.advance(0)
  asked[1]?.answer()
  expect(await second).toMatchObject({ object: {} })
})

test('what is not there is told from what cannot be read', async () => {
  const { clock, asked, fetch } = stage()
  const answers = [404, 403].map((code, index) => ({ code, fetched: fetch(`${index}`) }))
  await clock.advance(0)
  for (const [index, { code }] of answers.entries())
    asked[index]?.answer(new ClientError('api', `it is ${code}`, { code }))
  expect(await Promise.all(answers.map(({ fetched }) => fetched))).toEqual([
    { problem: 'it is 404', gone: true },
    { problem: 'it is 403', gone: false },
  ])
})

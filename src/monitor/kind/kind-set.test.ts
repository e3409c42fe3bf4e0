import { expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import { Monitor } from '../monitor.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'
const databases = 'databases.example.com'

test('a definition that goes and comes anew is first closed and then found, however long the watch takes to end', async () => {
  const cluster = new FakeCluster()
  cluster.put(crds, crdText({ kind: 'Database' }))
  cluster.put(databases, '{metadata: {namespace: a, name: one}}')
  let letEnd: (() => void) | undefined
  const heard: string[] = []
  const clock = new ManualClock()
  const client: ListWatchClient = {
    list: (resource, options) => cluster.client.list(resource, options),
    async *watch(resource, options) {
      try {
        yield* cluster.client.watch(resource, options)
      } finally {
        if (resource.kind === 'Database' && !options?.sendInitialEvents)
          await new Promise<void>((resolve) => {
            letEnd = resolve
          })
      }
    },
  }
  const monitor = new Monitor({
    client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
    parts: [
      {
        observer: {
          appeared: ({ name }, how) => heard.push(`${name} ${how}`),
          vanished: ({ name }, why) => heard.push(`${name} ${why}`),
          closed: ({ kind }) => heard.push(`${kind} closed`),
        },
      },
    ],
  })
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  cluster.delete(crds, databases)
  cluster.put(crds, crdText({ kind: 'Database' }))
  await clock.advance(0)
  expect(heard).toEqual(['one found'])
  letEnd?.()
  await clock.advance(0)
  expect(heard).toEqual(['one found', 'one unwatched', 'Database closed', 'one found'])
  const stopped = monitor.stop()
  await clock.advance(0)
  letEnd?.()
  await stopped
})

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { silentLogger, systemClock } from '../../src/base/index.ts'
import { composeMonitor, type ScopeOptions } from '../../src/cli/monitor/compose-monitor.ts'
import {
  Client,
  HttpTransport,
  loadKubeconfig,
  type WatchEvent,
  type WatchOptions,
} from '../../src/client/index.ts'
import { statefulSetResource } from '../../src/monitor/index.ts'
import type { ApiResource, KubernetesObject } from '../../src/object/index.ts'
import { eventually } from './fixture/eventually.ts'
import { Scene } from './fixture/scene.ts'

/** Keeps count of the watches that are open. */
class CountingClient extends Client {
  readonly open = new Set<string>()
  requests = 0

  override async *watch<T extends KubernetesObject>(
    resource: ApiResource,
    options?: WatchOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<WatchEvent<T>, void, void> {
    this.requests++
    this.open.add(resource.resource)
    try {
      yield* super.watch<T>(resource, options, signal)
    } finally {
      this.open.delete(resource.resource)
    }
  }
}

let scene: Scene
beforeAll(async () => {
  scene = await Scene.start()
  await scene.create(
    statefulSetResource,
    `{metadata: {namespace: default, name: binnacle}, spec: {replicas: 3, serviceName: binnacle,
      selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}, spec: {containers: [{name: b, image: b}]}}}}`,
  )
})
afterAll(() => scene[Symbol.asyncDispose]())
afterEach(() => {
  vi.unstubAllEnvs()
})

test('a composed monitor watches nothing before it starts, and its end ends all, the size of its set too', async () => {
  vi.stubEnv('POD_NAME', 'binnacle-0')
  vi.stubEnv('POD_NAMESPACE', 'default')
  const transport = new HttpTransport({ config: await loadKubeconfig({ path: scene.kubeconfigPath }) })
  const client = new CountingClient({ transport })
  const { signal } = new AbortController()
  const context = { client, clock: systemClock, logger: silentLogger, signal }
  const subject = await composeMonitor({ shard: 'auto' }, context)
  expect(client.requests).toBe(0)
  subject.start(signal)
  await eventually(() => ['statefulsets', 'databases', 'regions'].every((name) => client.open.has(name)))
  await subject.stop()
  expect([...client.open]).toEqual([])
  const { requests } = client
  await transport.close()
  expect(client.requests).toBe(requests)
})

test('one that was never started ends, too', async () => {
  const context = {
    client: scene.client,
    clock: systemClock,
    logger: silentLogger,
    signal: new AbortController().signal,
  }
  const subject = await composeMonitor({}, context)
  await subject.stop()
  expect(subject.monitor.kinds()).toEqual([])
})

test('another option is another hash of the configuration', async () => {
  const { signal } = new AbortController()
  const context = { client: scene.client, clock: systemClock, logger: silentLogger, signal }
  const hash = async (options: ScopeOptions) => {
    const subject = await composeMonitor(options, context)
    const family = [...subject.families()].find(({ metadata }) => metadata.name === 'binnacle_config_hash')
    return [...(family?.chunks() ?? [])].map((chunk) => chunk.render()).join('')
  }
  const before = await hash({ owned: 'full' })
  expect(before).toMatch(/^binnacle_config_hash \d+\n$/)
  expect(await hash({ owned: 'full' })).toBe(before)
  expect(await hash({ owned: 'full', resync: '6h' })).not.toBe(before)
  expect(await hash({ owned: 'metadata' })).not.toBe(before)
})

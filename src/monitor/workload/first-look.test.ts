import { expect, test } from 'vitest'
import { type LogFields, ManualClock, silentLogger } from '../../base/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { Monitor } from '../monitor.ts'
import { findOwnedKind } from './watch/owned-kind.ts'
import { WorkloadPart } from './workload-part.ts'

const databases = 'databases.example.com'
const ready = 'conditions: [{type: Ready, status: "True"}]'
const crashing =
  'phase: Running, containerStatuses: [{name: c, state: {waiting: {reason: CrashLoopBackOff}}}]'

/** A monitor of a cluster with Databases that say they are ready, of which each has a pod that crashes. */
function restarted(resources = 1, except: readonly string[] = []) {
  const cluster = new FakeCluster()
  const clock = new ManualClock()
  const log: string[] = []
  const logger = {
    ...silentLogger,
    warn: (message: string, fields?: LogFields) => log.push(`${message}: ${fields?.resources}`),
  }
  const seams = { client: cluster.client, clock, random: () => 0.5, logger }
  cluster.put(
    'customresourcedefinitions.apiextensions.k8s.io',
    crdText({ kind: 'Database', versions: ['{name: v1, served: true, storage: true}'] }),
  )
  const created = 'creationTimestamp: "2026-01-01T00:00:00Z"'
  for (let index = 0; index < resources; index++) {
    const identity = (uid: string) => `namespace: shop, name: ${uid}, uid: ${uid}, ${created}`
    cluster.put(databases, `{metadata: {${identity(`db${index}`)}}, status: {${ready}}}`)
    cluster.put(
      'pods',
      `{metadata: {${identity(`p${index}`)}, ownerReferences: [{uid: db${index}}]}, status: {${crashing}}}`,
    )
  }
  const part = new WorkloadPart({
    ...seams,
    depth: 'full',
    except: except.flatMap((name) => findOwnedKind(name)?.resource ?? []),
  })
  const build = { version: '0', nodeVersion: 'v24' }
  const monitor = new Monitor({ ...seams, build, parts: [part] })
  const controller = new AbortController()
  const lines = (name: string) => {
    const family = [...monitor.families()].find(({ metadata }) => metadata.name === name)
    const text = [...(family?.chunks() ?? [])].map((chunk) => chunk.render()).join('')
    return text.split('\n').filter((line) => line.endsWith(' 1') || / [2-9]\d*$/.test(line))
  }
  return {
    cluster,
    clock,
    monitor,
    log,
    lines,
    start: () => monitor.start(controller.signal),
    /** The first scrape with verdicts, and what was ready before it. */
    firstVerdicts: async () => {
      for (let step = 0; step < 20_000; step++) {
        const verdicts = lines('binnacle_cr_health')
        if (verdicts.length > 0) return { step, verdicts }
        expect(monitor.readiness().ready).toBe(false)
        await clock.advance(10)
      }
      throw new Error('there were never any')
    },
    [Symbol.asyncDispose]: async () => {
      controller.abort()
      await monitor.stop()
    },
  }
}

test.each([1, 1200])('of %i resources no verdict is shown that their pods take back', async (resources) => {
  await using scene = restarted(resources)
  scene.start()
  const { verdicts } = await scene.firstVerdicts()
  expect(verdicts).toHaveLength(resources)
  expect(verdicts.filter((line) => !line.includes('state="degraded"'))).toEqual([])
  expect(scene.lines('binnacle_cr_info')).toHaveLength(resources)
  expect(scene.monitor.readiness()).toMatchObject({ ready: true })
})

test('kinds that may not be read are not waited for, and the log names them once, together', async () => {
  await using scene = restarted()
  for (const resource of ['pods', 'deployments.apps', 'secrets']) scene.cluster.forbidden.add(resource)
  scene.start()
  const { verdicts, step } = await scene.firstVerdicts()
  expect(verdicts).toEqual([expect.stringContaining('state="healthy"')])
  expect(step).toBeLessThan(100)
  await scene.clock.advance(3_600_000)
  expect(scene.log.filter((line) => line.includes('grant'))).toEqual([
    'what custom resources own is known in part: grant the verbs list and watch: deployments.apps, pods, secrets',
  ])
})

test('kinds that are left out are not asked for', async () => {
  await using scene = restarted(1, ['secrets', 'pods'])
  for (const resource of ['pods', 'deployments.apps', 'secrets']) scene.cluster.forbidden.add(resource)
  scene.start()
  const { verdicts } = await scene.firstVerdicts()
  expect(verdicts).toEqual([expect.stringContaining('state="healthy"')])
  await scene.clock.advance(3_600_000)
  expect(scene.log.filter((line) => line.includes('grant'))).toEqual([
    'what custom resources own is known in part: grant the verbs list and watch: deployments.apps',
  ])
})

test('a server that does not answer is waited for a minute', async () => {
  await using scene = restarted()
  const { list } = scene.cluster.client
  const hang = (signal?: AbortSignal) =>
    new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  Object.assign(scene.cluster.client, {
    list: ((resource, options) =>
      resource.resource === 'pods' ? hang(options?.signal) : list(resource, options)) as typeof list,
  })
  scene.start()
  const { step } = await scene.firstVerdicts()
  expect(step / 100).toBeGreaterThan(59)
  expect(step / 100).toBeLessThan(62)
})

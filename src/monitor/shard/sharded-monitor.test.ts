import { afterEach, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { Monitor } from '../monitor.ts'
import { ShardAssignment } from './shard-assignment.ts'

const clock = new ManualClock()
const running: Monitor[] = []
afterEach(() => Promise.all(running.splice(0).map((monitor) => monitor.stop())))

interface Replica {
  readonly monitor: Monitor
  readonly shard: ShardAssignment
}

async function replica(cluster: FakeCluster, index: number, count: number): Promise<Replica> {
  const shard = new ShardAssignment({ index, count, clock, holdMs: 60_000 })
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
    shard,
  })
  running.push(monitor)
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  return { monitor, shard }
}

/** The names in all replicas, sorted; a name that two have stands twice. */
const names = (...replicas: Replica[]) =>
  replicas.flatMap(({ monitor }) => [...monitor.rows()].map(({ name }) => name)).sort()

function text({ monitor }: Replica, name: string): string {
  for (const family of monitor.families())
    if (family.metadata.name === name) return [...family.chunks()].map((chunk) => chunk.render()).join('')
  return ''
}

test('three replicas share the resources; one more and two fewer take over without a gap, and nothing is counted', async () => {
  const cluster = new FakeCluster()
  cluster.put('customresourcedefinitions.apiextensions.k8s.io', crdText({ kind: 'Database' }))
  const all = Array.from({ length: 90 }, (_, index) => `r${String(index).padStart(2, '0')}`)
  for (const name of all) cluster.put('databases.example.com', `{metadata: {namespace: a, name: ${name}}}`)
  const three = [await replica(cluster, 0, 3), await replica(cluster, 1, 3), await replica(cluster, 2, 3)]
  expect(names(...three)).toEqual(all)
  for (const one of three) expect(names(one).length).toBeGreaterThan(15)

  // The fourth comes, and is there before the others let go.
  const fourth = await replica(cluster, 3, 4)
  for (const { shard } of three) shard.resize(4)
  await clock.advance(1_000)
  expect(new Set(names(...three, fourth)).size).toBe(90)
  expect(names(...three)).toEqual(all)
  await clock.advance(60_000)
  expect(names(...three, fourth)).toEqual(all)
  expect(names(fourth).length).toBeGreaterThan(10)

  // Two go, and the others list what was theirs.
  await fourth.monitor.stop()
  await three[2]?.monitor.stop()
  const two = three.slice(0, 2)
  for (const { shard } of two) shard.resize(2)
  await clock.advance(1_000)
  expect(new Set(names(...two)).size).toBe(90)
  await clock.advance(60_000)
  expect(names(...two)).toEqual(all)

  cluster.put('databases.example.com', '{metadata: {namespace: a, name: new}}')
  cluster.delete('databases.example.com', 'a/r00')
  await clock.advance(0)
  expect(names(...two)).toEqual([...all.slice(1), 'new'].sort())
  const counted = (name: string) =>
    two.map((one) => Number(/ (\d+)\n/.exec(text(one, name))?.[1])).reduce((sum, count) => sum + count, 0)
  expect([counted('binnacle_cr_created_total'), counted('binnacle_cr_deleted_total')]).toEqual([1, 1])
  expect(two.map((one) => text(one, 'binnacle_shard') + text(one, 'binnacle_shards'))).toEqual([
    'binnacle_shard 0\nbinnacle_shards 2\n',
    'binnacle_shard 1\nbinnacle_shards 2\n',
  ])
})

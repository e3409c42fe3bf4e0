import { expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { parsePodOrdinal, StatefulSetReplicas } from './stateful-set-replicas.ts'

test.each([
  ['binnacle-2', { set: 'binnacle', ordinal: 2 }],
  ['my-own-monitor-0', { set: 'my-own-monitor', ordinal: 0 }],
  ['binnacle-7d9f8b6c5-x2x7q', undefined],
  ['binnacle', undefined],
  ['binnacle-02', undefined],
])('%s', (name, expected) => {
  expect(parsePodOrdinal(name)).toEqual(expected)
})

test('the size of the set is followed, of no other, and holds while the set is odd or gone', async () => {
  const clock = new ManualClock()
  const cluster = new FakeCluster()
  const sets = 'statefulsets.apps'
  const sizes: number[] = []
  const shard = {
    count: 3,
    resize(count: number) {
      sizes.push(count)
      this.count = count
    },
  }
  cluster.put(sets, '{metadata: {namespace: ops, name: binnacle}, spec: {replicas: 3}}')
  cluster.put(sets, '{metadata: {namespace: ops, name: other}, spec: {replicas: 9}}')
  const { client } = cluster
  const subject = new StatefulSetReplicas({
    client,
    namespace: 'ops',
    name: 'binnacle',
    clock,
    random: () => 0.5,
    logger: silentLogger,
  })
  subject.start(shard, new AbortController().signal)
  await clock.advance(100)
  expect(sizes).toEqual([])
  const scale = async (replicas: string) => {
    cluster.put(sets, `{metadata: {namespace: ops, name: binnacle}, spec: {replicas: ${replicas}}}`)
    await clock.advance(0)
  }
  await scale('4')
  await scale('many')
  await scale('0')
  expect(sizes).toEqual([4])
  cluster.delete(sets, 'ops/binnacle')
  await clock.advance(0)
  cluster.cut()
  await clock.advance(5_000)
  expect(sizes).toEqual([4])
  await scale('2')
  expect(sizes).toEqual([4, 2])
  await subject.stop()
})

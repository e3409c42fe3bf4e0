import { beforeEach, describe, expect, test } from 'vitest'
import { ManualClock } from '../../base/index.ts'
import type { EventRow } from '../../view/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { Monitor } from '../monitor.ts'
import { EventCollector, type EventCollectorOptions } from './event-collector.ts'

const orders = { group: 'example.com', kind: 'Database', namespace: 'shop', name: 'orders' }

describe('the events of a cluster', () => {
  let cluster: FakeCluster
  let clock: ManualClock
  let log: string[]
  let told: string[]

  beforeEach(() => {
    cluster = new FakeCluster()
    clock = new ManualClock()
    log = []
    told = []
    cluster.put('customresourcedefinitions.apiextensions.k8s.io', crdText({ kind: 'Database' }))
    cluster.put('databases.example.com', '{metadata: {namespace: shop, name: orders, uid: u1}}')
  })

  async function collector(options: Partial<EventCollectorOptions> = {}) {
    const say = (message: string) => log.push(message)
    const seams = { client: cluster.client, clock, random: () => 0.5 }
    const events = new EventCollector({
      ...seams,
      logger: { debug() {}, info: say, warn: say, error: say },
      onEvent: ({ reason, count }, isNews) => told.push(`${reason} ${count}${isNews ? '' : ' known'}`),
      ...options,
    })
    const monitor = new Monitor({
      ...seams,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      build: { version: '', nodeVersion: '' },
      parts: [events],
    })
    monitor.start(new AbortController().signal)
    await clock.advance(1_000)
    return {
      monitor,
      events,
      rows: (query = {}) => events.events(query).map(({ reason, count }) => `${reason} ${count}`),
      counted: () => {
        const [text = ''] = [...(events.families()[0]?.chunks() ?? [])].map((chunk) => chunk.render())
        return text
          .split('\n')
          .filter(Boolean)
          .map((line) => line.replace(/.*kind="(.*?)",type="(.*?)",reason="(.*?)"\}/, '$1 $2 $3'))
      },
    }
  }

  function occur(
    name: string,
    { count = 1, uid = 'u1', kind = 'Database', type = 'Warning', reason = 'Failed' } = {},
  ) {
    const group = kind === 'Pod' ? 'v1' : 'example.com/v1'
    const who = kind === 'Pod' ? 'orders-0' : 'orders'
    return cluster.put(
      'events.events.k8s.io',
      `{metadata: {namespace: shop, name: ${name}, creationTimestamp: "2026-01-01T00:00:00Z"}, type: ${type}, ` +
        `reason: ${reason}, series: {count: ${count}, lastObservedTime: "2026-01-01T00:00:01Z"}, ` +
        `regarding: {apiVersion: ${group}, kind: ${kind}, namespace: shop, name: ${who}, uid: ${uid}}}`,
    )
  }

  test('are cut down when memory is short, and it is told how many went', async () => {
    for (let index = 0; index < 600; index++) occur(`e${index}`)
    const { monitor, events } = await collector({ limits: { perResource: 1000, inAll: 1000 } })
    monitor.shed()
    const text = events.families().flatMap((family) => [...family.chunks()].map((chunk) => chunk.render()))
    expect(text.join('')).toContain('binnacle_events 500\n')
    expect(text.join('')).toContain('binnacle_events_dropped_total{limit="all"} 100\n')
  })

  test('that were there are kept and are the base; what occurs from then on is counted, repeats too', async () => {
    occur('e1', { count: 7 })
    const { rows, counted } = await collector()
    expect(rows()).toEqual(['Failed 7'])
    expect(counted()).toEqual(['Database Warning Failed 0'])
    occur('e1', { count: 9 })
    occur('e2', { reason: 'Lost', type: 'Normal' })
    await clock.advance(0)
    expect(counted()).toEqual(['Database Warning Failed 2', 'Database Normal Lost 1'])
    expect(told).toEqual(['Failed 7 known', 'Failed 9', 'Lost 1'])
  })

  test('are counted neither twice nor not at all when the watch breaks in between', async () => {
    occur('e1', { count: 7 })
    const { counted } = await collector()
    cluster.away = true
    cluster.cut()
    await clock.advance(1_000)
    occur('e1', { count: 8 })
    occur('e2', { count: 3 })
    cluster.away = false
    await clock.advance(120_000)
    expect(counted()).toEqual(['Database Warning Failed 4'])
    occur('e1', { count: 9 })
    await clock.advance(0)
    expect(counted()).toEqual(['Database Warning Failed 5'])
  })

  test('outlive their hour on the server, and the resource', async () => {
    occur('e1')
    const { rows } = await collector()
    cluster.delete('events.events.k8s.io', 'shop/e1')
    cluster.delete('databases.example.com', 'shop/orders')
    occur('e2', { reason: 'Finalized', type: 'Normal' })
    await clock.advance(1_000)
    expect(rows({ about: orders }).sort()).toEqual(['Failed 1', 'Finalized 1'])
  })

  test('about a resource of the same name that was there before are told apart by UID', async () => {
    const { rows } = await collector()
    occur('old', { uid: 'u0' })
    occur('new', { uid: 'u1', reason: 'Created' })
    await clock.advance(1_000)
    expect(rows()).toEqual(['Created 1'])
  })

  test('about what a resource owns are tied to it, also when that is known only later', async () => {
    let owner: EventRow['root'][] | undefined
    const { rows, counted, events } = await collector({
      ownersOf: ({ kind }) => (kind === 'Pod' ? owner?.flatMap((one) => one ?? []) : undefined),
    })
    occur('e1', { kind: 'Pod', uid: 'p1', count: 2 })
    await clock.advance(0)
    expect(rows()).toEqual([])
    occur('e1', { kind: 'Pod', uid: 'p1', count: 5 })
    await clock.advance(0)
    owner = [{ ...orders, uid: 'u1' }]
    await clock.advance(5_000)
    expect(counted()).toEqual(['Database Warning Failed 5'])
    expect(rows({ about: orders })).toEqual(['Failed 5'])
    expect(events.events({})[0]?.root?.name).toBe('orders')
  })

  test('that waited for their owner count whole, be it a repeat or time that brings it', async () => {
    let isKnown = false
    const { counted } = await collector({
      ownersOf: ({ kind }) => (kind === 'Pod' && isKnown ? [{ ...orders, uid: 'u1' }] : undefined),
    })
    occur('e1', { kind: 'Pod', uid: 'p1', count: 2 })
    await clock.advance(0)
    isKnown = true
    occur('e1', { kind: 'Pod', uid: 'p1', count: 5 })
    await clock.advance(0)
    expect(counted()).toEqual(['Database Warning Failed 5'])
    await clock.advance(30_000)
    expect(counted()).toEqual(['Database Warning Failed 5'])
  })

  test('are asked for once the resources are known, or cannot be for long', async () => {
    const asked = () => cluster.requests.filter((line) => line.includes('events')).length
    cluster.away = true
    await collector()
    await clock.advance(50_000)
    expect(asked()).toBe(0)
    await clock.advance(10_000)
    expect(asked()).toBeGreaterThan(0)
  })

  test('that nobody can tie are let go, and no timer is left', async () => {
    const { monitor } = await collector()
    occur('e1', { kind: 'Pod', uid: 'p1' })
    await clock.advance(16 * 60_000)
    await monitor.stop()
    expect(clock.timers).toBe(0)
  })

  test('that the server refuses are said so once, and hinder nothing', async () => {
    cluster.forbidden.add('events.events.k8s.io')
    const { monitor, rows } = await collector()
    await clock.advance(30 * 60_000)
    expect(log.filter((line) => line.includes('events.events.k8s.io'))).toHaveLength(1)
    expect(monitor.readiness().ready).toBe(true)
    expect(rows()).toEqual([])
    cluster.forbidden.clear()
    occur('e1')
    await clock.advance(30 * 60_000)
    expect(rows()).toEqual(['Failed 1'])
  })

  test('with more reasons than a kind may have series are counted as other', async () => {
    const { counted } = await collector()
    for (let index = 0; index < 40; index++) {
      occur(`e${index}`, { reason: `R${index}` })
      await clock.advance(0)
    }
    expect(counted()).toHaveLength(26)
    expect(counted().at(-1)).toBe('Database Warning other 15')
    cluster.delete('customresourcedefinitions.apiextensions.k8s.io', 'databases.example.com')
    await clock.advance(1_000)
    expect(counted()).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/object/index.ts'
import { databases, definitionOf, servedVersion } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { Scene } from './fixture/scene.ts'

const object = (name: string, more: object): KubernetesObject => ({
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: { namespace: 'default', name },
  ...more,
})
const create = (scene: Scene, name: string, more: object) =>
  scene.client.create(databases, object(name, more), { namespace: 'default' })

/** A quote, backslashes, line ends, controls, text of many scripts, and half of a surrogate pair. */
const nasty = 'a "b" \\c\\n d\ne\r\n\t\u0000\u0007\u001b[31m läuft 数据库 🚀 \u202e\ud83d'
/** The same as UTF-8 can carry it. */
const carried = Buffer.from(nasty).toString()

describe('objects with odd statuses', () => {
  const deep = Array.from({ length: 400 }).reduce<object>((inner) => ({ status: inner }), { phase: 'Failed' })
  const odd: Record<string, unknown> = {
    'boolean-status': {
      conditions: [
        { type: 'Ready', status: true },
        { type: 'Failed', status: false },
      ],
    },
    'number-status': { conditions: [{ type: 'Ready', status: 1 }] },
    'no-type': { conditions: [{ status: 'True' }, { type: null, status: 'True' }, null, 'Ready', 7, [[]]] },
    'conditions-by-type': { conditions: { Ready: { status: 'False' }, Synced: 'True' } },
    'conditions-of-text': { conditions: 'Ready' },
    'twice-the-type': {
      conditions: [
        { type: 'Ready', status: 'True' },
        { type: 'Ready', status: 'False' },
      ],
    },
    'text-generation': { observedGeneration: '1' },
    'huge-generation': { observedGeneration: 1e300, replicas: -1e300, readyReplicas: 0.1 },
    'integer-state': { state: 4 },
    'boolean-phase': { phase: true, health: false },
    'object-phase': { phase: { name: 'Running' }, state: ['Failed'] },
    sentence: { state: 'The cluster could not be reached, and will be tried again in 5 minutes.' },
    paused: { phase: 'Paused' },
    running: { phase: 'Running', active: 1, succeeded: 0 },
    'odd-times': {
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: 'yesterday' },
        { type: 'Live', status: 'True', lastTransitionTime: 5 },
      ],
    },
    'text-replicas': { replicas: '3', readyReplicas: null },
    deep,
    wide: Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`field${index}`, 'Failed'])),
    prototype: { __proto__: null, constructor: 'x', toString: 1, hasOwnProperty: {} },
    empty: {},
    list: [],
    text: 'Running',
    null: null,
  }

  test('each has its series, and /metrics stays well-formed', async () => {
    await using scene = await Scene.start()
    for (const [name, status] of Object.entries(odd)) await create(scene, name, { status })
    const monitor = await scene.monitor()
    await monitor.ready()
    const expected = [...Object.keys(odd), 'one'].map((name) => `Database default/${name}`).sort()
    expect(await monitor.resources()).toEqual([...expected, 'Region /north'])
    const health = (await monitor.samples('cr_health', { kind: 'Database' })).filter(
      ({ value }) => value === 1,
    )
    expect(health.map(({ labels }) => `Database default/${labels.name}`).sort()).toEqual(expected)
    const stateOf = (name: string) => health.find(({ labels }) => labels.name === name)?.labels.state
    expect(stateOf('boolean-status')).toBe('healthy')
    expect(stateOf('conditions-by-type')).not.toBe('healthy')
    expect(
      await monitor.samples('cr_condition', { name: 'boolean-status', type: 'Ready', status: 'True' }),
    ).toMatchObject([{ value: 1 }])
    expect(await monitor.samples('cr_phase', { name: 'integer-state' })).toMatchObject([
      { labels: { phase: '4' } },
    ])
    expect(await monitor.samples('cr_condition', { name: 'twice-the-type', type: 'Ready' })).toHaveLength(3)
  })

  test('a megabyte of status is taken, cut, and let go', async () => {
    await using scene = await Scene.start()
    const monitor = await scene.monitor()
    await monitor.ready()
    const long = 'ü'.repeat(1 << 18)
    await create(scene, 'large', {
      status: {
        phase: long,
        conditions: [{ type: 'Ready', status: 'False', reason: long, message: long }],
      },
    })
    await eventually(async () => (await monitor.resources()).includes('Database default/large'))
    const samples = (await monitor.families()).flatMap((family) => family.samples)
    const longest = Math.max(
      ...samples.flatMap(({ labels }) => Object.values(labels).map((value) => value.length)),
    )
    expect(longest).toBe(256)
    expect(await monitor.samples('cr_phase', { name: 'large' })).toMatchObject([
      { labels: { phase: `${'ü'.repeat(255)}…` }, value: 1 },
    ])
  })
})

describe('text that is hard to quote', () => {
  test('in names, phases, conditions, columns and finalizers comes out as it went in', async () => {
    await using scene = await Scene.start()
    const column = { name: 'Größe "max" \\', type: 'integer', jsonPath: '.status.size' }
    await scene.redefine(
      definitionOf(databases, [servedVersion('v1', { additionalPrinterColumns: [column] })]),
    )
    scene.proxy.rewrite(/databases$/, ({ metadata }) => {
      if (metadata.name !== 'nasty') return
      metadata.name = nasty
      metadata.namespace = nasty
      metadata.labels = { [nasty]: nasty }
      metadata.finalizers = [nasty]
      metadata.deletionTimestamp = '2026-01-01T00:00:00Z'
    })
    const monitor = await scene.monitor()
    await monitor.ready()
    await create(scene, 'nasty', {
      status: {
        phase: nasty,
        size: 5,
        conditions: [{ type: nasty, status: 'True', reason: nasty, message: nasty }],
      },
    })
    const identity = { name: carried, namespace: carried }
    const samples = await eventually(async () => {
      const found = await monitor.samples('cr_phase', identity)
      return found.length > 0 ? found : undefined
    })
    expect(samples).toMatchObject([{ labels: { phase: carried }, value: 1 }])
    expect(
      await monitor.samples('cr_condition', { ...identity, type: carried, status: 'True' }),
    ).toMatchObject([{ value: 1 }])
    expect(await monitor.samples('cr_column', { ...identity, column: column.name })).toMatchObject([
      { value: 5 },
    ])
    expect(await monitor.samples('cr_finalizer_info', { ...identity, finalizer: carried })).toHaveLength(1)
    expect(await monitor.resources()).toContain(`Database ${carried}/${carried}`)

    await scene.client.delete(databases, 'nasty', { namespace: 'default' })
    await eventually(async () => (await monitor.resources()).length === 2)
  })
})

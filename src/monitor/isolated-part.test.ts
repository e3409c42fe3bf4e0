import { describe, expect, test } from 'vitest'
import { type Logger, ManualClock, silentLogger } from '../base/index.ts'
import type { Sink } from '../cache/index.ts'
import type { Family } from '../exposition/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import { crdText } from './fixture/crd-text.ts'
import { FakeCluster } from './fixture/fake-cluster.ts'
import { isolatedPart } from './isolated-part.ts'
import { Monitor } from './monitor.ts'
import type { MonitorPart } from './monitor-part.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'
const databases = 'databases.example.com'

function broken(): never {
  throw new TypeError('it is broken')
}

const heard = (): Family => ({
  metadata: { name: 'heard', type: 'gauge', help: 'Heard.', unit: '' },
  chunks: () => [{ version: 1, render: () => 'heard 1\n' }],
})

/** A monitor with a part that fails and one that does not; `heard` is what the second was told. */
async function monitorBeside(part: MonitorPart) {
  const cluster = new FakeCluster()
  cluster.put(crds, crdText({ kind: 'Database' }))
  cluster.put(databases, '{metadata: {namespace: a, name: one}}')
  const errors: string[] = []
  const told: string[] = []
  const logger: Logger = { ...silentLogger, error: (_, fields) => errors.push(`${fields?.part}`) }
  const family = heard()
  const sound: MonitorPart = {
    observer: { appeared: ({ name }) => told.push(name), vanished: ({ name }) => told.push(`no ${name}`) },
    families: () => [family],
    shed: () => told.push('shed'),
    stop: async () => {
      told.push('stopped')
    },
  }
  const clock = new ManualClock()
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
    parts: [{ name: 'weak', ...part }, sound],
  })
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  cluster.put(databases, '{metadata: {namespace: a, name: two}}')
  cluster.delete(databases, 'a/one')
  await clock.advance(0)
  monitor.shed()
  let text = ''
  for (const one of monitor.families()) for (const chunk of one.chunks()) text += chunk.render()
  const readiness = monitor.readiness()
  await monitor.stop()
  return { errors, told, text, readiness }
}

const weaknesses: readonly (readonly [string, MonitorPart])[] = [
  ['its observer throws', { observer: { appeared: broken, changed: broken, vanished: broken } }],
  ['its observer of watches throws', { watchObserver: () => ({ watchStarted: broken, synced: broken }) }],
  ['it has no observer of watches to give', { watchObserver: broken }],
  [
    'it cannot take a definition',
    {
      definitions: {
        begin: broken,
        add: broken,
        commit: broken,
        abandon: broken,
        upsert: broken,
        remove: broken,
      },
    },
  ],
  ['it cannot read a spec', { revisionReader: { read: broken } }],
  ['it cannot be attached', { attach: broken }],
  ['it cannot start', { start: broken }],
  [
    'it cannot start, so what it waits for never comes',
    {
      start: broken,
      hasLooked: () => false,
      readiness: () => [{ name: 'weak', ready: false, message: 'syncing' }],
    },
  ],
  ['it cannot say whether it has looked', { hasLooked: broken }],
  ['it has no families to give', { families: broken }],
  ['a family of its own has no chunks', { families: () => [{ ...heard(), chunks: broken }] }],
  [
    'a chunk of its own cannot be rendered',
    { families: () => [{ ...heard(), chunks: () => [{ version: 1, render: broken }] }] },
  ],
  ['it cannot let go', { shed: broken }],
  ['it cannot say whether it is ready', { readiness: broken }],
]

describe('a part whose defect is that', () => {
  test.each(weaknesses)('%s takes nothing with it, and is told of', async (_, part) => {
    const { errors, told, text, readiness } = await monitorBeside(part)
    expect(told).toEqual(['one', 'two', 'no one', 'shed', 'stopped'])
    expect(text).toContain('heard 1\n')
    expect(text).toContain('binnacle_cr_info{group="example.com",kind="Database",namespace="a",name="two"')
    expect(text).toContain('binnacle_cr_health{group="example.com",kind="Database",namespace="a",name="two"')
    expect(errors).toEqual(['weak'])
    expect(readiness.ready).toBe(true)
    expect(readiness.parts.at(-1)).toEqual({
      name: 'weak',
      ready: true,
      message: expect.stringMatching(/^a defect, in .*: TypeError: it is broken$/),
    })
  })

  test.each([
    ['throws', { stop: broken }],
    ['rejects', { stop: async () => broken() }],
  ])('its end %s lets the monitor end', async (_, part) => {
    const { errors, told } = await monitorBeside(part)
    expect(told.at(-1)).toBe('stopped')
    expect(errors).toEqual(['weak'])
  })
})

test('definitions are watched once, for the monitor and its parts', async () => {
  const cluster = new FakeCluster()
  cluster.put(crds, crdText({ kind: 'Database' }))
  const known: string[] = []
  const nameOf = ({ metadata }: KubernetesObject) => String(metadata.name)
  const definitions: Sink = {
    begin: () => {},
    add: (object) => known.push(nameOf(object)),
    commit: () => known.push('all'),
    abandon: () => {},
    upsert: (object) => known.push(nameOf(object)),
    remove: (object) => known.push(`no ${nameOf(object)}`),
  }
  const clock = new ManualClock()
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
    parts: [{ definitions }],
  })
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  cluster.put(crds, crdText({ kind: 'Site' }))
  cluster.delete(crds, databases)
  await clock.advance(0)
  expect(known).toEqual([databases, 'all', 'sites.example.com', `no ${databases}`])
  expect(monitor.defined()?.map(({ kind }) => kind)).toEqual(['Site'])
  await monitor.stop()
})

test('a sound part says what it says, in the same families and chunks from scrape to scrape', () => {
  const chunk = { version: 7, render: () => 'heard 1\n' }
  const family: Family = { ...heard(), chunks: () => [chunk] }
  const notYet = { name: 'it', ready: false, message: 'not yet' }
  const part = isolatedPart({ families: () => [family], readiness: () => [notYet] }, silentLogger)
  const [first] = part.families?.() ?? []
  const [again] = part.families?.() ?? []
  expect(first).toBe(again)
  expect(first?.metadata).toBe(family.metadata)
  const chunks = () => [...(first?.chunks() ?? [])]
  expect(chunks()[0]).toBe(chunks()[0])
  expect(chunks().map(({ version, render }) => [version, render()])).toEqual([[7, 'heard 1\n']])
  expect(part.readiness?.()).toEqual([notYet])
  expect(part.hasLooked?.()).toBe(true)
})

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as sqlite from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import type { EventRow, TimelineEntry } from '../../view/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { Monitor } from '../monitor.ts'
import type { MonitorPart, ResourceLookup } from '../monitor-part.ts'
import { History, type HistoryOptions } from './history.ts'
import { HistoryError } from './history-error.ts'
import { SqliteHistory } from './sqlite/sqlite-history.ts'

const resource = 'databases.example.com'
const orders = { group: 'example.com', kind: 'Database', namespace: 'shop', name: 'orders' }
const start = Date.UTC(2026, 0, 1)
const hour = 3_600_000

/** `60 health healthy→degraded`: whole seconds after the start, what, and what matters of it. */
function told(entries: readonly TimelineEntry[]): string[] {
  return entries.map((entry) => {
    const at = Math.round((entry.at - start) / 1000)
    if (entry.what === 'health') return `${at} health ${entry.from ?? ''}→${entry.to}`
    if (entry.what === 'condition')
      return `${at} ${entry.type} ${entry.from ?? ''}→${entry.to} ${entry.reason}`
    if (entry.what === 'unobserved')
      return `${at} unobserved until ${Math.round((entry.until - start) / 1000)}`
    if (entry.what !== 'spec') return `${at} ${entry.what}`
    const changes = entry.changes?.map(
      ({ path, before, after, manager }) => `${path}: ${before}→${after} by ${manager}`,
    )
    return `${at} spec ${entry.generation} by ${entry.managers} ${changes?.join(', ')}`
  })
}

function database(
  generation: number,
  spec: object,
  ready: string,
  at: number,
  more: object = {},
): KubernetesObject {
  return {
    metadata: {
      namespace: 'shop',
      name: 'orders',
      generation,
      creationTimestamp: '2025-12-31T00:00:00Z',
      ...more,
    },
    spec: { ...spec },
    status: {
      observedGeneration: generation,
      conditions: [
        {
          type: 'Ready',
          status: ready,
          reason: ready === 'True' ? 'Up' : 'Down',
          lastTransitionTime: new Date(at).toISOString(),
        },
      ],
    },
  }
}

const managed = (manager: string, at: number, ...fields: string[]) => ({
  manager,
  operation: 'Update' as const,
  time: new Date(at).toISOString(),
  fieldsV1: { 'f:spec': Object.fromEntries(fields.map((field) => [`f:${field}`, {}])) },
})

describe('history', () => {
  let cluster: FakeCluster
  let clock: ManualClock
  let monitor: Monitor
  let history: History

  async function watch(options: Partial<HistoryOptions> = {}, parts: MonitorPart[] = []): Promise<void> {
    history = new History({ clock, logger: silentLogger, ...options })
    monitor = new Monitor({
      client: cluster.client,
      clock,
      random: () => 0.5,
      logger: silentLogger,
      build: { version: '0', nodeVersion: '0' },
      parts: [...parts, history],
    })
    monitor.start(new AbortController().signal)
    await clock.advance(0)
  }

  beforeEach(() => {
    cluster = new FakeCluster()
    clock = new ManualClock(start)
    cluster.put('customresourcedefinitions.apiextensions.k8s.io', crdText({ kind: 'Database' }))
    cluster.putObject(resource, database(1, { replicas: 1 }, 'True', start - hour))
  })
  afterEach(() => monitor.stop())

  test('the first change comes after what was seen first, whatever whole second it is told to be of', async () => {
    cluster.putObject(resource, { ...database(1, {}, 'True', start), status: {} })
    await clock.advance(300)
    await watch()
    await clock.advance(300)
    cluster.putObject(resource, database(1, {}, 'True', start))
    await clock.advance(0)
    const turns = (await history.timeline(orders)).filter(({ what }) => what === 'health')
    expect(told(turns)).toEqual(['0 health →unknown', '0 health unknown→healthy'])
  })

  test('tells of a resource to which nothing happened what it is and since when', async () => {
    await watch()
    await clock.advance(60_000)
    expect(told(await history.timeline(orders))).toEqual([
      '-86400 unobserved until 0',
      '-86400 created',
      '-3600 health →healthy',
    ])
    expect(await history.revisions(orders)).toEqual([{ generation: 1, at: start - 24 * hour, managers: [] }])
  })

  test('tells transitions at the times of the object', async () => {
    await watch()
    await clock.advance(60_000)
    cluster.putObject(resource, database(1, { replicas: 1 }, 'False', start + 58_000))
    await clock.advance(60_000)
    expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
      '58 Ready True→False Down',
      '58 health healthy→progressing',
    ])
  })

  test('tells what changed in the spec, and by whom', async () => {
    await watch()
    await clock.advance(60_000)
    const managedFields = [managed('kubectl-edit', start + 60_000, 'replicas', 'adminPassword')]
    cluster.putObject(
      resource,
      database(2, { replicas: 3, adminPassword: 'hunter2' }, 'True', start - hour, { managedFields }),
    )
    await clock.advance(1000)
    managedFields.push(managed('operator', start + 61_000, 'adminPassword'))
    cluster.putObject(
      resource,
      database(3, { replicas: 3, adminPassword: 'hunter3' }, 'True', start - hour, { managedFields }),
    )
    await clock.advance(1000)
    expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
      '60 spec 2 by kubectl-edit spec.replicas: 1→3 by kubectl-edit, spec.adminPassword: undefined→•••••• by kubectl-edit',
      '61 spec 3 by operator spec.adminPassword: ••••••→•••••• by operator',
    ])
    expect((await history.revisions(orders)).map(({ generation }) => generation)).toEqual([3, 2, 1])
  })

  test('when memory is short half the entries go, are counted, and what goes on is told', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `db-${index}`)
    for (const name of names)
      cluster.putObject(resource, database(1, { replicas: 1 }, 'True', start, { name, uid: name }))
    await watch()
    const row = {
      type: 'Warning',
      reason: 'BackOff',
      note: '',
      controller: '',
      count: 1,
      first: start,
    } as const
    for (let at = 0; at < 200; at++)
      for (const name of names)
        history.event({
          ...row,
          uid: `${name}-${at}`,
          regarding: { ...orders, name, uid: name },
          last: start + at,
        })
    await clock.advance(1000)
    for (let times = 0; times < 10; times++) monitor.shed()
    cluster.putObject(resource, database(2, { replicas: 2 }, 'True', start))
    await clock.advance(1000)
    const text = history.families().flatMap((family) => [...family.chunks()].map((chunk) => chunk.render()))
    expect(text.join('')).toMatch(/binnacle_history_entries 1000\nbinnacle_history_dropped_total 1401\n/)
    expect(told(await history.timeline(orders)).at(-1)).toMatch(/replicas: 1→2/)
  })

  test('without specs tells who changed one, and not what', async () => {
    await watch({ revisions: false })
    const managedFields = [managed('kubectl-edit', start + 5000, 'replicas')]
    await clock.advance(5000)
    cluster.putObject(resource, database(2, { replicas: 3 }, 'True', start - hour, { managedFields }))
    await clock.advance(1000)
    expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
      '5 spec 2 by kubectl-edit undefined',
    ])
  })

  test('a generation that moves with the status is no change of the spec', async () => {
    await watch()
    cluster.putObject(resource, database(2, { replicas: 1 }, 'True', start - hour))
    await clock.advance(1000)
    expect(await history.timeline(orders, { from: start, to: start + hour })).toEqual([])
  })

  test('tells the lives of a name one after the other', async () => {
    await watch()
    await clock.advance(5000)
    cluster.delete(resource, 'shop/orders')
    await clock.advance(5000)
    const created = new Date(start + 10_000).toISOString()
    cluster.putObject(
      resource,
      database(1, {}, 'False', start + 10_000, { uid: 'other', creationTimestamp: created }),
    )
    await clock.advance(5000)
    expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
      '5 deleted',
      '10 created',
      '10 health →progressing',
    ])
  })

  test('a relist leaves a gap, and doubles nothing', async () => {
    await watch()
    await clock.advance(5000)
    cluster.away = true
    cluster.cut()
    await clock.advance(0)
    cluster.forget()
    cluster.putObject(resource, database(1, { replicas: 1 }, 'False', start + 8000))
    await clock.advance(20_000)
    cluster.away = false
    await clock.advance(60_000)
    const entries = told(await history.timeline(orders, { from: start, to: start + hour }))
    expect(entries.slice(1)).toEqual(['8 Ready True→False Down', '8 health healthy→progressing'])
    expect(entries[0]).toMatch(/^5 unobserved until \d+/)
  })

  test('a watch that goes on where it broke off leaves none', async () => {
    await watch()
    await clock.advance(5000)
    cluster.away = true
    cluster.cut()
    await clock.advance(10_000)
    expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
      '5 unobserved until 15',
    ])
    cluster.away = false
    await clock.advance(60_000)
    expect(await history.timeline(orders, { from: start, to: start + hour })).toEqual([])
  })

  describe('in a file', () => {
    let folder: string
    let options: Partial<HistoryOptions>
    let fault: HistoryError | undefined

    beforeEach(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-history-'))
      fault = undefined
      const file = path.join(folder, 'history.db')
      options = {
        remembers: true,
        open: (now) => {
          const store = SqliteHistory.open(sqlite, { file, retention: 1e12, mostBytes: 1e9 }, now)
          const write = store.write.bind(store)
          store.write = (...args) => {
            if (fault) throw fault
            write(...args)
          }
          return store
        },
      }
    })
    afterEach(async () => {
      await monitor.stop()
      rmSync(folder, { recursive: true })
    })

    test('a disk that is full for a while leaves a gap; what is so then is told once', async () => {
      await watch(options)
      await clock.advance(5000)
      fault = new HistoryError('full', 'there is no room left')
      await clock.advance(1000)
      cluster.putObject(resource, database(2, { replicas: 2 }, 'False', start + 30_000))
      await clock.advance(29_000)
      expect(monitor.readiness().ready).toBe(true)
      expect(monitor.readiness().parts.find(({ name }) => name === 'history')?.message).toMatch(/no room/)
      cluster.delete(resource, 'shop/orders')
      cluster.putObject(resource, database(1, {}, 'True', start + 32_000, { name: 'other' }))
      fault = undefined
      await clock.advance(60_000)
      const entries = told(await history.timeline(orders, { from: start, to: start + hour }))
      expect(entries).toEqual(['6 unobserved until 66', '66 deleted'])
      expect(told(await history.timeline({ ...orders, name: 'other' })).at(-1)).toBe('32 health →healthy')
      expect(monitor.readiness().parts.some(({ name }) => name === 'history')).toBe(false)
    })

    test('no secret that a condition or an event lets slip gets into the file', async () => {
      const failing = (password: string, at: number) => {
        const object = database(1, { replicas: 1 }, 'False', at)
        const message = `login failed for postgres://app:${password}@db`
        return {
          ...object,
          status: { conditions: [{ type: 'Ready', status: 'False', reason: 'Down', message }] },
        }
      }
      cluster.putObject(resource, failing('hunter2', start))
      await watch(options)
      cluster.putObject(resource, database(1, { replicas: 1 }, 'True', start))
      await clock.advance(1000)
      cluster.putObject(resource, failing('hunter3', start + 1000))
      const regarding = { ...orders, uid: 'uid-2' }
      const [type, reason, note] = ['Warning', 'Failed', 'password=hunter4 was refused'] as const
      history.event({
        uid: 'e',
        type,
        reason,
        note,
        regarding,
        controller: '',
        count: 1,
        first: start,
        last: start,
      })
      await clock.advance(2000)
      const bytes = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'latin1'))
      expect(bytes.join('')).toContain('login failed for postgres://app:')
      expect(bytes.join('')).toContain('was refused')
      expect(bytes.join('')).not.toContain('hunter')
    })

    /** Finds, when it looks, that what the resource owns fails. */
    function lookingPart() {
      let resources: ResourceLookup | undefined
      let hasLooked = false
      const part: MonitorPart = {
        attach: (lookup) => {
          resources = lookup
        },
        hasLooked: () => hasLooked,
      }
      return {
        part,
        look() {
          const record = resources?.record(orders, 'shop', 'orders')
          const verdict = { state: 'degraded', reason: 'PodFailed', message: '' } as const
          if (record)
            resources?.amend(record, (one) => ({
              ...one,
              verdict: { ...one.verdict, ...verdict },
              since: start,
            }))
          hasLooked = true
        },
      }
    }

    test('a restart writes nothing healthy that the first look takes back, and finds who is gone after it', async () => {
      cluster.putObject(resource, database(1, {}, 'True', start - hour, { name: 'other' }))
      const eventOf = (uid: string): EventRow => {
        const row = { uid, type: 'Warning', reason: 'BackOff', note: '', controller: '', count: 1 } as const
        return { ...row, regarding: { ...orders, uid: 'uid-2' }, first: start, last: start }
      }
      const health = async () =>
        told(await history.timeline(orders)).filter((entry) => entry.includes('health'))
      for (const round of ['first', 'second']) {
        const { part, look } = lookingPart()
        await watch(options, [part])
        await clock.advance(4500)
        history.event(eventOf(round))
        look()
        await clock.advance(5500)
        expect(await health(), round).toEqual(['0 health →degraded'])
        const events = (await history.timeline(orders)).filter(({ what }) => what === 'event')
        expect(events).toHaveLength(round === 'first' ? 1 : 2)
        if (round === 'second') break
        await monitor.stop()
        cluster.delete(resource, 'shop/other')
      }
      expect(told(await history.timeline({ ...orders, name: 'other' })).at(-1)).toBe('15 deleted')
    })

    test('what happens right after the first look is told, of a resource that is new to the file too', async () => {
      const { part, look } = lookingPart()
      await watch(options, [part])
      await clock.advance(4500)
      look()
      cluster.putObject(resource, database(2, { replicas: 2 }, 'True', start - hour))
      await clock.advance(0)
      expect(told(await history.timeline(orders, { from: start, to: start + hour }))).toEqual([
        '0 health →degraded',
        '5 spec 2 by  spec.replicas: 1→2 by undefined',
        '5 health degraded→healthy',
      ])
    })

    test('a restart finds what happened while away, and doubles nothing', async () => {
      await watch(options)
      await clock.advance(5000)
      await monitor.stop()
      await clock.advance(60_000)
      const managedFields = [managed('bob', start + 20_000, 'replicas')]
      cluster.putObject(resource, database(2, { replicas: 2 }, 'False', start + 30_000, { managedFields }))
      await watch(options)
      await clock.advance(2000)
      const range = { from: start, to: start + hour }
      const entries = [
        '5 unobserved until 65',
        '20 spec 2 by bob undefined',
        '30 Ready True→False Down',
        '30 health healthy→progressing',
      ]
      expect(told(await history.timeline(orders, range))).toEqual(entries)
      await monitor.stop()
      await watch(options)
      await clock.advance(2000)
      expect(told(await history.timeline(orders, range))).toEqual(entries)
    })
  })

  test.each([true, false])(
    'what is missing after a restart is deleted if it is ours to watch: %s',
    async (ours) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-history-'))
      const file = path.join(folder, 'history.db')
      const open = (now: number) => SqliteHistory.open(sqlite, { file, retention: 1e12, mostBytes: 1e9 }, now)
      await watch({ open, remembers: true })
      await monitor.stop()
      cluster.delete(resource, 'shop/orders')
      await watch({ open, remembers: true, isOurs: () => ours })
      await clock.advance(2000)
      expect((await history.timeline(orders)).some(({ what }) => what === 'deleted')).toBe(ours)
      await monitor.stop()
      rmSync(folder, { recursive: true })
    },
  )

  test('an event stands in the timeline of the resource at the root of what it regards, repeats once', async () => {
    await watch()
    await clock.advance(1000)
    const uid = 'uid-2'
    const root = { ...orders, uid }
    const regarding = { group: '', kind: 'Pod', namespace: 'shop', name: 'orders-0', uid: 'pod' }
    const row = { uid: 'e', type: 'Warning', reason: 'BackOff', note: '', controller: 'kubelet' } as const
    const event = (count: number, last: number) => ({ ...row, regarding, root, count, first: start, last })
    history.event(event(1, start + 1000))
    history.event(event(7, start + 3000))
    history.event({ ...event(1, start + 4000), uid: 'other', root: { ...root, uid: 'of another life' } })
    const entries = await history.timeline(orders, { from: start, to: start + hour })
    expect(entries.map((entry) => [entry.at - start, entry.what === 'event' && entry.event.count])).toEqual([
      [3000, 7],
    ])
  })

  test('a clock that goes back hides nothing', async () => {
    let ahead = hour
    const jumping = {
      now: () => clock.now() + ahead,
      monotonic: () => clock.monotonic(),
      setTimer: (ms: number, callback: () => void) => clock.setTimer(ms, callback),
    }
    await watch({ clock: jumping })
    await clock.advance(5000)
    cluster.putObject(resource, database(2, { replicas: 2 }, 'True', start - hour))
    await clock.advance(1000)
    ahead = 0
    cluster.putObject(resource, database(3, { replicas: 3 }, 'True', start - hour))
    await clock.advance(1000)
    expect(told(await history.timeline(orders)).filter((entry) => entry.includes('spec'))).toEqual([
      '6 spec 3 by  spec.replicas: 2→3 by undefined',
      '3605 spec 2 by  spec.replicas: 1→2 by undefined',
    ])
  })

  test('what happens is bounded, and what is let go is counted', async () => {
    await watch()
    for (let generation = 2; generation < 300; generation++) {
      cluster.putObject(resource, database(generation, { replicas: generation }, 'True', start - hour))
      await clock.advance(100)
    }
    expect(await history.timeline(orders, { from: start, to: start + hour })).toHaveLength(200)
    const text = history
      .families()
      .map((family) => [...family.chunks()].map((chunk) => chunk.render()).join(''))
    expect(text.join('')).toMatch(
      /binnacle_history_up 1\nbinnacle_history_entries 200\nbinnacle_history_dropped_total 98\n/,
    )
  })
})

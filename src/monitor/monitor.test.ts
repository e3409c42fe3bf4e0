import { afterEach, describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../base/index.ts'
import { crdText } from './fixture/crd-text.ts'
import { FakeCluster } from './fixture/fake-cluster.ts'
import { assessByField } from './fixture/kind-bench.ts'
import { Monitor, type MonitorOptions } from './monitor.ts'
import { HealthTransitions } from './transition/health-transitions.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'
const databases = 'databases.example.com'
const running: Monitor[] = []
afterEach(() => Promise.all(running.splice(0).map((monitor) => monitor.stop())))

async function monitorOf(cluster: FakeCluster, options: Partial<MonitorOptions> = {}) {
  const clock = new ManualClock()
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
    assess: assessByField,
    ...options,
  })
  running.push(monitor)
  monitor.start(new AbortController().signal)
  await clock.advance(0)
  const text = (...names: string[]) => {
    let all = ''
    for (const family of monitor.families())
      if (names.length === 0 || names.some((name) => family.metadata.name === `binnacle_${name}`))
        for (const chunk of family.chunks()) all += chunk.render()
    return all.replaceAll(/^binnacle_/gm, '')
  }
  return { monitor, clock, text }
}

function names(text: string): string[] {
  return [...text.matchAll(/kind="([^"]*)",namespace="([^"]*)",name="([^"]*)"/g)].map(
    ([, kind, namespace, name]) => `${kind} ${namespace}/${name}`,
  )
}

function cluster(): FakeCluster {
  const made = new FakeCluster()
  made.put(crds, crdText({ kind: 'Database' }))
  made.put(crds, crdText({ kind: 'Cache', scope: 'Cluster' }))
  made.put(databases, '{metadata: {namespace: a, name: one}}')
  made.put(databases, '{metadata: {namespace: b, name: two}}')
  made.put('caches.example.com', '{metadata: {name: big}, status: {health: degraded}}')
  return made
}

describe('the monitor', () => {
  test('finds every kind and shows every resource of it', async () => {
    const { monitor, text } = await monitorOf(cluster())
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database a/one', 'Database b/two'])
    expect(monitor.kinds().map(({ definition, state, objects }) => [definition, state, objects])).toEqual([
      ['caches.example.com', 'synced', 1],
      ['databases.example.com', 'synced', 2],
    ])
    expect(monitor.readiness()).toMatchObject({ ready: true })
  })

  test('follows resources that come, change and go', async () => {
    const made = cluster()
    const { clock, text } = await monitorOf(made)
    made.put(databases, '{metadata: {namespace: a, name: three}}')
    made.put(databases, '{metadata: {namespace: a, name: one}, status: {health: degraded}}')
    made.delete(databases, 'b/two')
    await clock.advance(0)
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database a/one', 'Database a/three'])
    expect(text('cr_health')).toContain('namespace="a",name="one",state="degraded"} 1')
    expect(text('cr_created_total')).toContain('kind="Database"} 1')
    expect(text('cr_deleted_total')).toContain('kind="Database"} 1')
  })

  test('shows a verdict that has changed by age alone, whoever asks first', async () => {
    const until = new ManualClock().now() + 10_000
    const { clock, monitor, text } = await monitorOf(cluster(), {
      assess: (object, hints) => {
        const { verdict } = assessByField(object, hints)
        const isOld = (hints.now ?? 0) >= until
        return isOld ? { verdict: { ...verdict, state: 'unknown' } } : { verdict, until }
      },
    })
    const unknown = () => monitor.summaries().map(({ states }) => states.unknown)
    expect(unknown()).toEqual([0, 0])
    await clock.advance(9_999)
    expect(unknown()).toEqual([0, 0])
    await clock.advance(1)
    expect([...monitor.rows()].map(({ verdict }) => verdict.state)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(text('cr_health')).toContain('namespace="a",name="one",state="unknown"} 1')
    expect(unknown()).toEqual([2, 1])
  })

  test('lists rows, and kinds with the worst first', async () => {
    const { monitor } = await monitorOf(cluster())
    expect([...monitor.rows('databases')].map(({ name }) => name)).toEqual(['one', 'two'])
    expect(monitor.summaries().map(({ resource, total }) => [resource.kind, total])).toEqual([
      ['Cache', 1],
      ['Database', 2],
    ])
  })

  test('tells of itself', async () => {
    const { monitor, text } = await monitorOf(cluster())
    monitor.scraped(0.004)
    expect(text('build_info')).toBe('build_info{version="0.1.0",node_version="v24.0.0"} 1\n')
    expect(text('list_total')).toContain(
      'list_total{group="example.com",kind="Database",result="success"} 1\n',
    )
    expect(text('objects')).toContain('objects{group="example.com",kind="Database"} 2\n')
    expect(text('last_sync_timestamp_seconds')).toContain('kind="Database"} 1767225600\n')
    expect(text('series_dropped_total')).toContain('{metric="binnacle_cr_health"} 0\n')
    expect(text('scrape_duration_seconds')).toContain('le="0.005"} 1\n')
    expect(Number(text('config_hash').split(' ')[1])).toBeGreaterThan(0)
  })

  test('ends every watch when it stops, then its parts, and what is known stays readable', async () => {
    const made = cluster()
    const heard: string[] = []
    const { monitor, text, clock } = await monitorOf(made, {
      parts: [
        {
          observer: { vanished: () => heard.push('vanished'), closed: () => heard.push('closed') },
          start: (signal) => signal.addEventListener('abort', () => heard.push(`${made.open.size} open`)),
          stop: async () => {
            heard.push('part stopped')
          },
        },
        new HealthTransitions({ clock: new ManualClock() }),
      ],
    })
    await clock.advance(60_000)
    expect(made.open.size).toBe(3)
    const known = ['cr_info', 'cr_health', 'cr_resources', 'cr_created_total', 'cr_state_duration_seconds']
    const before = text(...known)
    expect(before).toContain('cr_resources{group="example.com",kind="Database",health="healthy"} 2')
    await monitor.stop()
    expect(made.open.size).toBe(0)
    expect(heard).toEqual(['0 open', 'part stopped'])
    expect(text(...known)).toBe(before)
  })

  test('ends when its signal aborts, waits for the end when told twice, and never begins when told before', async () => {
    const made = cluster()
    const { monitor, clock } = await monitorOf(made)
    await Promise.all([monitor.stop(), monitor.stop()])
    expect(clock.timers).toBe(0)
    const idle = new Monitor({
      client: made.client,
      clock,
      random: () => 0.5,
      logger: silentLogger,
      build: { version: '0.1.0', nodeVersion: 'v24.0.0' },
      resyncMs: 60_000,
    })
    const requests = made.requests.length
    idle.start(AbortSignal.abort())
    await idle.stop()
    await clock.advance(0)
    expect(made.requests).toHaveLength(requests)
    expect(clock.timers).toBe(0)
  })

  test('has another hash of the configuration when that is another', async () => {
    const hash = async (configuration: unknown) => {
      const { text } = await monitorOf(new FakeCluster(), { configuration })
      return text('config_hash')
    }
    expect(await hash({ tier: 'full' })).toBe(await hash({ tier: 'full' }))
    expect(await hash({ tier: 'full' })).not.toBe(await hash({ tier: 'compact' }))
  })
})

describe('a kind', () => {
  test('comes with its definition and goes with it, and the others do not notice', async () => {
    const made = cluster()
    const { clock, text, monitor } = await monitorOf(made)
    const others = () => [...monitor.families()].flatMap((family) => [...family.chunks()]).slice(0, 1)
    const [before] = others().map((chunk) => [chunk, chunk.version])
    const requests = made.requests.filter((request) => request.includes('caches')).length
    made.put(crds, crdText({ kind: 'Queue' }))
    made.put('queues.example.com', '{metadata: {namespace: a, name: mail}}')
    await clock.advance(0)
    expect(names(text('cr_info'))).toContain('Queue a/mail')
    made.delete(crds, 'queues.example.com')
    await clock.advance(0)
    expect(text()).not.toContain('Queue')
    expect(made.open).not.toContain('queues.v1.example.com')
    expect(others().map((chunk) => [chunk, chunk.version])[0]).toEqual(before)
    expect(made.requests.filter((request) => request.includes('caches'))).toHaveLength(requests)
  })

  test('is watched in its new version when the stored version changes, and its series never vanish', async () => {
    const made = cluster()
    const { clock, text } = await monitorOf(made)
    const v2 = ['{name: v1, served: true, storage: false}', '{name: v2, served: true, storage: true}']
    made.away = true
    made.put(databases, '{metadata: {namespace: c, name: meanwhile}}')
    made.cut()
    made.away = false
    made.put(crds, crdText({ kind: 'Database', versions: v2 }))
    for (let turn = 0; turn < 100; turn++) {
      await clock.advance(1000)
      expect(names(text('cr_info'))).toEqual(expect.arrayContaining(['Database a/one', 'Database b/two']))
    }
    expect(text('cr_info')).toContain('name="one",version="v2"')
    expect(names(text('cr_info'))).toContain('Database c/meanwhile')
    expect(text('cr_created_total')).toContain('kind="Database"} 1\n')
    expect(made.open).toContain('databases.v2.example.com')
    expect(made.open).not.toContain('databases.v1.example.com')
  })

  test('deleted and made anew with another scope works, and counts from 0', async () => {
    const made = cluster()
    const { clock, text, monitor } = await monitorOf(made)
    made.delete(databases, 'a/one')
    made.delete(databases, 'b/two')
    made.delete(crds, databases)
    made.put(crds, crdText({ kind: 'Database', scope: 'Cluster', uid: 'another' }))
    made.put(databases, '{metadata: {name: global}}')
    await clock.advance(0)
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database /global'])
    expect(text('cr_deleted_total')).toContain('kind="Database"} 0\n')
    expect(text('cr_crd_info')).toContain('name="databases.example.com",version="v1",scope="Cluster"} 1')
    expect(monitor.kinds()[1]?.resource.namespaced).toBe(false)
  })

  test('made anew while nobody looked is found out by its UID', async () => {
    const made = cluster()
    const { clock, text } = await monitorOf(made)
    made.put(crds, crdText({ kind: 'Database', scope: 'Cluster', uid: 'another' }))
    made.delete(databases, 'a/one')
    made.delete(databases, 'b/two')
    await clock.advance(0)
    expect(names(text('cr_info'))).toEqual(['Cache /big'])
    expect(text('cr_deleted_total')).toContain('kind="Database"} 0\n')
  })

  test.each([
    ['serves no version', ['{name: v1, served: false, storage: true}'], 'serves no version'],
    ['has no version', [], 'serves no version'],
  ])('whose definition %s is not watched, and says why', async (_, versions, reason) => {
    const made = cluster()
    const { clock, monitor, text } = await monitorOf(made)
    made.put(crds, crdText({ kind: 'Database', versions: versions.length > 0 ? versions : ['null'] }))
    await clock.advance(0)
    expect(names(text('cr_info'))).toEqual(['Cache /big'])
    expect(monitor.kinds()[1]).toMatchObject({
      state: 'unwatchable',
      problem: expect.stringContaining(reason),
    })
    expect(monitor.readiness().ready).toBe(true)
    expect(monitor.readiness().parts[2]?.message).toBe(`not watched: the definition ${reason}`)
  })

  test('that is not established waits until it is', async () => {
    const made = new FakeCluster()
    made.put(crds, crdText({ kind: 'Database', established: 'False' }))
    const { clock, monitor, text } = await monitorOf(made)
    expect(monitor.kinds()[0]?.problem).toBe('the definition is not established: the name is taken')
    expect(made.requests.some((request) => request.includes('databases'))).toBe(false)
    made.put(crds, crdText({ kind: 'Database' }))
    made.put(databases, '{metadata: {namespace: a, name: one}}')
    await clock.advance(0)
    expect(names(text('cr_info'))).toEqual(['Database a/one'])
  })

  test.each([
    ['no schema', '{name: v1, served: true, storage: true}'],
    ['a schema of text', '{name: v1, served: true, storage: true, schema: {openAPIV3Schema: broken}}'],
    [
      'properties in a list',
      '{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {properties: [1]}}}',
    ],
    [
      'an enum of objects',
      '{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {properties: {status: {properties: {phase: {enum: [{}, null]}}}}}}}',
    ],
    [
      'columns that cannot be read',
      '{name: v1, served: true, storage: true, additionalPrinterColumns: [{name: A, type: integer, jsonPath: "[["}, 5]}',
    ],
    [
      'scale paths that cannot be read',
      '{name: v1, served: true, storage: true, subresources: {scale: {specReplicasPath: "[["}}}',
    ],
  ])('whose definition has %s is watched all the same', async (_, version) => {
    const made = new FakeCluster()
    made.put(crds, crdText({ kind: 'Database', versions: [version] }))
    made.put(databases, '{metadata: {namespace: a, name: one}, spec: {replicas: 2}}')
    const { text } = await monitorOf(made)
    expect(names(text('cr_spec_replicas'))).toEqual(['Database a/one'])
  })

  test('whose definition changes in what does not matter is left alone', async () => {
    const made = cluster()
    const { clock } = await monitorOf(made)
    const requests = made.requests.length
    made.put(crds, `${crdText({ kind: 'Database' })}  - {type: Other, status: "True"}\n`)
    await clock.advance(0)
    expect(made.requests).toHaveLength(requests)
  })

  test('whose columns change has the new ones', async () => {
    const made = cluster()
    made.put(databases, '{metadata: {namespace: a, name: one}, status: {size: 5}}')
    const { clock, text } = await monitorOf(made)
    const column = 'additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .status.size}]'
    made.put(
      crds,
      crdText({ kind: 'Database', versions: [`{name: v1, served: true, storage: true, ${column}}`] }),
    )
    await clock.advance(0)
    expect(text('cr_column')).toContain('name="one",column="Size"} 5\n')
  })
})

describe('a refusal', () => {
  test('of one kind names it, and the others go on', async () => {
    const made = cluster()
    made.forbidden.add(databases)
    const { clock, monitor, text } = await monitorOf(made)
    expect(names(text('cr_info'))).toEqual(['Cache /big'])
    expect(monitor.kinds()[1]).toMatchObject({ state: 'forbidden', synced: false })
    const problem = monitor.kinds()[1]?.problem
    expect(problem).toMatch(/cannot (list|watch) databases\.example\.com in all namespaces/)
    expect(monitor.readiness().ready).toBe(false)
    expect(
      monitor
        .readiness()
        .parts.filter(({ ready }) => !ready)
        .map(({ name }) => name),
    ).toEqual([databases])
    made.forbidden.clear()
    await clock.advance(3_600_000)
    expect(monitor.kinds()[1]).toMatchObject({ state: 'synced', objects: 2 })
  })

  test('of all namespaces but one is no matter when that one is asked for', async () => {
    const made = cluster()
    made.forbidden.add(databases)
    const { monitor, text } = await monitorOf(made, { namespaces: ['b'] })
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database b/two'])
    expect(monitor.readiness().ready).toBe(true)
  })

  test('of one of the namespaces asked for names it, and the others go on', async () => {
    const made = cluster()
    made.forbidden.add(`${databases}/a`)
    const { clock, monitor, text } = await monitorOf(made, { namespaces: ['a', 'b'] })
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database b/two'])
    expect(monitor.kinds()[1]?.state).toBe('forbidden')
    expect(monitor.kinds()[1]?.problem).toContain('in namespace "a"')
    made.forbidden.clear()
    await clock.advance(3_600_000)
    expect(names(text('cr_info'))).toEqual(['Cache /big', 'Database b/two', 'Database a/one'])
    expect(text('cr_created_total')).toContain('kind="Database"} 0\n')
  })

  test('of the definitions is told, and nothing is ready', async () => {
    const made = cluster()
    made.forbidden.add(crds)
    const { monitor } = await monitorOf(made)
    expect(monitor.readiness()).toMatchObject({ ready: false, parts: [{ name: crds, ready: false }] })
    expect(monitor.readiness().parts[0]?.message).toMatch(
      /^forbidden for 0s: cannot \w+ customresourcedefinitions\.apiextensions\.k8s\.io at the cluster scope: /,
    )
  })
})

/** What is counted over a kind, by family; without its series by resource. */
const counts = ['cr_resources', 'cr_conditions', 'cr_created_total', 'cr_deleted_total', 'objects']

/** `Kind state` of each kind that is in one, in the order written. */
function states(text: string): string[] {
  return [...text.matchAll(/kind="([^"]*)",state="([^"]*)"\} 1$/gm)].map(
    ([, kind, state]) => `${kind} ${state}`,
  )
}

describe('what is absent is not zero: a kind', () => {
  test('that nobody may list has no counts, but a state to alert on', async () => {
    const made = cluster()
    made.forbidden.add(databases)
    const { clock, text } = await monitorOf(made)
    expect(text(...counts)).not.toContain('Database')
    expect(text(...counts)).toContain('objects{group="example.com",kind="Cache"} 1\n')
    expect(text('kind_state').match(/.*Database.*/g)).toEqual([
      'kind_state{group="example.com",kind="Database",state="syncing"} 0',
      'kind_state{group="example.com",kind="Database",state="synced"} 0',
      'kind_state{group="example.com",kind="Database",state="stale"} 0',
      'kind_state{group="example.com",kind="Database",state="forbidden"} 1',
      'kind_state{group="example.com",kind="Database",state="unwatchable"} 0',
      'kind_state{group="example.com",kind="Database",state="failed"} 0',
    ])
    made.forbidden.clear()
    await clock.advance(3_600_000)
    expect(text('objects')).toContain('objects{group="example.com",kind="Database"} 2\n')
    expect(text('cr_deleted_total')).toContain('kind="Database"} 0\n')
    expect(states(text('kind_state'))).toContain('Database synced')
  })

  test('that is refused once it was listed keeps its last counts', async () => {
    const made = cluster()
    const { clock, text } = await monitorOf(made)
    made.forbidden.add(databases)
    made.cut()
    await clock.advance(5_000)
    expect(text('objects')).toContain('kind="Database"} 2\n')
    expect(states(text('kind_state'))).toContain('Database forbidden')
  })

  test('that is refused in some namespaces counts what the others have, and is forbidden', async () => {
    const made = cluster()
    made.forbidden.add(`${databases}/a`)
    const { text } = await monitorOf(made, { namespaces: ['a', 'b'] })
    expect(text('objects')).toContain('kind="Database"} 1\n')
    expect(states(text('kind_state'))).toContain('Database forbidden')
  })

  test('that still loads in some namespaces has no counts until it has loaded in all', async () => {
    const made = cluster()
    const { list } = made.client
    let answer = () => {}
    const slow = new Promise<void>((resolve) => {
      answer = resolve
    })
    const client: typeof made.client = {
      ...made.client,
      list: async (resource, options) => {
        if (options?.namespace === 'a') await slow
        return list(resource, options)
      },
    }
    const { clock, text } = await monitorOf(made, { namespaces: ['a', 'b'], client })
    expect(names(text('cr_info'))).toContain('Database b/two')
    expect(text(...counts)).not.toContain('Database')
    expect(states(text('kind_state'))).toContain('Database syncing')
    answer()
    await clock.advance(0)
    expect(text('objects')).toContain('kind="Database"} 2\n')
  })

  test('that has no resources has counts of 0', async () => {
    const made = new FakeCluster()
    made.put(crds, crdText({ kind: 'Database' }))
    const { text } = await monitorOf(made)
    expect(text('objects')).toBe('objects{group="example.com",kind="Database"} 0\n')
  })

  test('is in one state, which follows what happens, and so do the definitions', async () => {
    const made = new FakeCluster()
    made.away = true
    const { clock, text } = await monitorOf(made)
    const now = () => states(text('kind_state')).join(', ')
    expect(now()).toBe('CustomResourceDefinition syncing')
    made.put(crds, crdText({ kind: 'Database', established: 'False' }))
    made.away = false
    await clock.advance(60_000)
    expect(now()).toBe('CustomResourceDefinition synced, Database unwatchable')
    made.put(crds, crdText({ kind: 'Database' }))
    await clock.advance(0)
    expect(now()).toBe('CustomResourceDefinition synced, Database synced')
    made.away = true
    made.cut()
    await clock.advance(0)
    expect(now()).toBe('CustomResourceDefinition stale, Database stale')
    made.away = false
    made.forbidden.add(crds)
    await clock.advance(60_000)
    expect(now()).toBe('CustomResourceDefinition forbidden, Database synced')
    made.forbidden.clear()
    await clock.advance(600_000)
    made.delete(crds, databases)
    await clock.advance(0)
    expect(now()).toBe('CustomResourceDefinition synced')
  })

  test('named by two definitions has the state of the one that is watched', async () => {
    const made = cluster()
    const other = crdText({ kind: 'Database', established: 'False' })
    for (const name of ['adatabases', 'zdatabases'])
      made.put(crds, other.replace('databases.example.com', `${name}.example.com`))
    const { monitor, text } = await monitorOf(made)
    expect(monitor.kinds().map(({ state }) => state)).toContain('unwatchable')
    const lines = text('kind_state').trim().split('\n')
    expect(new Set(lines.map((line) => line.replace(/ \d$/, ''))).size).toBe(lines.length)
    expect(states(text('kind_state'))).toContain('Database synced')
  })
})

describe('filters', () => {
  test('leave kinds out', async () => {
    const { monitor, text } = await monitorOf(cluster(), { exclude: ['caches.*'] })
    expect(names(text('cr_info'))).toEqual(['Database a/one', 'Database b/two'])
    expect(monitor.kinds().map(({ definition }) => definition)).toEqual([databases])
  })
})

describe('a server that goes away', () => {
  test('leaves the last data, says so, and is taken up again without counting anything twice', async () => {
    const made = cluster()
    const { clock, monitor, text } = await monitorOf(made)
    made.away = true
    made.cut()
    await clock.advance(5000)
    expect(names(text('cr_info'))).toHaveLength(3)
    expect(monitor.kinds()[1]).toMatchObject({ state: 'stale', synced: true })
    expect(monitor.kinds()[1]?.problem).toContain('connection refused')
    expect(monitor.readiness()).toMatchObject({ ready: false })
    expect(monitor.readiness().parts.map(({ ready, message }) => `${ready} ${message}`)).toEqual([
      expect.stringMatching(
        /^false stale for 5s: cannot watch customresourcedefinitions.*connection refused/,
      ),
      expect.stringMatching(/^false stale for 5s: cannot watch caches.*connection refused/),
      expect.stringMatching(/^false stale for 5s: cannot watch databases.*connection refused/),
    ])
    expect(monitor.outage()).toEqual({
      reason: expect.stringContaining('connection refused'),
      since: clock.now() - 5000,
      denied: false,
    })
    for (let second = 0; second < 100; second++) {
      await clock.advance(1000)
      expect(monitor.kinds().map(({ state }) => state)).toEqual(['stale', 'stale'])
    }
    made.away = false
    await clock.advance(600_000)
    made.put(databases, '{metadata: {namespace: c, name: new}}')
    await clock.advance(0)
    expect(monitor.kinds()[1]).toMatchObject({ state: 'synced', objects: 3 })
    expect(monitor.readiness().ready).toBe(true)
    expect(monitor.outage()).toBeUndefined()
    expect(text('cr_created_total')).toContain('kind="Database"} 1\n')
    expect(text('watch_errors_total')).toMatch(/kind="Database"\} [1-9]/)
  })

  test('is not there at the start, and is waited for', async () => {
    const made = cluster()
    made.away = true
    const { clock, monitor, text } = await monitorOf(made)
    expect(monitor.readiness().ready).toBe(false)
    made.away = false
    await clock.advance(600_000)
    expect(monitor.readiness().ready).toBe(true)
    expect(names(text('cr_info'))).toHaveLength(3)
  })
})

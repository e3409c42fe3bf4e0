import { describe, expect, test } from 'vitest'
import { ManualClock, silentLogger } from '../../base/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { FakeCluster } from '../fixture/fake-cluster.ts'
import { Monitor } from '../monitor.ts'
import { HealthTransitions } from '../transition/health-transitions.ts'
import { type OwnedDepth, WorkloadPart } from './workload-part.ts'

const crds = 'customresourcedefinitions.apiextensions.k8s.io'
const databases = 'databases.example.com'
const minute = 60_000

/** A monitor of a cluster that has a kind Database, with the Database shop/db when it is asked for. */
function watched({
  depth = 'full',
  resources = ['db'],
  namespaces = [],
}: {
  depth?: OwnedDepth
  resources?: string[]
  namespaces?: string[]
} = {}) {
  const cluster = new FakeCluster()
  const clock = new ManualClock()
  cluster.put(crds, crdText({ kind: 'Database', versions: ['{name: v1, served: true, storage: true}'] }))
  const made = '2026-01-01T00:00:00Z'
  const create = (name: string) =>
    cluster.put(
      databases,
      `{metadata: {namespace: shop, name: ${name}, uid: ${name}, creationTimestamp: "${made}"}}`,
    )
  resources.forEach(create)
  const own = (resource: string, name: string, owner: string, more = '') =>
    cluster.put(
      resource,
      `{metadata: {namespace: shop, name: ${name}, uid: ${name}, creationTimestamp: "${made}", ownerReferences: [{uid: ${owner}}]}${more}}`,
    )
  const part = new WorkloadPart({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    depth,
    namespaces,
  })
  const transitions = new HealthTransitions({ clock })
  const monitor = new Monitor({
    client: cluster.client,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    build: { version: '0', nodeVersion: 'v24' },
    parts: [part, transitions],
  })
  const controller = new AbortController()
  return {
    cluster,
    clock,
    part,
    monitor,
    create,
    own,
    start: async () => {
      monitor.start(controller.signal)
      await clock.advance(1000)
    },
    /** Watches of built-in kinds that are open, in order. */
    open: () => [...cluster.open].filter((name) => !/databases|custom/.test(name)).sort(),
    /** Times that a resource became degraded. */
    turns: () => {
      const [family] = transitions.families()
      const text = [...(family?.chunks() ?? [])].map((chunk) => chunk.render()).join('')
      return Number(/to="degraded"\} (\d+)/.exec(text)?.[1])
    },
    row: (name: string) => [...monitor.rows()].find((row) => row.name === name),
    [Symbol.asyncDispose]: async () => {
      controller.abort()
      await monitor.stop()
    },
  }
}

describe('the watches of kinds that are owned', () => {
  test('are those of which something is owned, and what lies below these', async () => {
    await using scene = watched()
    scene.own('deployments.apps', 'web', 'db')
    scene.own('configmaps', 'settings', 'db')
    scene.own('secrets', 'strange', 'somebody')
    await scene.start()
    await scene.clock.advance(2 * minute)
    expect(scene.open()).toEqual(['configmaps.v1.', 'deployments.v1.apps', 'pods.v1.', 'replicasets.v1.apps'])
    expect(scene.cluster.requests.filter((line) => /secrets/.test(line))).toEqual(['list secrets.v1.'])
  })

  test('begin owners first, so that what they own finds them', async () => {
    await using scene = watched()
    scene.own('deployments.apps', 'web', 'db')
    scene.own('replicasets.apps', 'rs', 'web')
    scene.own('pods', 'p', 'rs', ', status: {phase: Running}')
    await scene.start()
    const begun = scene.cluster.requests
      .filter((line) => line.startsWith('watch'))
      .map((line) => line.split(/[ .]/)[1])
    expect(begun.indexOf('deployments')).toBeLessThan(begun.indexOf('replicasets'))
    expect(begun.indexOf('replicasets')).toBeLessThan(begun.indexOf('pods'))
    expect((await scene.part.tree({ group: '', kind: 'Pod', namespace: 'shop', name: 'p' }))?.ref.name).toBe(
      'db',
    )
  })

  test('begin soon after a resource was created, and after it was written', async () => {
    await using scene = watched()
    await scene.start()
    expect(scene.open()).toEqual([])
    scene.create('late')
    scene.own('deployments.apps', 'web', 'late')
    await scene.clock.advance(minute)
    expect(scene.open()).toContain('deployments.v1.apps')
    scene.own('secrets', 'token', 'db')
    scene.create('db')
    await scene.clock.advance(minute)
    expect(scene.open()).toContain('secrets.v1.')
  })

  test('are looked for less and less often where resources change all the time for nothing', async () => {
    await using scene = watched()
    await scene.start()
    const before = scene.cluster.requests.length
    for (let second = 0; second < 3600; second += 5) {
      scene.create('db')
      await scene.clock.advance(5000)
    }
    const looks = scene.cluster.requests.slice(before).filter((line) => line === 'list secrets.v1.')
    expect(looks.length).toBeGreaterThan(4)
    expect(looks.length).toBeLessThan(15)
  })

  test('begin within minutes even when nobody says anything', async () => {
    await using scene = watched()
    await scene.start()
    scene.own('services', 'web', 'db')
    await scene.clock.advance(11 * minute)
    expect(scene.open()).toEqual(['services.v1.'])
  })

  test('end with the monitor', async () => {
    const scene = watched()
    scene.own('deployments.apps', 'web', 'db')
    await scene.start()
    await scene[Symbol.asyncDispose]()
    expect(scene.open()).toEqual([])
    expect(scene.clock.timers).toBe(0)
  })
})

describe('an owner that comes late', () => {
  test('finds what was let go before', async () => {
    await using scene = watched()
    scene.own('deployments.apps', 'web', 'db')
    await scene.start()
    scene.own('deployments.apps', 'adopted', 'somebody')
    await scene.clock.advance(10 * minute)
    scene.own('replicasets.apps', 'rs', 'adopted')
    scene.own('pods', 'p', 'rs', ', status: {phase: Running}')
    await scene.clock.advance(10 * minute)
    expect(
      scene.part.ownersOf({ group: '', kind: 'Pod', namespace: 'shop', name: 'p', uid: 'p' }),
    ).toBeUndefined()
    scene.own('deployments.apps', 'adopted', 'db')
    await scene.clock.advance(2 * minute)
    const owners = scene.part.ownersOf({ group: '', kind: 'Pod', namespace: 'shop', name: 'p', uid: 'p' })
    expect(owners?.map(({ name }) => name)).toEqual(['rs', 'adopted', 'db'])
  })
})

describe('what is taken up', () => {
  const crashing =
    ', status: {phase: Running, containerStatuses: [{name: c, state: {waiting: {reason: CrashLoopBackOff}}}]}'

  test('is in the row within a second, with the cause and the own verdict beside it', async () => {
    await using scene = watched()
    await scene.start()
    scene.own('pods', 'p', 'db', crashing)
    scene.create('db')
    await scene.clock.advance(minute)
    const row = scene.row('db')
    expect(row?.verdict).toMatchObject({ state: 'degraded', rule: 'owned-pod', reason: 'CrashLoopBackOff' })
    expect(row?.ownVerdict?.state).toBe('unknown')
    expect(row?.causes).toMatchObject([{ ref: { kind: 'Pod', name: 'p' }, reason: 'CrashLoopBackOff' }])
    scene.own('pods', 'p', 'db', ', status: {phase: Running, conditions: [{type: Ready, status: "True"}]}')
    await scene.clock.advance(1000)
    expect(scene.row('db')?.verdict.state).toBe('healthy')
    scene.cluster.delete('pods', 'shop/p')
    await scene.clock.advance(1000)
    expect(scene.row('db')).not.toHaveProperty('ownVerdict')
  })

  test('outlasts a change of the resource itself', async () => {
    await using scene = watched()
    scene.own('pods', 'p', 'db', crashing)
    await scene.start()
    await scene.clock.advance(1000)
    const since = scene.row('db')?.since
    scene.cluster.put(
      databases,
      '{metadata: {namespace: shop, name: db}, status: {conditions: [{type: Ready, status: "True"}]}}',
    )
    await scene.clock.advance(0)
    expect(scene.row('db')).toMatchObject({
      verdict: { state: 'degraded' },
      ownVerdict: { state: 'healthy' },
      since,
    })
  })

  test('is no transition when it failed before we came, and one when it fails under our eyes', async () => {
    const notReady = (time: string) =>
      crashing.replace(
        'phase',
        `conditions: [{type: Ready, status: "False", lastTransitionTime: "${time}"}], phase`,
      )
    await using scene = watched()
    scene.own('pods', 'p', 'db', notReady('2025-12-31T00:00:00Z'))
    await scene.start()
    await scene.clock.advance(1000)
    expect(scene.row('db')).toMatchObject({ verdict: { state: 'degraded' }, since: Date.UTC(2025, 11, 31) })
    expect(scene.turns()).toBe(0)
    scene.own('pods', 'p', 'db', ', status: {phase: Running, conditions: [{type: Ready, status: "True"}]}')
    await scene.clock.advance(1000)
    scene.own('pods', 'p', 'db', notReady('2026-01-01T00:00:02Z'))
    await scene.clock.advance(1000)
    expect(scene.turns()).toBe(1)
  })

  test('a burst of changes amends a resource once', async () => {
    await using scene = watched()
    for (let index = 0; index < 50; index++) scene.own('pods', `p${index}`, 'db')
    await scene.start()
    await scene.clock.advance(1000)
    const before = scene.row('db')?.verdict
    for (let index = 0; index < 50; index++) scene.own('pods', `p${index}`, 'db', crashing)
    await scene.clock.advance(400)
    expect(scene.row('db')?.verdict).toEqual(before)
    await scene.clock.advance(200)
    expect(scene.row('db')?.verdict.state).toBe('degraded')
  })

  test('with metadata alone is who owns what, and no state', async () => {
    await using scene = watched({ depth: 'metadata' })
    scene.own('pods', 'p', 'db', crashing)
    await scene.start()
    await scene.clock.advance(1000)
    expect(scene.row('db')).not.toHaveProperty('ownVerdict')
    expect(
      (await scene.part.tree({ group: 'example.com', kind: 'Database', namespace: 'shop', name: 'db' }))
        ?.children,
    ).toHaveLength(1)
  })
})

test('what a resource names and the server does not have is missing; what is only not known is not', async () => {
  await using scene = watched()
  scene.cluster.put(
    databases,
    '{metadata: {namespace: shop, name: main}, spec: {backupRef: {kind: Database, name: db}, otherRef: {kind: Database, name: gone}, secretName: some, configMapRef: {name: there}}}',
  )
  scene.cluster.put('configmaps', '{metadata: {namespace: shop, name: there}}')
  await scene.start()
  const tree = await scene.part.tree({
    group: 'example.com',
    kind: 'Database',
    namespace: 'shop',
    name: 'main',
  })
  expect(tree?.children.map(({ ref, missing = false }) => `${ref.kind} ${ref.name} ${missing}`)).toEqual([
    'Database gone true',
    'Secret some true',
    'Database db false',
    'ConfigMap there false',
  ])
})

test('of some namespaces alone, others are not looked into', async () => {
  await using scene = watched({ namespaces: ['shop'] })
  scene.own('deployments.apps', 'web', 'db')
  await scene.start()
  expect(scene.open()).toEqual(['deployments.v1.apps/shop', 'pods.v1./shop', 'replicasets.v1.apps/shop'])
  expect(scene.cluster.requests.filter((line) => /secrets/.test(line))).toEqual(['list secrets.v1./shop'])
})

test('drift is found by the sweep, once the controller had time to follow, and goes with the next look', async () => {
  await using scene = watched({ resources: [] })
  const put = (generation: number, replicas: number) =>
    scene.cluster.put(
      databases,
      `{metadata: {namespace: shop, name: db, uid: db, generation: ${generation}}, spec: {replicas: ${replicas}}}`,
    )
  put(1, 3)
  scene.own('deployments.apps', 'web', 'db', ', spec: {replicas: 2}')
  await scene.start()
  const drift = () => {
    for (const { monitor } of scene.monitor.watched())
      return monitor.table.get('shop', 'db')?.owned?.drift.map(({ name, field }) => `${name} ${field}`)
    return undefined
  }
  await scene.clock.advance(minute)
  expect(drift()).toEqual([])
  await scene.clock.advance(2 * minute)
  expect(drift()).toEqual(['web replicas'])
  put(2, 2)
  await scene.clock.advance(1000)
  expect(drift()).toEqual([])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger, systemClock } from '../../src/base/index.ts'
import { demoKinds, demoNamespaces, fleet, type Member } from '../../src/demo/fleet.ts'
import { Simulation } from '../../src/demo/index.ts'
import { nextAction } from '../../src/demo/next-action.ts'
import { ownedObjects, reports } from '../../src/demo/owned-objects.ts'
import { pods, statefulSets } from '../../src/demo/workload/owned-resources.ts'
import { assess } from '../../src/health/index.ts'
import { formatTime, type KubernetesObject } from '../../src/object/index.ts'
import { RemoteViews } from '../../src/server/index.ts'
import type { TreeNode } from '../../src/view/index.ts'
import { binnacle } from './fixture/binnacle.ts'
import { checkedFetch } from './fixture/checked-api.ts'
import { eventually } from './fixture/eventually.ts'
import type { RunningMonitor } from './fixture/running-monitor.ts'
import { Scene } from './fixture/scene.ts'

const created = Date.UTC(2026, 0, 1)

/** The object of a member as it stands at an age in seconds, its writes carried out each second from its creation. */
function objectAt(member: Member, age: number): KubernetesObject {
  const index = fleet.filter(({ kind }) => kind === member.kind).indexOf(member)
  const { group, version, kind } = member.kind.resource
  let object: KubernetesObject = {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: {
      name: member.name,
      namespace: member.namespace,
      generation: 1,
      creationTimestamp: formatTime(created),
    },
    spec: { ...member.kind.spec(index), ...member.spec },
  }
  for (let second = 0; second <= age; second++) {
    const action = nextAction(member, object, created + second * 1000)
    if (action?.type === 'write-status') object = { ...object, status: action.status }
    if (action?.type === 'change-spec')
      object = { ...object, spec: action.spec, metadata: { ...object.metadata, generation: 2 } }
    if (action?.type === 'delete') {
      object = {
        ...object,
        metadata: { ...object.metadata, deletionTimestamp: formatTime(created + second * 1000) },
      }
    }
  }
  return object
}

const stateAt = (member: Member, age: number) => assess(objectAt(member, age)).state
const find = (name: string) => {
  const member = fleet.find((candidate) => candidate.name === name)
  if (!member) throw new Error(`no ${name} in the fleet`)
  return member
}

describe('the fleet of the demo', () => {
  test('has about sixty resources of six kinds, each in a namespace that exists, none twice', () => {
    expect(fleet.length).toBeGreaterThanOrEqual(55)
    expect(demoKinds).toHaveLength(6)
    expect(fleet.every(({ namespace }) => (demoNamespaces as readonly string[]).includes(namespace))).toBe(
      true,
    )
    const identities = fleet.map(({ kind, namespace, name }) => `${kind.resource.kind}/${namespace}/${name}`)
    expect(new Set(identities).size).toBe(fleet.length)
  })

  test('most of it is healthy within half a minute, in the eyes of the engine that knows none of the kinds', () => {
    const steady = fleet.filter(
      ({ fate, stuck, lagsAfter }) => fate.name === 'steady' && !stuck && lagsAfter === undefined,
    )
    expect(steady.filter((member) => stateAt(member, 30) !== 'healthy').map(({ name }) => name)).toEqual([])
  })

  test('what fails is degraded, with the reason its operator gave', () => {
    for (const member of fleet) {
      if (member.fate.name !== 'failing') continue
      const verdict = assess(objectAt(member, 30))
      expect([member.name, verdict.state]).toEqual([member.name, 'degraded'])
      expect([verdict.reason, verdict.message].join(' ')).toContain(member.fate.fault.message)
    }
  })

  test('one breaks and recovers, one hangs in deletion, one lags behind its generation, one is suspended', () => {
    expect([10, 30, 70].map((age) => stateAt(find('orders'), age))).toEqual([
      'healthy',
      'degraded',
      'healthy',
    ])
    expect(stateAt(find('archive'), 20)).toBe('terminating')
    expect(assess(objectAt(find('carts'), 20)).stale).toBe(true)
    expect(stateAt(find('nightly'), 20)).toBe('suspended')
    expect(stateAt(find('events'), 20)).toBe('progressing')
  })

  test('once a resource is as it should be there is nothing to write', () => {
    const member = find('users')
    expect(nextAction(member, objectAt(member, 60), created + 61_000)).toBeUndefined()
  })

  test('a heartbeat goes on while all is well, and one stops', () => {
    const beatAt = (name: string, age: number) =>
      (objectAt(find(name), age).status as { lastCheckTime?: string }).lastCheckTime
    expect([61, 95, 121].map((age) => beatAt('clicks', age))).toEqual(
      [60, 90, 120].map((age) => formatTime(created + age * 1000)),
    )
    expect([81, 95, 600].map((age) => beatAt('sensors', age))).toEqual(
      [80, 90, 90].map((age) => formatTime(created + age * 1000)),
    )
  })

  test('owns at most sixty pods, and once they stand little is written', () => {
    const objects = new Map(fleet.map((member) => [member, objectAt(member, 0)]))
    const writesAt = (age: number) =>
      fleet.flatMap((member) => {
        const object = objects.get(member)!
        const now = created + age * 1000
        const owned = ownedObjects(member, object, now)
        const occurrences = [...owned.flatMap(({ events }) => events), ...reports(member, object, now)]
        return [
          ...owned.map(({ resource, name, status }) =>
            JSON.stringify([resource.kind, member.name, name, status]),
          ),
          ...occurrences.map(({ reason, count }) => JSON.stringify([member.name, reason, count])),
        ]
      })
    expect(writesAt(100).filter((write) => write.startsWith('["Pod"')).length).toBeLessThanOrEqual(60)
    let before = new Set(writesAt(99))
    let changes = 0
    for (let age = 100; age < 280; age++) {
      const now = writesAt(age)
      changes += now.filter((write) => !before.has(write)).length
      before = new Set(now)
    }
    expect(changes / 180).toBeLessThan(1)
  })
})

/** The nodes of a tree, as `Pod/orders-2 degraded CrashLoopBackOff`. */
function linesOf(node: TreeNode | undefined): string[] {
  if (!node) return []
  const { ref, verdict, missing, children } = node
  const words = [`${ref.kind}/${ref.name}`, verdict?.state, verdict?.reason, missing && 'missing']
  return [words.filter(Boolean).join(' '), ...children.flatMap(linesOf)]
}

describe('who looks at the demo', () => {
  let scene: Scene
  let simulation: Simulation
  let monitor: RunningMonitor
  let views: RemoteViews

  beforeAll(async () => {
    scene = await Scene.start({ speed: 40 })
    const { client, clock } = scene
    simulation = new Simulation({ client, clock, logger: silentLogger })
    await simulation.start(new AbortController().signal)
    monitor = await scene.monitor()
    await monitor.ready()
    views = new RemoteViews({ url: monitor.url, fetch: checkedFetch, clock: systemClock, random: () => 0.5 })
  })
  afterAll(async () => {
    await simulation?.stop()
    await scene?.[Symbol.asyncDispose]()
  })

  const ref = (name: string) => {
    const { kind, namespace } = find(name)
    return { group: kind.resource.group, kind: kind.resource.kind, namespace, name }
  }
  const printed = async (command: string, name: string, namespace: string) => {
    const args = [command, name, '-n', namespace, '--kubeconfig', scene.kubeconfigPath]
    const { code, stdout } = await binnacle(scene.folder, args, { LANG: 'C.UTF-8' })
    expect(code).toBe(0)
    return stdout
  }
  const treeOf = async (name: string) => linesOf(await views.tree(ref(name)))

  test('sees a cluster whose pod is killed among the first, with reason, pod and divergence', async () => {
    const row = await eventually(async () => {
      const { rows } = await views.resources({ states: ['degraded'] })
      // Its pod breaks a moment before its own status says so.
      return rows.find(({ name, causes, diverged }) => name === 'orders' && causes && diverged?.length)
    })
    expect(row.verdict.reason).toBe('CrashLoopBackOff')
    expect(row.causes?.[0]?.ref).toMatchObject({ kind: 'Pod', name: 'orders-2' })
    expect(row.diverged).toEqual(['replicas'])
  })

  test('finds the pod in the tree of a broken cluster', async () => {
    await eventually(async () => (await treeOf('ledger')).includes('Pod/ledger-2 degraded ImagePullBackOff'))
    const tree = await printed('tree', 'mysqlcluster/ledger', 'billing')
    expect(tree).toMatch(/✖ Pod\/ledger-2 .* ImagePullBackOff: .*mysql:8\.4\.9": manifest unknown/)
    expect(tree).toMatch(/✔ PersistentVolumeClaim\/data-ledger-0/)
  })

  test('sees a cluster degraded by a pod that its operator does not notice', async () => {
    const row = await eventually(async () => {
      const { rows } = await views.resources({ text: 'stock' })
      return rows.find(({ name, verdict }) => name === 'stock' && verdict.state === 'degraded')
    })
    expect(row.verdict.rule).toBe('owned-pod')
    const description = await printed('describe', 'mysqlcluster/stock', 'shop')
    expect(description).toMatch(
      /^Health: +✖ {2}degraded .*\n {2}Reason: +CrashLoopBackOff\n {2}Message: +Pod stock-2: /m,
    )
    expect(description).toMatch(/^ {2}By Itself: +healthy, AllGood$/m)
  })

  test('reads events of pods and resources, repeats counted', async () => {
    const eventsOf = async (name: string) => {
      const events = await views.events({ about: ref(name) })
      return events.map(
        ({ reason, regarding, count }) => `${regarding.name} ${reason}${count > 1 ? ' again' : ''}`,
      )
    }
    await eventually(async () => (await eventsOf('stock')).includes('stock-2 BackOff again'))
    await eventually(async () => (await eventsOf('metrics')).includes('metrics-0 FailedScheduling again'))
    await eventually(async () => (await eventsOf('metrics')).includes('metrics QuotaExceeded again'))
    await eventually(async () => (await eventsOf('carts')).join() === 'carts Reconciled')
  })

  test('learns who scaled a Deployment past its operator', async () => {
    const drift = await eventually(async () => (await views.tree(ref('www')))?.children[0]?.drift)
    expect(drift).toMatchObject([{ field: 'replicas', wanted: '2', actual: '3', manager: 'kubectl-edit' }])
  })

  test('learns which Secret is missing, and which ConfigMap is there', async () => {
    const tree = await printed('tree', 'backup/orders-2026-01', 'shop')
    expect(tree).toMatch(/∅ Secret\/s3-orders .*named in spec.credentialsSecret/)
    expect(tree).toMatch(/╌ ConfigMap\/backup-settings/)
  })

  test('learns who changed a spec, and what', async () => {
    const revision = await eventually(async () => {
      const [latest, before] = await views.revisions(ref('chat'))
      return before && latest
    })
    expect(revision.changes).toMatchObject([{ path: 'spec.model', manager: 'argocd-controller' }])
  })

  test('may delete things: what is owned comes back, a resource stays away with all that it owns', async () => {
    const { client } = scene
    const podsOf = async (name: string) => {
      const selector = { namespace: 'shop', labelSelector: `app.kubernetes.io/instance=${name}` }
      return (await client.list(pods, selector)).items.map(({ metadata }) => metadata.uid)
    }
    const before = await eventually(async () => {
      const uids = await podsOf('users')
      return uids.length === 3 && (await podsOf('reviews')).length === 3 ? uids : undefined
    })
    await client.delete(statefulSets, 'users', { namespace: 'shop', propagationPolicy: 'Background' })
    await client.delete(find('reviews').kind.resource, 'reviews', { namespace: 'shop' })
    await eventually(async () => {
      const uids = await podsOf('users')
      return uids.length === 3 && !uids.some((uid) => before.includes(uid))
    })
    await eventually(async () => (await podsOf('reviews')).length === 0)
  })
})

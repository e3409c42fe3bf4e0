import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ManualClock } from '../../../base/index.ts'
import { explain } from '../../../health/index.ts'
import type { KubernetesObject } from '../../../object/index.ts'
import type { TreeNode } from '../../../view/index.ts'
import { builtInDefinition } from '../../views/describe-object.ts'
import { object } from '../fixture/workload-bench.ts'
import { ownedKinds } from '../watch/owned-kind.ts'
import { OwnerSnapshot } from './owner-snapshot.ts'

const databases = builtInDefinition({
  group: 'example.com',
  version: 'v1',
  resource: 'databases',
  kind: 'Database',
  namespaced: true,
})

/** The tree of `asked`, or of the Database `db` with this spec, over objects of built-in kinds. */
function treeOf(spec: string, objects: [kind: string, text: string][], asked = 'db'): TreeNode | undefined {
  const snapshot = new OwnerSnapshot({
    clock: new ManualClock(),
    exists: ({ name }) => (name === 'gone' ? false : undefined),
  })
  const resource = object(`db {apiVersion: example.com/v1, kind: Database, spec: ${spec}}`)
  snapshot.addResource(resource, databases)
  for (const [kind, text] of objects) {
    const owned = ownedKinds.flat().find((one) => one.resource.kind === kind)
    if (owned) snapshot.addOwned(object(text), owned)
  }
  return snapshot.tree(asked)
}

function linesOf({ ref, link, missing, asked, children }: TreeNode, lead = ''): string[] {
  const marks = [link === 'reference' && 'named', missing && 'missing', asked && 'asked'].filter(Boolean)
  const own = `${lead}${ref.kind} ${ref.name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
  return [own, ...children.flatMap((child) => linesOf(child, `${lead}  `))]
}

describe('a tree', () => {
  const objects: [string, string][] = [
    ['Deployment', 'web < db'],
    ['ReplicaSet', 'web-1 < web'],
    ['Pod', 'web-1-a < web-1'],
    ['ConfigMap', 'settings'],
    ['Secret', 'mine < db'],
  ]

  test('goes from the outermost owner down to the pods, whoever is asked about', () => {
    expect(linesOf(treeOf('{}', objects, 'web-1-a') as TreeNode)).toEqual([
      'Database db',
      '  Deployment web',
      '    ReplicaSet web-1',
      '      Pod web-1-a (asked)',
      '  Secret mine',
    ])
  })

  test('shows what the spec names: what is not there first, what it owns already not twice', () => {
    const spec =
      '{configMapRef: {name: settings}, tls: {secretName: gone}, secretName: mine, otherSecretName: else}'
    expect(linesOf(treeOf(spec, objects) as TreeNode)).toEqual([
      'Database db (asked)',
      '  Secret gone (named, missing)',
      '  Deployment web',
      '    ReplicaSet web-1',
      '      Pod web-1-a',
      '  Secret mine',
      '  ConfigMap settings (named)',
      '  Secret else (named)',
    ])
  })

  test('shows what a label names', () => {
    const snapshot = new OwnerSnapshot({ clock: new ManualClock(), exists: () => undefined })
    const labels = '{example.com/database: main, example.com/database-name: gone, app: web}'
    snapshot.addResource(object('main'), databases)
    snapshot.addResource(object(`replica {metadata: {labels: ${labels}}}`), databases)
    expect(linesOf(snapshot.tree('replica') as TreeNode)).toEqual([
      'Database replica (asked)',
      '  Database main (named)',
    ])
  })

  test('of something unknown is none', () => {
    expect(treeOf('{}', [], 'nobody')).toBeUndefined()
  })

  test('takes failures below up into the verdict', () => {
    const crashing =
      '{status: {phase: Running, containerStatuses: [{name: c, state: {waiting: {reason: CrashLoopBackOff}}}]}}'
    expect(treeOf('{}', [['Pod', `p < db ${crashing}`]])?.verdict).toMatchObject({
      state: 'degraded',
      rule: 'owned-pod',
    })
  })
})

describe('drift', () => {
  const drifts = (spec: string, ...objects: [string, string][]) => {
    const found: string[] = []
    const visit = ({ ref, drift = [], children }: TreeNode) => {
      for (const { field, wanted, actual } of drift) found.push(`${ref.name} ${field} ${wanted}≠${actual}`)
      children.forEach(visit)
    }
    const tree = treeOf(spec, objects)
    if (tree) visit(tree)
    return found.sort()
  }
  const deployment = (name: string, body: string): [string, string] => ['Deployment', `${name} < db ${body}`]
  const image = (...names: string[]) =>
    `{spec: {replicas: 3, template: {spec: {containers: [${names.map((name) => `{image: "${name}"}`).join(', ')}]}}}}`

  test.each([
    ['{replicas: 5}', deployment('web', '{spec: {replicas: 3}}'), ['web replicas 5≠3']],
    ['{instances: 3}', deployment('web', '{spec: {replicas: 3}}'), []],
    ['{replicas: 2}', deployment('web', '{spec: {}}'), ['web replicas 2≠1']],
    ['{image: "nginx:1.28"}', deployment('web', image('nginx:1.27')), ['web image nginx:1.28≠nginx:1.27']],
    ['{image: "nginx:1.28"}', deployment('web', image('docker.io/library/nginx:1.28', 'proxy:2')), []],
    ['{image: "nginx:1.28"}', deployment('web', image('mirror.example/nginx:1.27')), []],
    [
      '{image: {repository: nginx, tag: "1.28"}}',
      deployment('web', image('nginx:1.27', 'proxy:2')),
      ['web image nginx:1.28≠nginx:1.27'],
    ],
    ['{image: "1.28"}', deployment('web', image('nginx:1.27')), []],
    [
      '{version: "15"}',
      deployment('web', '{metadata: {labels: {app.kubernetes.io/version: "14.5"}}}'),
      ['web version 15≠14.5'],
    ],
    ['{version: "14"}', deployment('web', '{metadata: {labels: {app.kubernetes.io/version: "14.5"}}}'), []],
    [
      '{storage: {size: 20Gi}}',
      ['PersistentVolumeClaim', 'data < db {spec: {resources: {requests: {storage: 10Gi}}}}'],
      ['data storage 20Gi≠10Gi'],
    ],
    [
      '{storage: {size: 10240Mi, storageClass: fast}}',
      [
        'PersistentVolumeClaim',
        'data < db {spec: {storageClassName: slow, resources: {requests: {storage: 10Gi}}}}',
      ],
      ['data storageClass fast≠slow'],
    ],
    [
      '{schedule: "0 1 * * *"}',
      ['CronJob', 'backup < db {spec: {schedule: "0 2 * * *"}}'],
      ['backup schedule 0 1 * * *≠0 2 * * *'],
    ],
    ['{replicas: 5}', ['DaemonSet', 'agent < db {spec: {}}'], []],
    ['{replicas: 5}', ['Deployment', 'web < db {metadata: {deletionTimestamp: "2026-01-01T00:00:00Z"}}'], []],
  ] as [string, [string, string], string[]][])('of %s from %j: %j', (spec, owned, expected) => {
    expect(drifts(spec, owned)).toEqual(expected)
  })

  test('is not looked for where one spec could speak of several', () => {
    const two = [deployment('web', '{spec: {replicas: 3}}'), deployment('api', '{spec: {replicas: 2}}')]
    expect(drifts('{replicas: 5}', ...two)).toEqual([])
    const claim = (name: string, size: string): [string, string] => [
      'PersistentVolumeClaim',
      `${name} < db {spec: {resources: {requests: {storage: ${size}}}}}`,
    ]
    expect(drifts('{storage: {size: 20Gi}}', claim('data', '10Gi'), claim('wal', '5Gi'))).toEqual([])
  })

  test('of several workloads is found by the part of the spec that bears the name', () => {
    const spec = '{replicas: 1, web: {replicas: 5}, apiServer: {replicas: 2}}'
    expect(
      drifts(
        spec,
        deployment('db-web', '{spec: {replicas: 3}}'),
        deployment('db-api-server', '{spec: {replicas: 1}}'),
        deployment('db-other', '{spec: {replicas: 9}}'),
      ),
    ).toEqual(['db-api-server replicas 2≠1', 'db-web replicas 5≠3'])
  })

  test.each([
    [
      'web',
      '{containers: [{name: web, image: "a:1"}]}',
      ['image wanted by kubectl-edit', 'replicas wanted by kubectl-edit'],
    ],
    [
      'web',
      '{containers: [{name: web, image: "a:1"}, {name: proxy, image: "b:1"}]}',
      [
        'image wanted',
        'replicas wanted by kubectl-edit',
        'spec.template.spec.containers[name=web].image by kubectl-edit',
      ],
    ],
  ])('and a stranger who wrote the field are one: %s of %s', (name, template, expected) => {
    const fields =
      '{f:replicas: {}, f:template: {f:spec: {f:containers: {\'k:{"name":"web"}\': {f:image: {}}}}}}'
    const managed = `[{manager: op, operation: Update, fieldsV1: {f:metadata: {f:ownerReferences: {'k:{"uid":"db"}': {}}}}}, {manager: kubectl-edit, operation: Update, fieldsV1: {f:spec: ${fields}}}]`
    const tree = treeOf('{replicas: 2, image: "a:2"}', [
      [
        'Deployment',
        `${name} < db {metadata: {managedFields: ${managed}}, spec: {replicas: 3, template: {spec: ${template}}}}`,
      ],
    ])
    const [web] = tree?.children ?? []
    const told = (web?.drift ?? []).map(
      ({ field, wanted, manager }) => `${field}${wanted ? ' wanted' : ''}${manager ? ` by ${manager}` : ''}`,
    )
    expect(told.sort()).toEqual(expected)
  })

  test('of replicas is an autoscaler’s to make', () => {
    const scaled =
      '{metadata: {managedFields: [{manager: kube-controller-manager, operation: Update, subresource: scale, fieldsV1: {f:spec: {f:replicas: {}}}}]}, spec: {replicas: 9}}'
    expect(drifts('{replicas: 2}', deployment('web', scaled))).toEqual([])
  })

  test('of the claims of a StatefulSet is that of the set', () => {
    expect(
      drifts(
        '{storage: 20Gi}',
        ['StatefulSet', 'set < db {spec: {replicas: 1}}'],
        ['PersistentVolumeClaim', 'data-set-0 < set {spec: {resources: {requests: {storage: 10Gi}}}}'],
      ),
    ).toEqual(['data-set-0 storage 20Gi≠10Gi'])
  })
})

test('verdicts are given by the rules that are asked for', () => {
  const snapshot = new OwnerSnapshot({
    clock: new ManualClock(),
    exists: () => undefined,
    assess: (own, hints) => {
      const explanation = explain(own, hints)
      return { ...explanation, verdict: { ...explanation.verdict, rule: 'mine' } }
    },
  })
  snapshot.addResource(object('db'), databases)
  expect(snapshot.tree('db')?.verdict?.rule).toBe('mine')
})

test('objects of every shape have a tree', () => {
  const odd: KubernetesObject = parse(
    '{metadata: {uid: x, name: 5, ownerReferences: {a: 1}}, spec: [], status: 7}',
  )
  const snapshot = new OwnerSnapshot({ clock: new ManualClock(), exists: () => undefined })
  for (const kind of ownedKinds.flat()) snapshot.addOwned(odd, kind)
  snapshot.addResource(odd, databases)
  expect(snapshot.tree('x')).toBeDefined()
})

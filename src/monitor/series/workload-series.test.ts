import { expect, test } from 'vitest'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import type { OwnedSummary } from '../record/owned-summary.ts'
import { withSummary } from '../record/with-summary.ts'

const pod = {
  name: 'web-0',
  node: 'n1',
  phase: 'Running',
  restarts: 2,
  ownerKind: 'StatefulSet',
  ownerName: 'web',
}
const owned = (namespace: string): OwnedSummary => ({
  state: 'healthy',
  causes: [],
  objects: [
    { kind: 'ConfigMap', state: '', count: 1 },
    { kind: 'Pod', state: 'healthy', count: 1 },
  ],
  pods: [{ ...pod, namespace }],
  workloads: [{ namespace, kind: 'StatefulSet', name: 'web', wanted: 3, ready: 1 }],
  drift: [{ namespace, kind: 'StatefulSet', name: 'web', field: 'replicas' }],
})

const names = [
  'cr_owned_objects',
  'cr_owned_pods',
  'cr_owned_pod_info',
  'cr_owned_restarts',
  'cr_owned_replicas',
  'cr_owned_drift',
]

function textFor(scope: 'Namespaced' | 'Cluster', namespace: string): string {
  const bench = kindBench(crdText({ kind: 'Database', scope }))
  const metadata = scope === 'Cluster' ? '{name: db, uid: u}' : '{name: db, uid: u, namespace: shop}'
  bench.list(object(`{metadata: ${metadata}, status: {}}`))
  const [record] = bench.table.records()
  if (!record) throw new Error('there is no record')
  bench.table.amend(record, (one) => withSummary(one, owned(namespace), bench.clock.now()))
  return bench.text(...names).replaceAll('group="example.com",kind="Database",', '')
}

test('what a resource owns has series of the resource', () => {
  expect(
    textFor('Namespaced', 'shop'),
  ).toBe(`cr_owned_objects{namespace="shop",name="db",owned_kind="ConfigMap",state=""} 1
cr_owned_objects{namespace="shop",name="db",owned_kind="Pod",state="healthy"} 1
cr_owned_pods{namespace="shop",name="db",phase="Running"} 1
cr_owned_pod_info{namespace="shop",name="db",pod="web-0",node="n1",owned_kind="StatefulSet",owned_name="web"} 1
cr_owned_restarts{namespace="shop",name="db",pod="web-0"} 2
cr_owned_replicas{namespace="shop",name="db",owned_kind="StatefulSet",owned_name="web",state="wanted"} 3
cr_owned_replicas{namespace="shop",name="db",owned_kind="StatefulSet",owned_name="web",state="ready"} 1
cr_owned_drift{namespace="shop",name="db",owned_kind="StatefulSet",owned_name="web",field="replicas"} 1
`)
})

test('what a cluster-scoped resource owns is in the namespace where it is, so that it can be joined', () => {
  const text = textFor('Cluster', 'blue')
  expect(text).toContain('cr_owned_pod_info{namespace="blue",name="db",pod="web-0"')
  expect(text).toContain('cr_owned_replicas{namespace="blue",name="db",owned_kind="StatefulSet"')
  expect(text).toContain('cr_owned_pods{namespace="",name="db",phase="Running"}')
})

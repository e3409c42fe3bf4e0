import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../object/index.ts'
import { builtinKinds } from './builtin-kinds.ts'

/** Every age below counts to here. */
const now = Date.parse('2026-01-02T00:00:00Z')

/**
 * Objects, each under a comment with the cells that `kubectl get -o wide` prints besides the name, by the printers of
 * kube-apiserver 1.36 (pkg/printers/internalversion).
 */
const objects = `
# Active | 24h
{apiVersion: v1, kind: Namespace, status: {phase: Active}}
---
# 3 | 24h
{apiVersion: v1, kind: ConfigMap, data: {a: '1', b: '2'}, binaryData: {c: AAA=}}
---
# Opaque | 1 | 24h
{apiVersion: v1, kind: Secret, type: Opaque, data: {a: AAA=}}
---
# ClusterIP | 10.0.0.1 | <none> | 80/TCP,90:30090/UDP | 24h | app=web,tier=front
apiVersion: v1
kind: Service
spec:
  {type: ClusterIP, clusterIPs: [10.0.0.1], selector: {tier: front, app: web}, ports: [{port: 80, protocol: TCP}, {port: 90, nodePort: 30090, protocol: UDP}]}
---
# ExternalName | <none> | example.com | <none> | 24h | <none>
{apiVersion: v1, kind: Service, spec: {type: ExternalName, externalName: example.com}}
---
# LoadBalancer | 10.0.0.2 | <pending> | 80/TCP | 24h | <none>
{apiVersion: v1, kind: Service, spec: {type: LoadBalancer, clusterIPs: [10.0.0.2], ports: [{port: 80, protocol: TCP}]}}
---
# LoadBalancer | 10.0.0.2 | 1.2.3.4,b.example.com,9.9.9.9 | 80/TCP | 24h | <none>
apiVersion: v1
kind: Service
spec: {type: LoadBalancer, clusterIPs: [10.0.0.2], externalIPs: [9.9.9.9], ports: [{port: 80, protocol: TCP}]}
status: {loadBalancer: {ingress: [{hostname: b.example.com}, {ip: 1.2.3.4}]}}
---
# Ready,SchedulingDisabled | control-plane,worker | 24h | v1.36.3 | 10.1.1.1 | <none> | <unknown> | 6.1 (amd64) | containerd://2
apiVersion: v1
kind: Node
metadata: {labels: {node-role.kubernetes.io/worker: '', kubernetes.io/role: control-plane, node-role.kubernetes.io/: ''}}
spec: {unschedulable: true}
status:
  conditions: [{type: MemoryPressure, status: 'False'}, {type: Ready, status: 'True'}]
  addresses: [{type: InternalIP, address: 10.1.1.1}]
  nodeInfo: {kubeletVersion: v1.36.3, kernelVersion: '6.1', architecture: amd64, containerRuntimeVersion: containerd://2}
---
# Unknown | <none> | 24h |  | <none> | <none> | <unknown> | <unknown> | <unknown>
{apiVersion: v1, kind: Node}
---
# 1Gi | RWO,ROX | Retain | Bound | ns/claim | fast | <unset> |  | 24h | Filesystem
apiVersion: v1
kind: PersistentVolume
spec:
  {capacity: {storage: 1024Mi}, accessModes: [ReadOnlyMany, ReadWriteOnce], persistentVolumeReclaimPolicy: Retain, storageClassName: fast, volumeMode: Filesystem, claimRef: {namespace: ns, name: claim}}
status: {phase: Bound}
---
# Pending |  |  |  | fast | <unset> | 24h | <unset>
{apiVersion: v1, kind: PersistentVolumeClaim, spec: {storageClassName: fast, accessModes: [ReadWriteOnce]}, status: {phase: Pending}}
---
# Terminating | pv-1 | 2Gi | RWO | old | <unset> | 24h | Block
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {deletionTimestamp: '2026-01-01T23:00:00Z', annotations: {volume.beta.kubernetes.io/storage-class: old}}
spec: {volumeName: pv-1, volumeMode: Block}
status: {phase: Bound, accessModes: [ReadWriteOnce], capacity: {storage: 2Gi}}
---
# 2/3 | 1 | 2 | 24h | a,b | x:1,y | app=web
apiVersion: apps/v1
kind: Deployment
spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {spec: {containers: [{name: a, image: 'x:1'}, {name: b, image: y}]}}}
status: {readyReplicas: 2, updatedReplicas: 1, availableReplicas: 2}
---
# 0 | 0 | 0 | 24h | a | x | app in (web,x)
apiVersion: apps/v1
kind: ReplicaSet
spec: {replicas: 0, selector: {matchExpressions: [{key: app, operator: In, values: [web, x]}]}, template: {spec: {containers: [{name: a, image: x}]}}}
---
# 1/2 | 24h | a | x
{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 2, template: {spec: {containers: [{name: a, image: x}]}}}, status: {readyReplicas: 1}}
---
# 3 | 2 | 1 | 0 | 1 | disk=ssd | 24h |  |  | <none>
apiVersion: apps/v1
kind: DaemonSet
spec: {template: {spec: {nodeSelector: {disk: ssd}}}}
status: {desiredNumberScheduled: 3, currentNumberScheduled: 2, numberReady: 1, numberAvailable: 1}
---
# Running | 0/1 of 3 | 2m | 24h |  |  | <none>
{apiVersion: batch/v1, kind: Job, spec: {parallelism: 3}, status: {startTime: '2026-01-01T23:58:00Z'}}
---
# Complete | 2/2 | 90s | 24h |  |  | <none>
apiVersion: batch/v1
kind: Job
spec: {completions: 2}
status:
  succeeded: 2
  startTime: '2026-01-01T00:00:00Z'
  completionTime: '2026-01-01T00:01:30Z'
  conditions: [{type: SuccessCriteriaMet, status: 'True'}, {type: Complete, status: 'True'}]
---
# */5 * * * * | <none> | False | 1 | 5m | 24h | c | busybox | <none>
apiVersion: batch/v1
kind: CronJob
spec: {schedule: '*/5 * * * *', suspend: false, jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: busybox}]}}}}}
status: {active: [{name: j}], lastScheduleTime: '2026-01-01T23:55:00Z'}
---
# me | 24h
{apiVersion: coordination.k8s.io/v1, kind: Lease, spec: {holderIdentity: me}}
---
# 12h | Warning | BackOff | pod/p | spec.containers{c} | kubelet, n1 | again | 24h | 3
apiVersion: v1
kind: Event
involvedObject: {kind: Pod, name: p, fieldPath: 'spec.containers{c}'}
reason: BackOff
message: ' again '
type: Warning
source: {component: kubelet, host: n1}
firstTimestamp: '2026-01-01T00:00:00Z'
lastTimestamp: '2026-01-01T12:00:00Z'
count: 3
---
# 1s | Normal | Scheduled | pod/p |  | sched, s1 | hello | 119s | 7
apiVersion: events.k8s.io/v1
kind: Event
regarding: {kind: Pod, name: p}
reason: Scheduled
note: hello
type: Normal
eventTime: '2026-01-01T23:58:00.000001Z'
series: {count: 7, lastObservedTime: '2026-01-01T23:59:59.000000Z'}
reportingController: sched
reportingInstance: s1
---
# Role/r | 24h | u, v | g | ns/bot
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
roleRef: {kind: Role, name: r}
subjects: [{kind: User, name: u}, {kind: Group, name: g}, {kind: ServiceAccount, name: bot, namespace: ns}, {kind: User, name: v}]
---
# 2026-01-01T00:00:00Z
{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole}
---
# x.example.com | Delete | Immediate | false | 24h
{apiVersion: storage.k8s.io/v1, kind: StorageClass, provisioner: x.example.com, metadata: {annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}}
---
# x.example.com | pv | n1 | true | 24h
apiVersion: storage.k8s.io/v1
kind: VolumeAttachment
spec: {attacher: x.example.com, nodeName: n1, source: {persistentVolumeName: pv}}
status: {attached: true}
---
# 24h
{apiVersion: v1, kind: ServiceAccount}
---
# 2026-01-01T00:00:00Z
{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition}
`

/** Pods, each with the READY, STATUS and RESTARTS that kubectl prints. */
const pods = `
# 0/1 | Pending | 0
{spec: {containers: [{name: c}]}, status: {phase: Pending}}
---
# 1/1 | Running | 2 (10m ago)
spec: {containers: [{name: c}]}
status:
  phase: Running
  containerStatuses:
    [{name: c, ready: true, restartCount: 2, state: {running: {}}, lastState: {terminated: {finishedAt: '2026-01-01T23:50:00Z'}}}]
---
# 0/1 | CrashLoopBackOff | 5
spec: {containers: [{name: c}]}
status: {phase: Running, containerStatuses: [{name: c, restartCount: 5, state: {waiting: {reason: CrashLoopBackOff}}}]}
---
# 0/1 | ExitCode:3 | 0
{spec: {containers: [{name: c}]}, status: {phase: Failed, containerStatuses: [{name: c, state: {terminated: {exitCode: 3}}}]}}
---
# 0/1 | Signal:9 | 0
{spec: {containers: [{name: c}]}, status: {phase: Failed, containerStatuses: [{name: c, state: {terminated: {exitCode: 137, signal: 9}}}]}}
---
# 1/2 | Running | 0
spec: {containers: [{name: a}, {name: b}]}
status:
  phase: Running
  conditions: [{type: Ready, status: 'True'}]
  containerStatuses:
    [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, ready: true, state: {running: {}}}]
---
# 1/2 | NotReady | 0
spec: {containers: [{name: a}, {name: b}]}
status:
  phase: Running
  containerStatuses:
    [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, ready: true, state: {running: {}}}]
---
# 0/2 | Error | 0
spec: {containers: [{name: a}, {name: b}]}
status:
  phase: Failed
  containerStatuses:
    [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, state: {terminated: {exitCode: 1, reason: Error}}}]
---
# 0/1 | Init:1/2 | 0
spec: {containers: [{name: c}], initContainers: [{name: i}, {name: k}]}
status:
  phase: Pending
  initContainerStatuses: [{name: i, state: {terminated: {exitCode: 0}}}, {name: k, state: {running: {}}}]
---
# 0/1 | Init:Error | 1
spec: {containers: [{name: c}], initContainers: [{name: i}]}
status: {phase: Pending, initContainerStatuses: [{name: i, restartCount: 1, state: {terminated: {exitCode: 1, reason: Error}}}]}
---
# 0/1 | Init:ImagePullBackOff | 0
spec: {containers: [{name: c}], initContainers: [{name: i}]}
status: {phase: Pending, initContainerStatuses: [{name: i, state: {waiting: {reason: ImagePullBackOff}}}]}
---
# 2/2 | Running | 1
spec: {containers: [{name: c}], initContainers: [{name: side, restartPolicy: Always}]}
status:
  phase: Running
  initContainerStatuses: [{name: side, started: true, ready: true, restartCount: 1, state: {running: {}}}]
  containerStatuses: [{name: c, ready: true, state: {running: {}}}]
---
# 0/1 | SchedulingGated | 0
spec: {containers: [{name: c}]}
status: {phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: SchedulingGated}]}
---
# 0/1 | Evicted | 0
{spec: {containers: [{name: c}]}, status: {phase: Failed, reason: Evicted}}
---
# 0/1 | Terminating | 0
{metadata: {deletionTimestamp: '2026-01-02T00:00:00Z'}, spec: {containers: [{name: c}]}, status: {phase: Running}}
---
# 0/1 | Succeeded | 0
{metadata: {deletionTimestamp: '2026-01-02T00:00:00Z'}, spec: {containers: [{name: c}]}, status: {phase: Succeeded}}
`

function documentsOf(text: string): [expected: string, object: KubernetesObject][] {
  return text
    .trim()
    .split('\n---\n')
    .map((document) => {
      const [comment = '', ...lines] = document.split('\n')
      const object = parseAllDocuments(lines.join('\n'))[0]?.toJS() as KubernetesObject
      const metadata = { name: 'x', creationTimestamp: '2026-01-01T00:00:00Z', ...object.metadata }
      return [comment.slice(2), { ...object, metadata }]
    })
}

function printed(kind: string, object: KubernetesObject): readonly unknown[] {
  const apiVersion = (entry: { group: string; version: string }) =>
    entry.group === '' ? entry.version : `${entry.group}/${entry.version}`
  const found = builtinKinds.find((entry) => entry.kind === kind && apiVersion(entry) === object.apiVersion)
  if (!found) throw new Error(`no kind ${kind}`)
  const cells = found.columns.cells(object, now)
  expect(cells).toHaveLength(found.columns.definitions.length)
  return cells
}

describe('the cells of', () => {
  test.each(documentsOf(objects).map(([expected, object]) => [object.kind ?? '', expected, object] as const))(
    '%s: %s',
    (kind, expected, object) => {
      const cells = printed(kind, object)
      const rest = kind === 'Event' ? cells.slice(0, -1) : cells.slice(1)
      expect(rest.join(' | ')).toBe(expected)
    },
  )

  test('the default storage class say so beside the name', () => {
    const metadata = { name: 'sc', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }
    expect(printed('StorageClass', { apiVersion: 'storage.k8s.io/v1', metadata })[0]).toBe('sc (default)')
  })
})

describe('a pod prints', () => {
  test.each(documentsOf(pods))('%s', (expected, object) => {
    const [, ready, status, restarts] = printed('Pod', { apiVersion: 'v1', ...object })
    expect([ready, status, restarts].join(' | ')).toBe(expected)
  })
})

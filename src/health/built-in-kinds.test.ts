import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assess } from './index.ts'

/** Statuses as the controllers of Kubernetes write them. Exact rules for these kinds are not written; the general ones must do. */
const cases: readonly (readonly [name: string, object: string, state: string])[] = [
  [
    'a deployment that has rolled out',
    `{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec: {replicas: 2}, status: {observedGeneration: 2,
      replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2, conditions: [
      {type: Available, status: "True", reason: MinimumReplicasAvailable},
      {type: Progressing, status: "True", reason: NewReplicaSetAvailable}]}}`,
    'healthy',
  ],
  [
    'a deployment that rolls out',
    `{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec: {replicas: 2}, status: {observedGeneration: 2,
      replicas: 3, updatedReplicas: 1, readyReplicas: 2, availableReplicas: 2, unavailableReplicas: 1, conditions: [
      {type: Available, status: "True", reason: MinimumReplicasAvailable},
      {type: Progressing, status: "True", reason: ReplicaSetUpdated}]}}`,
    'progressing',
  ],
  [
    'a deployment past its deadline',
    `{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec: {replicas: 2}, status: {observedGeneration: 2,
      replicas: 2, updatedReplicas: 1, unavailableReplicas: 2, conditions: [
      {type: Available, status: "False", reason: MinimumReplicasUnavailable},
      {type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}}`,
    'degraded',
  ],
  [
    'a pod that runs',
    `{apiVersion: v1, kind: Pod, metadata: {}, spec: {}, status: {phase: Running, conditions: [{type: Initialized, status: "True"},
      {type: Ready, status: "True"}, {type: ContainersReady, status: "True"}, {type: PodScheduled, status: "True"}]}}`,
    'healthy',
  ],
  [
    'a pod that crashes again and again',
    `{apiVersion: v1, kind: Pod, metadata: {}, spec: {}, status: {phase: Running, conditions: [
      {type: Ready, status: "False", reason: ContainersNotReady, message: "containers with unready status: [a]"}],
      containerStatuses: [{name: a, ready: false, state: {waiting: {reason: CrashLoopBackOff}}}]}}`,
    'degraded',
  ],
  [
    'a pod that waits for a node',
    `{apiVersion: v1, kind: Pod, metadata: {}, spec: {}, status: {phase: Pending, conditions: [
      {type: PodScheduled, status: "False", reason: Unschedulable, message: "0/3 nodes are available"}]}}`,
    'progressing',
  ],
  [
    'a job that is done',
    '{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: {succeeded: 1, conditions: [{type: SuccessCriteriaMet, status: "True"}, {type: Complete, status: "True"}]}}',
    'healthy',
  ],
  [
    'a job that failed',
    '{apiVersion: batch/v1, kind: Job, metadata: {}, spec: {}, status: {failed: 4, conditions: [{type: FailureTarget, status: "True", reason: BackoffLimitExceeded}, {type: Failed, status: "True", reason: BackoffLimitExceeded}]}}',
    'degraded',
  ],
  [
    'a claim that is bound',
    '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {}, spec: {}, status: {phase: Bound}}',
    'healthy',
  ],
  [
    'a claim that waits',
    '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {}, spec: {}, status: {phase: Pending}}',
    'progressing',
  ],
  [
    'a namespace',
    '{apiVersion: v1, kind: Namespace, metadata: {}, spec: {finalizers: [kubernetes]}, status: {phase: Active}}',
    'healthy',
  ],
  [
    'a node',
    `{apiVersion: v1, kind: Node, metadata: {}, spec: {}, status: {conditions: [{type: MemoryPressure, status: "False", reason: KubeletHasSufficientMemory},
      {type: DiskPressure, status: "False"}, {type: Ready, status: "True", reason: KubeletReady}]}}`,
    'healthy',
  ],
  ['a config map', '{apiVersion: v1, kind: ConfigMap, metadata: {}, data: {state: failed}}', 'unknown'],
  [
    'a service',
    '{apiVersion: v1, kind: Service, metadata: {}, spec: {}, status: {loadBalancer: {}}}',
    'unknown',
  ],
  ['a role', '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {}, rules: []}', 'unknown'],
  [
    'a definition of a kind',
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {}, spec: {}, status: {conditions: [
      {type: NamesAccepted, status: "True", reason: NoConflicts}, {type: Established, status: "True", reason: InitialNamesAccepted}]}}`,
    'healthy',
  ],
]

describe('kinds that Kubernetes itself serves', () => {
  test.each(cases)('%s', (_, object, state) => {
    expect(assess(parse(object)).state).toBe(state)
  })
})

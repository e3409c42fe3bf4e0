import { describe, expect, test } from 'vitest'
import { readConditionType } from './condition-polarity.ts'

describe('what the True of a condition type means', () => {
  test.each([
    ['Ready', 'good'],
    ['Synced', 'good'],
    ['InfrastructureReady', 'good'],
    ['Running', 'good'],
    ['AbleToScale', 'neutral'],
    ['ScalingActive', 'good'],
    ['NoWarnings', 'good'],
    ['NotReady', 'negated'],
    ['DNSNotReady', 'negated'],
    ['ClusterImageSetNotFound', 'bad'],
    ['HasNoErrors', 'good'],
    ['OutOfDisk', 'bad'],
    ['TimedOut', 'bad'],
    ['Irreconcilable', 'bad'],
    ['RolloutComplete', 'good'],
    ['RolloutPending', 'motion'],
    ['Offline', 'bad'],
    ['NotSupported', 'bad'],
    ['RevokedKeysSynced', 'good'],
    ['NonStructuralSchema', 'bad'],
    ['Stalled', 'bad'],
    ['MemoryPressure', 'bad'],
    ['ReplicaFailure', 'bad'],
    ['HasErrors', 'bad'],
    ['ACK.Terminal', 'bad'],
    ['NetworkUnavailable', 'bad'],
    ['PartiallyReady', 'bad'],
    ['Progressing', 'motion'],
    ['RollingUpdate', 'motion'],
    ['In-progress', 'motion'],
    ['EKSControlPlaneCreating', 'motion'],
    ['ReconciliationPaused', 'suspended'],
    ['OnHold', 'suspended'],
    ['AwaitingApproval', 'suspended'],
    ['ReconcileDisabled', 'suspended'],
    ['MonitoringDisabled', 'good'],
    ['FilesystemFrozen', 'good'],
    ['Deleting', 'terminating'],
    ['Upgradeable', 'neutral'],
    ['LoadBalancerManaged', 'neutral'],
    ['ManagedNodeJoined', 'good'],
    ['HibernationPossible', 'neutral'],
    ['DisruptionTarget', 'neutral'],
  ] as const)('%s is %s', (type, polarity) => {
    expect(readConditionType(type, 'Thing').polarity).toBe(polarity)
  })
})

describe('what a condition type speaks for', () => {
  test.each([
    ['Ready', 'Thing', 'summary'],
    ['ClusterReady', 'Cluster', 'summary'],
    ['ClusterAvailable', 'RabbitmqCluster', 'summary'],
    ['ClusterReady', 'Machine', 'detail'],
    ['AllReady', 'Thing', 'summary'],
    ['Synced', 'Thing', 'validity'],
    ['ResolvedRefs', 'Thing', 'validity'],
    ['PodsHealthy', 'Thing', 'detail'],
  ] as const)('%s of a %s speaks for: %s', (type, kind, scope) => {
    expect(readConditionType(type, kind).scope).toBe(scope)
  })
})

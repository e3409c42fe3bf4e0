import { describe, expect, test } from 'vitest'
import { announcesMotion, announcesWaiting, namesFault, saidBy, saidBySentence } from './wording.ts'

describe('a state', () => {
  test.each([
    ['Running', 'healthy'],
    ['CREATE_COMPLETE', 'healthy'],
    ['in-sync', 'healthy'],
    ['up to date', 'healthy'],
    ['ReadyForTraffic', 'healthy'],
    ['ClusterRunning', 'healthy'],
    ['BackupRunning', 'progressing'],
    ['NotConnected', 'degraded'],
    ['NoCredentials', 'absent'],
    ['NoChange', undefined],
    ['LinkDown', 'degraded'],
    ['CreateFailed', 'degraded'],
    ['ReadyWithErrors', 'degraded'],
    ['ROLLBACK_COMPLETE', 'degraded'],
    ['TimedOut', 'degraded'],
    ['CrashLoopBackOff', 'degraded'],
    ['ImagePullBackOff', 'degraded'],
    ['Unavailable', 'degraded'],
    ['Missing', 'absent'],
    ['ScalingDown', 'progressing'],
    ['In Progress', 'progressing'],
    ['NotReady', 'progressing'],
    ['not yet ready', 'progressing'],
    ['Resizing', 'progressing'],
    ['OutOfSync', 'progressing'],
    ['Paused', 'suspended'],
    ['ScaledToZero', 'suspended'],
    ['Terminating', 'terminating'],
    ['Cluster in healthy state', 'healthy'],
    ['Waiting for the instances to become active', 'progressing'],
    ['ActionRequired', 'degraded'],
    ['Abnormal', 'degraded'],
    ['not in sync', 'progressing'],
    ['InService', 'healthy'],
    ['OutOfService', 'degraded'],
    ['No issues', 'healthy'],
    ['ShutOff', 'suspended'],
    ['NOT_SERVING', 'degraded'],
    ['Initialization', 'progressing'],
    ['Application', undefined],
    ['PendingDeletion', 'terminating'],
    ['Turned off', 'suspended'],
    ['v1.2.3', undefined],
    ['String', undefined],
    ['Provided', undefined],
    ['importfailed', 'degraded'],
    ['errapplied', 'degraded'],
    ['notaccepted', 'degraded'],
    ['notapplied', 'progressing'],
    ['pendingimport', 'progressing'],
    ['pending-rollback', 'progressing'],
    ['notarized', 'healthy'],
    ['notified', 'healthy'],
    ['notebook', undefined],
    ['Unaddressable', 'degraded'],
  ] as const)('%s says %s', (text, said) => {
    expect(saidBy(text, 'state')).toBe(said)
  })
})

describe('a reason', () => {
  test.each([
    ['NotFound', 'absent'],
    ['DoesNotExist', 'absent'],
    ['NotAllowed', 'degraded'],
    ['AlreadyExists', 'degraded'],
    ['SecretSyncedError', 'degraded'],
    ['NoErrors', undefined],
    ['Unavailable', undefined],
    ['AsExpected', 'healthy'],
    ['MinimumReplicasUnavailable', undefined],
    ['ProgressDeadlineExceeded', 'degraded'],
    ['NotAllReplicasReady', 'progressing'],
    ['ToBeReconciled', 'progressing'],
    ['DuplicateName', 'degraded'],
    ['AddressNotUsable', 'degraded'],
    ['the route has a warning of the proxy', 'degraded'],
    ['NoEndpoints', 'absent'],
    ['NotUpToDate', 'progressing'],
    ['MarkedForDeletion', 'terminating'],
  ] as const)('%s says %s', (text, said) => {
    expect(saidBy(text, 'identifier')).toBe(said)
  })
})

describe('a sentence', () => {
  test.each([
    ['Failed to pull image', 'degraded'],
    ['dial tcp: connection refused', 'degraded'],
    ['finished without errors', undefined],
    ['0 errors, 12 applied', undefined],
    ['errors: 0', undefined],
    ['certificate is up to date and has not expired', undefined],
    ['the secret "failed-logins" was written', undefined],
    ['secret "a" not found', 'absent'],
    ['Creating the volume', 'progressing'],
    ['2 of 3 pods are not ready', 'progressing'],
    ['the key does not match', 'degraded'],
    ['applied, with 2 warnings', undefined],
    ['Warning: the host is shared', 'degraded'],
    ['no node can hold the pod', 'degraded'],
    ['no such key can be read', 'degraded'],
    ['Get "https://a.example": EOF', 'degraded'],
    ['the field is immutable', 'degraded'],
    ['installs with a timeout of 5m0s', undefined],
    ['i/o timeout', 'degraded'],
    ['the container ended with exit code 2', 'degraded'],
    ['the container ended with exit code 0', undefined],
    ['the pod has not timed out', undefined],
    ['Not all pods are ready', 'progressing'],
    ['the condition is not yet met', 'progressing'],
    ['the requirements are not met', 'degraded'],
    ['the eviction is blocked by a disruption budget', 'degraded'],
    ['1 pod is starting', 'progressing'],
    ['the pod is running', undefined],
  ] as const)('%s says %s', (text, said) => {
    expect(saidBySentence(text)).toBe(said)
  })

  test('announces motion with its first word', () => {
    expect(announcesMotion('Issuing certificate as Secret does not exist')).toBe(true)
    expect(announcesMotion('Missing secret')).toBe(false)
  })

  test('names a fault of a container, however it is written', () => {
    expect(namesFault('Pod a-0: CrashLoopBackOff')).toBe(true)
    expect(namesFault('the pod is in crash loop back-off')).toBe(true)
    expect(namesFault('the pod crashed once')).toBe(false)
  })

  test('announces waiting with its first word', () => {
    expect(announcesWaiting('WaitingForInfrastructure')).toBe(true)
    expect(announcesWaiting('Pending: quota exceeded')).toBe(true)
    expect(announcesWaiting('FailedWaiting')).toBe(false)
  })
})

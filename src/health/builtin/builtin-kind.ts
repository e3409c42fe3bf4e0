import type { Found, Subject } from '../evidence/subject.ts'
import { type BuiltinSignal, signalOf } from './builtin-signal.ts'
import { daemonSetSignals } from './daemon-set.ts'
import { deploymentSignals } from './deployment.ts'
import { jobSignals } from './job.ts'
import { persistentVolumeClaimSignals } from './persistent-volume-claim.ts'
import { podSignals } from './pod.ts'
import { replicaSetSignals } from './replica-set.ts'
import { serviceSignals } from './service.ts'
import { statefulSetSignals } from './stateful-set.ts'

/**
 * What the fields of one kind mean, after the documentation of its controller. Gives what it found, worst first: the
 * first decides. Never empty, so that the general rules need not be asked.
 */
export type BuiltinRule = (subject: Subject) => Iterable<BuiltinSignal>

interface BuiltinKind {
  readonly rule: string
  readonly find: BuiltinRule
}

/** The kinds of Kubernetes itself that custom resources own, by `apiVersion/kind`. */
const builtinKinds: ReadonlyMap<string, BuiltinKind> = new Map([
  ['apps/v1/Deployment', { rule: 'builtin-deployment', find: deploymentSignals }],
  ['apps/v1/StatefulSet', { rule: 'builtin-stateful-set', find: statefulSetSignals }],
  ['apps/v1/DaemonSet', { rule: 'builtin-daemon-set', find: daemonSetSignals }],
  ['apps/v1/ReplicaSet', { rule: 'builtin-replica-set', find: replicaSetSignals }],
  ['batch/v1/Job', { rule: 'builtin-job', find: jobSignals }],
  ['v1/Pod', { rule: 'builtin-pod', find: podSignals }],
  [
    'v1/PersistentVolumeClaim',
    { rule: 'builtin-persistent-volume-claim', find: persistentVolumeClaimSignals },
  ],
  ['v1/Service', { rule: 'builtin-service', find: serviceSignals }],
])

/** Signals taken of one object: a pod of a thousand containers is told by its first ones. */
const mostSignals = 50

/** Adds what the exact rules say; false when there is none for this kind. */
export function findBuiltin(subject: Subject, found: Found): boolean {
  const kind = builtinKinds.get(`${subject.apiVersion}/${subject.kind}`)
  if (kind === undefined) return false
  let count = 0
  for (const signal of kind.find(subject)) {
    found.push(signalOf(kind.rule, signal))
    if (++count >= mostSignals) break
  }
  return true
}

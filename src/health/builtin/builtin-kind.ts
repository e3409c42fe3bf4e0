import type { Found, Subject } from '../evidence/subject.ts'
import { type BuiltinSignal, signalOf } from './builtin-signal.ts'
import { daemonSetFindings } from './daemon-set.ts'
import { deploymentFindings } from './deployment.ts'
import { jobFindings } from './job.ts'
import { persistentVolumeClaimFindings } from './persistent-volume-claim.ts'
import { podFindings } from './pod.ts'
import { replicaSetFindings } from './replica-set.ts'
import { serviceFindings } from './service.ts'
import { statefulSetFindings } from './stateful-set.ts'

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
  ['apps/v1/Deployment', { rule: 'builtin-deployment', find: deploymentFindings }],
  ['apps/v1/StatefulSet', { rule: 'builtin-stateful-set', find: statefulSetFindings }],
  ['apps/v1/DaemonSet', { rule: 'builtin-daemon-set', find: daemonSetFindings }],
  ['apps/v1/ReplicaSet', { rule: 'builtin-replica-set', find: replicaSetFindings }],
  ['batch/v1/Job', { rule: 'builtin-job', find: jobFindings }],
  ['v1/Pod', { rule: 'builtin-pod', find: podFindings }],
  [
    'v1/PersistentVolumeClaim',
    { rule: 'builtin-persistent-volume-claim', find: persistentVolumeClaimFindings },
  ],
  ['v1/Service', { rule: 'builtin-service', find: serviceFindings }],
])

/** Findings taken of one object: a pod of a thousand containers is told by its first ones. */
const mostFindings = 50

/** Adds what the exact rules say; false when there is none for this kind. */
export function findBuiltin(subject: Subject, found: Found): boolean {
  const kind = builtinKinds.get(`${subject.apiVersion}/${subject.kind}`)
  if (kind === undefined) return false
  let count = 0
  for (const finding of kind.find(subject)) {
    found.push(signalOf(kind.rule, finding))
    if (++count >= mostFindings) break
  }
  return true
}

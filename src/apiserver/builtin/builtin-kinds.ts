import type { GroupVersionKind } from '../../object/index.ts'
import type { BuiltinKind } from './builtin-kind.ts'
import { configMap } from './kind/config-map.ts'
import { cronJob } from './kind/cron-job.ts'
import { customResourceDefinition } from './kind/custom-resource-definition.ts'
import { daemonSet } from './kind/daemon-set.ts'
import { deployment } from './kind/deployment.ts'
import { event, eventsV1Event } from './kind/event.ts'
import { job } from './kind/job.ts'
import { lease } from './kind/lease.ts'
import { namespace } from './kind/namespace.ts'
import { node } from './kind/node.ts'
import { persistentVolume } from './kind/persistent-volume.ts'
import { persistentVolumeClaim } from './kind/persistent-volume-claim.ts'
import { pod } from './kind/pod.ts'
import { replicaSet } from './kind/replica-set.ts'
import { clusterRole, role } from './kind/role.ts'
import { clusterRoleBinding, roleBinding } from './kind/role-binding.ts'
import { secret } from './kind/secret.ts'
import { service } from './kind/service.ts'
import { serviceAccount } from './kind/service-account.ts'
import { statefulSet } from './kind/stateful-set.ts'
import { storageClass } from './kind/storage-class.ts'
import { volumeAttachment } from './kind/volume-attachment.ts'

/** Every built-in kind that the server keeps objects of, in the order in which discovery lists them. */
export const builtinKinds: readonly BuiltinKind[] = [
  configMap,
  event,
  namespace,
  node,
  persistentVolumeClaim,
  persistentVolume,
  pod,
  secret,
  serviceAccount,
  service,
  daemonSet,
  deployment,
  replicaSet,
  statefulSet,
  eventsV1Event,
  cronJob,
  job,
  clusterRoleBinding,
  clusterRole,
  roleBinding,
  role,
  storageClass,
  volumeAttachment,
  customResourceDefinition,
  lease,
]

/** Whether the server knows the kind at that version. */
export const isRegistered = ({ group, version, kind }: GroupVersionKind): boolean =>
  builtinKinds.some((known) => known.group === group && known.version === version && known.kind === kind)

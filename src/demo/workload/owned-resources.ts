import type { ApiResource } from '../../object/index.ts'
import { builtin } from './owned-object.ts'

export const statefulSets = builtin('apps/v1/statefulsets', 'StatefulSet')
export const deployments = builtin('apps/v1/deployments', 'Deployment')
export const replicaSets = builtin('apps/v1/replicasets', 'ReplicaSet')
export const jobs = builtin('batch/v1/jobs', 'Job')
export const pods = builtin('/v1/pods', 'Pod')
export const claims = builtin('/v1/persistentvolumeclaims', 'PersistentVolumeClaim')
export const services = builtin('/v1/services', 'Service')

/** Every kind that example resources own. */
export const ownedResources: readonly ApiResource[] = [
  statefulSets,
  deployments,
  replicaSets,
  jobs,
  pods,
  claims,
  services,
]

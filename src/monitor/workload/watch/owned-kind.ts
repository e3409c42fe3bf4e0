import type { ApiResource } from '../../../object/index.ts'

/**
 * A kind of Kubernetes itself that custom resources own.
 * - `whole`: its objects are read for their state; else their metadata is enough.
 * - `writers`: who wrote their fields is looked at.
 * - `below`: the kinds that its objects own in their turn, so that these need not be looked for.
 */
export interface OwnedKind {
  readonly resource: ApiResource
  readonly whole: boolean
  readonly writers: boolean
  readonly below: readonly string[]
}

/**
 * In the order in which they are begun: owners before what they own, so that an object whose owner is not known is
 * nobody's. Secrets only ever come as metadata. HTTPRoutes and others that are defined by a CustomResourceDefinition
 * are custom resources already.
 */
export const ownedKinds: readonly (readonly OwnedKind[])[] = [
  [
    kind('apps/v1/deployments', 'Deployment', { whole: true, writers: true, below: ['ReplicaSet', 'Pod'] }),
    kind('apps/v1/statefulsets', 'StatefulSet', { whole: true, writers: true, below: ['Pod'] }),
    kind('apps/v1/daemonsets', 'DaemonSet', { whole: true, writers: true, below: ['Pod'] }),
    kind('batch/v1/cronjobs', 'CronJob', { whole: true, writers: true, below: ['Job', 'Pod'] }),
  ],
  [
    kind('apps/v1/replicasets', 'ReplicaSet', { below: ['Pod'] }),
    kind('batch/v1/jobs', 'Job', { whole: true, below: ['Pod'] }),
  ],
  [
    kind('/v1/pods', 'Pod', { whole: true }),
    kind('/v1/persistentvolumeclaims', 'PersistentVolumeClaim', { whole: true, writers: true }),
    kind('/v1/services', 'Service', { writers: true }),
    kind('/v1/configmaps', 'ConfigMap', { writers: true }),
    kind('/v1/secrets', 'Secret', {}),
    kind('networking.k8s.io/v1/ingresses', 'Ingress', { writers: true }),
  ],
]

function kind(path: string, name: string, options: Partial<Omit<OwnedKind, 'resource'>>): OwnedKind {
  const [group = '', version = '', resource = ''] = path.split('/')
  return {
    resource: { group, version, resource, kind: name, namespaced: true },
    whole: false,
    writers: false,
    below: [],
    ...options,
  }
}

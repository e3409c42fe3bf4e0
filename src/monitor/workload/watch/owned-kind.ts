import type { ApiResource } from '../../../object/index.ts'
import { isNameOfKind } from '../../../view/index.ts'

/**
 * A kind of Kubernetes itself that custom resources own.
 * - `whole`: its objects are read for their state; else their metadata is enough.
 * - `writers`: who wrote their fields is looked at.
 * - `shortNames`: as `kubectl api-resources` lists them.
 * - `below`: the kinds that its objects own in their turn, so that these need not be looked for.
 */
export interface OwnedKind {
  readonly resource: ApiResource
  readonly whole: boolean
  readonly writers: boolean
  readonly shortNames: readonly string[]
  readonly below: readonly string[]
}

/**
 * In the order in which they are begun: owners before what they own, so that an object whose owner is not known is
 * nobody's. Secrets only ever come as metadata. HTTPRoutes and others that are defined by a CustomResourceDefinition
 * are custom resources already.
 */
export const ownedKinds: readonly (readonly OwnedKind[])[] = [
  [
    kind('apps/v1/deployments', 'Deployment', {
      shortNames: ['deploy'],
      whole: true,
      writers: true,
      below: ['ReplicaSet', 'Pod'],
    }),
    kind('apps/v1/statefulsets', 'StatefulSet', {
      shortNames: ['sts'],
      whole: true,
      writers: true,
      below: ['Pod'],
    }),
    kind('apps/v1/daemonsets', 'DaemonSet', {
      shortNames: ['ds'],
      whole: true,
      writers: true,
      below: ['Pod'],
    }),
    kind('batch/v1/cronjobs', 'CronJob', {
      shortNames: ['cj'],
      whole: true,
      writers: true,
      below: ['Job', 'Pod'],
    }),
  ],
  [
    kind('apps/v1/replicasets', 'ReplicaSet', { shortNames: ['rs'], below: ['Pod'] }),
    kind('batch/v1/jobs', 'Job', { whole: true, below: ['Pod'] }),
  ],
  [
    kind('/v1/pods', 'Pod', { shortNames: ['po'], whole: true }),
    kind('/v1/persistentvolumeclaims', 'PersistentVolumeClaim', {
      shortNames: ['pvc'],
      whole: true,
      writers: true,
    }),
    kind('/v1/services', 'Service', { shortNames: ['svc'], writers: true }),
    kind('/v1/configmaps', 'ConfigMap', { shortNames: ['cm'], writers: true }),
    kind('/v1/secrets', 'Secret', {}),
    kind('networking.k8s.io/v1/ingresses', 'Ingress', { shortNames: ['ing'], writers: true }),
  ],
]

/** The kind that `name`, as typed by a person, means: plural, singular, kind or short name, as `isNameOfKind` reads it. */
export function findOwnedKind(name: string): OwnedKind | undefined {
  return ownedKinds.flat().find(({ resource, shortNames }) => isNameOfKind(name, resource, { shortNames }))
}

function kind(path: string, name: string, options: Partial<Omit<OwnedKind, 'resource'>>): OwnedKind {
  const [group = '', version = '', resource = ''] = path.split('/')
  return {
    resource: { group, version, resource, kind: name, namespaced: true },
    whole: false,
    writers: false,
    shortNames: [],
    below: [],
    ...options,
  }
}

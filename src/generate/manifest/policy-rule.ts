import type { JsonObject } from '../../object/index.ts'
import type { ManifestContext } from './manifest-context.ts'

/** rbac.authorization.k8s.io/v1 PolicyRule. */
export interface PolicyRule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly verbs: readonly string[]
}

const follow = ['list', 'watch'] as const
/** `get` because specs are read again to tell drift, and for whoever asks for one resource. */
const read = ['get', ...follow] as const

/** What Kubernetes' own kinds a custom resource may own, by API group. A test holds it to what the monitor watches. */
export const ownedResources: Readonly<Record<string, readonly string[]>> = {
  '': ['configmaps', 'persistentvolumeclaims', 'pods', 'services'],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  batch: ['cronjobs', 'jobs'],
  'networking.k8s.io': ['ingresses'],
}

/** Definitions lie in no namespace, whatever is watched. */
export function definitionRules(): PolicyRule[] {
  return [{ apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: follow }]
}

/** Custom resources, and what they own, of namespaces: rules of a Role each, or of a ClusterRole for all. */
export function namespacedRules({ values }: ManifestContext): PolicyRule[] {
  const { watch, rbac } = values
  const owned = {
    ...ownedResources,
    '': [...(ownedResources[''] ?? []), ...(watch.ownedSecrets ? ['secrets'] : [])],
  }
  return [
    ...(rbac.customResources === 'all' ? everything : readingRules(rbac.namespaced)),
    ...(watch.owned === 'none' || rbac.customResources === 'all' ? [] : readingRules(owned)),
    ...(rbac.customResources === 'all'
      ? []
      : [{ apiGroups: ['events.k8s.io'], resources: ['events'], verbs: follow }]),
  ]
}

/** What lies in no namespace beside definitions. */
export function clusterRules({ values }: ManifestContext): PolicyRule[] {
  const { endpoint, rbac, watch } = values
  const hasAll = rbac.customResources === 'all' && watch.namespaces.length === 0
  return [
    ...(hasAll ? [] : readingRules(rbac.cluster)),
    ...(watch.namespaces.length === 0
      ? []
      : [{ apiGroups: [''], resources: ['namespaces'], resourceNames: watch.namespaces, verbs: ['get'] }]),
    ...(endpoint.kubernetesAuthentication ? reviewRules : []),
  ]
}

/** A replica asks for the StatefulSet that it belongs to, and follows its size. */
export function shardRules(name: string): PolicyRule[] {
  return [{ apiGroups: ['apps'], resources: ['statefulsets'], resourceNames: [name], verbs: read }]
}

/** RBAC allows and never forbids: with this come the Secrets, and every other kind there is. */
const everything: readonly PolicyRule[] = [{ apiGroups: ['*'], resources: ['*'], verbs: read }]

const reviewRules: readonly PolicyRule[] = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
]

function readingRules(groups: Readonly<Record<string, readonly string[]>>): PolicyRule[] {
  return Object.entries(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => ({ apiGroups: [group], resources: [...resources].sort(), verbs: read }))
}

/** As it stands in an object. */
export function ruleObjects(rules: readonly PolicyRule[]): JsonObject[] {
  return rules.map((rule) => ({ ...rule }))
}

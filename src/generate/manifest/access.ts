import type { JsonObject, KubernetesObject } from '../../object/index.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import {
  clusterMetadataOf,
  clusterName,
  fullname,
  type ManifestContext,
  metadataOf,
  serviceAccountName,
} from './manifest-context.ts'
import { clusterRules, definitionRules, namespacedRules, ruleObjects, shardRules } from './policy-rule.ts'

const group = 'rbac.authorization.k8s.io'

export function serviceAccounts(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.serviceAccount, context)) return []
  const { annotations } = context.values.serviceAccount
  const metadata = metadataOf(context, serviceAccountName(context))
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
      // The token is mounted by the pod, and by no other that takes the account by mistake.
      automountServiceAccountToken: false,
    },
  ]
}

/** Roles and bindings of the monitor: what it reads of the whole cluster, of each namespace, of its own StatefulSet. */
export function accessObjects(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.access, context)) return []
  const { rbac, watch } = context.values
  const wide = watch.namespaces.length === 0
  const cluster = [...definitionRules(), ...(wide ? namespacedRules(context) : []), ...clusterRules(context)]
  return [
    clusterRole(clusterMetadataOf(context), [...ruleObjects(cluster), ...rbac.extraRules]),
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: clusterMetadataOf(context),
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: clusterName(context) },
      subjects: subjects(context),
    },
    ...watch.namespaces.flatMap((namespace) =>
      roleWithBinding(context, { namespace, name: fullname(context) }, ruleObjects(namespacedRules(context))),
    ),
    ...(holds(when.shardRole, context)
      ? roleWithBinding(
          context,
          { namespace: context.namespace, name: `${fullname(context)}-shards` },
          ruleObjects(shardRules(fullname(context))),
        )
      : []),
    ...(holds(when.ruleEditor, context) ? [ruleEditor(context)] : []),
    ...(holds(when.metricsReader, context) ? [metricsReader(context)] : []),
  ]
}

/** For people who write rules: aggregated to the roles of Kubernetes that may edit a namespace. */
function ruleEditor(context: ManifestContext): KubernetesObject {
  const metadata = clusterMetadataOf(context, '-rule-editor')
  const aggregate = {
    [`${group}/aggregate-to-edit`]: 'true',
    [`${group}/aggregate-to-admin`]: 'true',
  }
  return clusterRole({ ...metadata, labels: { ...metadata.labels, ...aggregate } }, [
    {
      apiGroups: ['monitoring.coreos.com'],
      resources: ['prometheusrules'],
      verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
    },
  ])
}

/** For whoever scrapes with a token of the cluster. */
function metricsReader(context: ManifestContext): KubernetesObject {
  return clusterRole(clusterMetadataOf(context, '-metrics-reader'), [
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ])
}

function clusterRole(metadata: object, rules: readonly Readonly<JsonObject>[]): KubernetesObject {
  return { apiVersion: `${group}/v1`, kind: 'ClusterRole', metadata: { ...metadata }, rules }
}

function roleWithBinding(
  context: ManifestContext,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  rules: readonly Readonly<JsonObject>[],
): KubernetesObject[] {
  const metadata = { ...metadataOf(context, name), namespace }
  return [
    { apiVersion: `${group}/v1`, kind: 'Role', metadata, rules },
    {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: group, kind: 'Role', name },
      subjects: subjects(context),
    },
  ]
}

function subjects(context: ManifestContext): JsonObject[] {
  return [{ kind: 'ServiceAccount', name: serviceAccountName(context), namespace: context.namespace }]
}

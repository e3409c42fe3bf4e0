import type { JsonObject, KubernetesObject } from '../../object/index.ts'
import { holds } from './condition/holds.ts'
import { when } from './condition/when.ts'
import { filled } from './filled.ts'
import { fullname, type ManifestContext, metadataOf, selectorLabels } from './manifest-context.ts'
import { podTemplate } from './pod-template.ts'

/** A Deployment, or a StatefulSet whose replicas share the resources. */
export function workload(context: ManifestContext): KubernetesObject {
  return holds(when.statefulSet, context) ? statefulSet(context) : deployment(context)
}

function deployment(context: ManifestContext): KubernetesObject {
  const { replicas, history } = context.values
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(context),
    spec: filled({
      replicas,
      // A volume that one node may hold is not given to the next pod before the last one let it go.
      strategy: history.enabled ? { type: 'Recreate' } : undefined,
      selector: { matchLabels: selectorLabels(context) },
      template: podTemplate(context),
    }),
  }
}

function statefulSet(context: ManifestContext): KubernetesObject {
  const { replicas, history } = context.values
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(context),
    spec: filled({
      replicas,
      serviceName: fullname(context),
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorLabels(context) },
      template: podTemplate(context),
      volumeClaimTemplates: history.enabled
        ? [{ metadata: { name: 'history', labels: selectorLabels(context) }, spec: claimSpec(context) }]
        : [],
    }),
  }
}

/** The claim of a Deployment that keeps history. */
export function persistentVolumeClaims(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.historyClaim, context)) return []
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadataOf(context, `${fullname(context)}-history`),
      spec: claimSpec(context),
    },
  ]
}

function claimSpec({ values: { history } }: ManifestContext): JsonObject {
  return filled({
    accessModes: ['ReadWriteOnce'],
    storageClassName: history.volume.storageClass,
    resources: { requests: { storage: history.volume.size } },
  })
}

/** Evictions take one replica at a time. */
export function podDisruptionBudgets(context: ManifestContext): KubernetesObject[] {
  if (!holds(when.podDisruptionBudget, context)) return []
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadataOf(context),
      spec: { maxUnavailable: 1, selector: { matchLabels: selectorLabels(context) } },
    },
  ]
}

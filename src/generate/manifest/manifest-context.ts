import type { Bundle } from './bundle.ts'
import type { ManifestValues } from './manifest-values.ts'

/** What every object is made from. */
export interface ManifestContext {
  /** What Helm calls the release: tells several installations in a namespace apart. */
  readonly release: string
  readonly namespace: string
  /** Of Binnacle: the image's tag where none is given. */
  readonly version: string
  readonly values: ManifestValues
  /** Needed where the values ask for rules or dashboards. */
  readonly bundle?: Bundle
}

/** The name of nearly every object: the release's, with `binnacle` in it. */
export function fullname({ release, values }: Pick<ManifestContext, 'release' | 'values'>): string {
  if (values.fullnameOverride !== '') return values.fullnameOverride
  const name = release.includes('binnacle') ? release : `${release}-binnacle`
  return name.slice(0, 52).replace(/-$/, '')
}

/** Of what lies in no namespace: two installations in two namespaces do not collide. */
export function clusterName(context: ManifestContext, suffix = ''): string {
  return `${context.namespace}:${fullname(context)}${suffix}`
}

export function serviceAccountName(context: ManifestContext): string {
  const { create, name } = context.values.serviceAccount
  if (name !== '') return name
  return create ? fullname(context) : 'default'
}

/** By which pods are found; they never change. */
export function selectorLabels({ release }: ManifestContext): Record<string, string> {
  return { 'app.kubernetes.io/name': 'binnacle', 'app.kubernetes.io/instance': release }
}

export function commonLabels(context: ManifestContext): Record<string, string> {
  return {
    'app.kubernetes.io/version': context.version,
    'app.kubernetes.io/managed-by': 'binnacle',
    ...context.values.labels,
    ...selectorLabels(context),
  }
}

export interface NamedMetadata {
  readonly name: string
  readonly labels: Record<string, string>
  readonly namespace?: string
}

export function metadataOf(context: ManifestContext, name = fullname(context)): Required<NamedMetadata> {
  return { name, namespace: context.namespace, labels: commonLabels(context) }
}

export function clusterMetadataOf(context: ManifestContext, suffix = ''): NamedMetadata {
  return { name: clusterName(context, suffix), labels: commonLabels(context) }
}

import { type ApiResource, isJsonObject, type KubernetesObject, specOf } from '../../object/index.ts'

/** A kind in a version that is served, with the uid of its definition. */
export interface ServedKind {
  readonly resource: ApiResource
  readonly definitionUid: string
}

/**
 * The versions of a CustomResourceDefinition that can be watched, in its order; none of a definition that cannot be
 * read. A version without `served` counts as served (extractGVKPs of kube-state-metrics' internal/discovery).
 */
export function readServedKinds(definition: KubernetesObject): readonly ServedKind[] {
  const { group, names, scope, versions } = specOf(definition)
  if (typeof group !== 'string' || !isJsonObject(names) || !Array.isArray(versions)) return []
  const { kind, plural } = names
  if (typeof kind !== 'string' || typeof plural !== 'string') return []
  return versions.flatMap((version: unknown) => {
    if (!isJsonObject(version) || typeof version.name !== 'string') return []
    if (version.served !== undefined && version.served !== true) return []
    const namespaced = scope === 'Namespaced'
    return {
      resource: { group, version: version.name, resource: plural, kind, namespaced },
      definitionUid: definition.metadata.uid ?? '',
    }
  })
}

import type { KubernetesObject } from '../../object/index.ts'

/** The meta.k8s.io/v1 PartialObjectMetadata of an object: its metadata alone. */
export function partialMetadataOf(object: KubernetesObject): KubernetesObject {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata }
}

import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import type { Moment } from '../situation.ts'
import type { OwnedObject } from '../workload/owned-object.ts'
import type { Owner } from '../workload/owner.ts'

/** An example kind: its definition, its resources' specs, and how its operator would write their status. */
export interface DemoKind {
  readonly resource: ApiResource
  /** The CustomResourceDefinition. */
  readonly definition: KubernetesObject
  /** The spec of the `index`th resource. */
  spec(index: number): Record<string, unknown>
  /** The status of a resource at a moment; undefined while nobody has looked at it. Generation is the observed one. */
  status(object: KubernetesObject, moment: Moment, generation: number): Record<string, unknown> | undefined
  /** What its operator and the controllers of Kubernetes make for a resource. */
  owns?(owner: Owner): OwnedObject[]
  /** The field of the status that tells when it was looked at last. */
  readonly heartbeat?: string
}

interface Definition {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly shortNames?: readonly string[]
  readonly description: string
  /** Schemas of the fields of `spec` and `status`. */
  readonly spec: Record<string, unknown>
  readonly required?: readonly string[]
  readonly status: Record<string, unknown>
  readonly columns: readonly { name: string; type: string; jsonPath: string; priority?: number }[]
  /** Where replicas stand, for kinds that can be scaled. */
  readonly scale?: { readonly specReplicasPath: string; readonly statusReplicasPath: string }
}

/** The resource and the CustomResourceDefinition of an example kind. */
export function define(definition: Definition): Pick<DemoKind, 'resource' | 'definition'> {
  const { group, version, kind, plural, shortNames, description, spec, required, status, columns, scale } =
    definition
  const schema = {
    type: 'object',
    description,
    required: ['spec'],
    properties: {
      spec: { type: 'object', properties: spec, ...(required && { required }) },
      status: { type: 'object', properties: status },
    },
  }
  const age = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' }
  return {
    resource: { group, version, resource: plural, kind, namespaced: true },
    definition: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { plural, singular: kind.toLowerCase(), kind, ...(shortNames && { shortNames }) },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: { openAPIV3Schema: schema },
            subresources: { status: {}, ...(scale && { scale }) },
            additionalPrinterColumns: [...columns, age],
          },
        ],
      },
    },
  }
}

/** The schema of metav1.Condition lists. */
export const conditionsSchema = {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['type'],
  items: {
    type: 'object',
    required: ['type', 'status'],
    properties: {
      type: { type: 'string' },
      status: { type: 'string', enum: ['True', 'False', 'Unknown'] },
      reason: { type: 'string' },
      message: { type: 'string' },
      lastTransitionTime: { type: 'string', format: 'date-time' },
      observedGeneration: { type: 'integer', format: 'int64' },
    },
  },
}

export const generationSchema = { type: 'integer', format: 'int64' }

import type { Condition, JsonObject } from '../object/index.ts'
import type { JsonSchemaProps } from './json-schema-props.ts'

/** A CustomResourceDefinition, read: every field present, of its type, with the server's defaults. */
export interface CustomResourceDefinition {
  /** `plural.group`. */
  readonly name: string
  readonly group: string
  readonly scope: 'Namespaced' | 'Cluster'
  readonly names: CustomResourceDefinitionNames
  /** In the order they were written, which is not the order of preference. */
  readonly versions: readonly CustomResourceDefinitionVersion[]
  readonly conversion: CustomResourceConversion
  /** `spec.preserveUnknownFields`, true only in definitions carried over from v1beta1. */
  readonly preserveUnknownFields: boolean
  readonly conditions: readonly Condition[]
  readonly storedVersions: readonly string[]
  /** What could not be read, and what stands in its place; empty for a definition a server accepted. */
  readonly problems: readonly CustomResourceDefinitionProblem[]
}

export interface CustomResourceDefinitionNames {
  readonly plural: string
  readonly singular: string
  readonly kind: string
  readonly listKind: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
}

export interface CustomResourceDefinitionVersion {
  readonly name: string
  readonly served: boolean
  readonly storage: boolean
  readonly deprecated: boolean
  /** What the server warns of a deprecated version; its own words when the author gave none. */
  readonly deprecationWarning?: string
  readonly schema?: JsonSchemaProps
  readonly subresources: CustomResourceSubresources
  /** As written; a version without any is shown with the Age column. */
  readonly additionalPrinterColumns: readonly CustomResourceColumnDefinition[]
  /** JSONPaths that field selectors may name, besides metadata.name and metadata.namespace. */
  readonly selectableFields: readonly string[]
}

export interface CustomResourceSubresources {
  readonly status: boolean
  readonly scale?: CustomResourceSubresourceScale
}

export interface CustomResourceSubresourceScale {
  readonly specReplicasPath: string
  readonly statusReplicasPath: string
  readonly labelSelectorPath?: string
}

export interface CustomResourceColumnDefinition {
  readonly name: string
  readonly type: ColumnType
  readonly jsonPath: string
  readonly format?: string
  readonly description?: string
  /** 0 is shown always, anything above only in wide output. */
  readonly priority: number
}

export type ColumnType = 'integer' | 'number' | 'string' | 'boolean' | 'date'

export type CustomResourceConversion =
  | { readonly strategy: 'None' }
  | {
      readonly strategy: 'Webhook'
      /** metav1 WebhookClientConfig: `url`, or `service`, and `caBundle`. */
      readonly clientConfig: Readonly<JsonObject>
      readonly conversionReviewVersions: readonly string[]
    }

export interface CustomResourceDefinitionProblem {
  /** Where, as `spec.versions[0].schema`. */
  readonly field: string
  /** What is wrong there, and what was taken instead. */
  readonly message: string
}

import type { KubernetesObject, ListMeta } from '../../object/index.ts'

/** meta.k8s.io/v1 TableColumnDefinition. */
export interface TableColumnDefinition {
  readonly name: string
  /** An OpenAPI type; `date` is printed by kubectl as an age. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  /** An OpenAPI format; `name` marks the column that identifies the object. */
  readonly format: string
  readonly description: string
  /** Above 0 the column is shown by `kubectl get -o wide` only. */
  readonly priority: number
}

/** What stands in one cell: JSON, ready to print. */
export type Cell = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown }

/** How objects of one kind are printed: the columns, and the cells of one object in their order. */
export interface TableColumns {
  readonly definitions: readonly TableColumnDefinition[]
  /** `now` in milliseconds since the epoch: ages are texts, as kube-apiserver's built-in printers write them. */
  cells(object: KubernetesObject, now: number): readonly Cell[]
}

/** meta.k8s.io TableRow. */
export interface TableRow {
  readonly cells: readonly Cell[]
  /** Whole, PartialObjectMetadata, or null, by `includeObject`. */
  readonly object: KubernetesObject | null
}

/** meta.k8s.io Table: what `kubectl get` asks for. */
export interface Table {
  readonly kind: 'Table'
  readonly apiVersion: 'meta.k8s.io/v1' | 'meta.k8s.io/v1beta1'
  readonly metadata: ListMeta
  /** null from the second event of a watch on, where kube-apiserver leaves the headers out. */
  readonly columnDefinitions: readonly TableColumnDefinition[] | null
  readonly rows: readonly TableRow[]
}

/** TableOptions.includeObject; kube-apiserver's default is `Metadata`. */
export type IncludeObject = 'None' | 'Metadata' | 'Object'

import type { Signal } from '../health/index.ts'
import type { KubernetesObject } from '../object/index.ts'
import type { Finding } from './finding.ts'
import type { ResourceRow } from './resource-row.ts'

/** One resource with everything behind its row. Plain data, the same in JSON. */
export interface ResourceDetail {
  readonly row: ResourceRow
  /** Every signal that was found, in the order of the engine; absent when the object could not be fetched. */
  readonly signals?: readonly (Signal & { readonly decided: boolean })[]
  readonly pairs: readonly FieldPair[]
  /** What should be looked at beside its health; absent when there is nothing. */
  readonly findings?: readonly Finding[]
  /** The object, fetched when asked for, without managedFields; secrets masked. */
  readonly object?: KubernetesObject
  /** Why `object` and `signals` are missing. */
  readonly problem?: string
}

/** A field of spec and one of status that mean the same. */
export interface FieldPair {
  readonly field: string
  readonly wanted: string
  readonly observed: string
  readonly diverged: boolean
}

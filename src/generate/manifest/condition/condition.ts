import type { ManifestValues } from '../manifest-values.ts'

/** Where a value stands: `history.enabled`. */
export type ValuePath<T = ManifestValues> = T extends readonly unknown[]
  ? never
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]: K | `${K}.${ValuePath<T[K]>}` }[keyof T & string]
    : never

/**
 * What has to hold of the values for something to be made, or refused. Data, because it is read twice: by `holds` for
 * `binnacle manifests`, and by `helmCondition` for the templates of the Helm chart.
 */
export type Condition =
  /** True, or not empty: what a template takes for true. */
  | { readonly type: 'set'; readonly path: ValuePath }
  | { readonly type: 'is'; readonly path: ValuePath; readonly value: string }
  | { readonly type: 'above'; readonly path: ValuePath; readonly number: number }
  /** A duration of Prometheus than another. */
  | { readonly type: 'longer'; readonly path: ValuePath; readonly than: ValuePath }
  /** The namespace of the release is in a list. */
  | { readonly type: 'listsOwnNamespace'; readonly path: ValuePath }
  /** The name of nearly every object may be that of a Service. */
  | { readonly type: 'namesService' }
  | { readonly type: 'not'; readonly condition: Condition }
  | { readonly type: 'all' | 'any'; readonly conditions: readonly Condition[] }

export const set = (path: ValuePath): Condition => ({ type: 'set', path })
export const is = (path: ValuePath, value: string): Condition => ({ type: 'is', path, value })
export const above = (path: ValuePath, number: number): Condition => ({ type: 'above', path, number })
export const longer = (path: ValuePath, than: ValuePath): Condition => ({ type: 'longer', path, than })
export const listsOwnNamespace = (path: ValuePath): Condition => ({ type: 'listsOwnNamespace', path })
export const namesService: Condition = { type: 'namesService' }
export const not = (condition: Condition): Condition => ({ type: 'not', condition })
export const all = (...conditions: readonly Condition[]): Condition => ({ type: 'all', conditions })
export const any = (...conditions: readonly Condition[]): Condition => ({ type: 'any', conditions })

import type { HealthState } from '../health/index.ts'
import type { GroupKind, LabelSelector } from '../object/index.ts'
import type { ResourceRow } from './resource-row.ts'

/** What a viewer asks for. A filter that is absent or empty lets everything pass; all of them have to agree. */
export interface ResourceQuery {
  /** Names of kinds as people type them; see `isNameOfKind`. */
  readonly kinds?: readonly string[]
  readonly namespaces?: readonly string[]
  readonly labels?: LabelSelector
  readonly states?: readonly HealthState[]
  /**
   * Part of the name, namespace, kind, group, reason or message, in any letter case; every word has to occur, and
   * none that begins with `!`.
   */
  readonly text?: string
  /** Only those that are in their state for this long or longer, milliseconds. Unknown is not long. */
  readonly inStateFor?: number
  /** Only those whose controller lags behind their spec, or only the others. */
  readonly stale?: boolean
  /** Only those of which a field differs between spec and status, or only the others. */
  readonly diverged?: boolean
  /** Only those whose verdict is unsure, or only the others. */
  readonly unsure?: boolean
  readonly sort?: ResourceOrder
  readonly descending?: boolean
  /** Rows to leave out from the start; default 0. */
  readonly offset?: number
  /** Most rows to give; default all. */
  readonly limit?: number
  /** Whether to count by kind and namespace too. */
  readonly facets?: boolean
}

/**
 * - `health`: worst first, then the one that is longest in its state, then by kind, namespace and name.
 * - `name`: by namespace and name, then by kind.
 * - `age`: oldest first.
 * - `since`: the one that is longest in its state first.
 * - `kind`: by group and kind, then as `health`.
 * - `column:NAME`: by what stands in that printer column, numbers and quantities by their size.
 *
 * What a row does not have comes last, also when the order is reversed.
 */
export type ResourceOrder = 'health' | 'name' | 'age' | 'since' | 'kind' | `column:${string}`

/** The orders that have a name of their own. */
export const resourceOrders = ['health', 'name', 'age', 'since', 'kind'] as const

/** One page of an answer. */
export interface ResourcePage {
  readonly rows: readonly ResourceRow[]
  /** How many rows the filters let pass, all pages together. */
  readonly total: number
  /** The same by state; the filter `states` is left out of account, so that a viewer can offer the others. */
  readonly states: Readonly<Record<HealthState, number>>
  /** Present when asked for. */
  readonly facets?: ResourceFacets
}

/** How many rows there would be of each value; of each facet its own filter is left out of account. */
export interface ResourceFacets {
  /** By group and kind. */
  readonly kinds: readonly (GroupKind & { readonly count: number })[]
  /** Most first; the first thousand at most. */
  readonly namespaces: readonly { readonly namespace: string; readonly count: number }[]
}

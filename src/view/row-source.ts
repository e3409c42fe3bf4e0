import type { Verdict } from '../health/index.ts'
import type { ApiResource } from '../object/index.ts'
import type { KindAliases } from './kind-name.ts'
import type { ColumnValue, ResourceRow } from './resource-row.ts'

/** The part of a row that queries look at: a row has it, and so has what a row is made from. */
export interface QueriedRow {
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly labels: Readonly<Record<string, string>>
  readonly verdict: Omit<Verdict, 'message'>
  readonly since?: number | undefined
  readonly created?: number | undefined
}

/** Rows, or what they are made from: a query makes rows of the page alone. */
export interface RowSource<T extends QueriedRow> {
  readonly rows: Iterable<T>
  /** The same object for all rows of a kind, or for nearly all. */
  readonly resourceOf: (row: T) => ApiResource
  /** The message of its verdict. */
  readonly messageOf: (row: T) => string
  readonly isDiverged: (row: T) => boolean
  readonly toRow: (row: T) => ResourceRow
  readonly aliasesOf?: (resource: ApiResource) => KindAliases
  /** Reads the printer column of this name; undefined when the kind has none. */
  readonly columnOf?: (resource: ApiResource, name: string) => ((row: T) => ColumnValue) | undefined
  /** For how long states last, milliseconds since 1970 UTC. */
  readonly now: number
}

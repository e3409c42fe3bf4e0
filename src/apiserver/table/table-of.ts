import type { KubernetesObject, ListMeta } from '../../object/index.ts'
import { partialMetadataOf } from './partial-metadata.ts'
import type { IncludeObject, Table, TableColumns } from './table.ts'

export interface TableOptions {
  /** Milliseconds since the epoch, for ages. */
  readonly now: number
  /** Default `Metadata`. */
  readonly includeObject?: IncludeObject
  /** The list's; of a single object its resourceVersion. */
  readonly metadata?: ListMeta
  /** Leaves the column definitions out: the later events of a watch. */
  readonly noHeaders?: boolean
}

/** The Table of some objects of one kind. */
export function tableOf(
  columns: TableColumns,
  objects: readonly KubernetesObject[],
  { now, includeObject = 'Metadata', metadata = {}, noHeaders = false }: TableOptions,
): Table {
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: noHeaders ? null : columns.definitions,
    rows: objects.map((object) => ({
      cells: columns.cells(object, now),
      ...(includeObject === 'Metadata' && { object: partialMetadataOf(object) }),
      ...(includeObject === 'Object' && { object }),
    })),
  }
}

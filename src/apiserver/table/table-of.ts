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
  /** Of meta.k8s.io; default v1. */
  readonly version?: 'v1' | 'v1beta1'
  /** Leaves the column definitions out: the later events of a watch. */
  readonly noHeaders?: boolean
}

/** The Table of some objects of one kind. */
export function tableOf(
  columns: TableColumns,
  objects: readonly KubernetesObject[],
  { now, includeObject = 'Metadata', metadata = {}, noHeaders = false, version = 'v1' }: TableOptions,
): Table {
  const apiVersion = `meta.k8s.io/${version}` as const
  const included = (object: KubernetesObject) => {
    if (includeObject === 'Metadata') return { ...partialMetadataOf(object), apiVersion }
    return includeObject === 'Object' ? object : null
  }
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: noHeaders ? null : columns.definitions,
    rows: objects.map((object) => ({ cells: columns.cells(object, now), object: included(object) })),
  }
}

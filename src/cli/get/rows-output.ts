import { formatApiVersion, formatTime } from '../../object/index.ts'
import type { ResourceRow } from '../../view/index.ts'
import { formatDocuments } from '../print/documents.ts'
import { type ListTableOptions, listText } from '../print/list-table.ts'
import { resourceName, rowsTable } from './rows-table.ts'

export type GetFormat = 'table' | 'wide' | 'json' | 'yaml' | 'jsonl' | 'name'

/** The whole answer in one of the formats, with its last line end; '' when there is nothing. */
export function formatRows(
  format: GetFormat,
  rows: readonly ResourceRow[],
  table: Omit<ListTableOptions, 'wide'>,
): string {
  switch (format) {
    case 'json':
    case 'yaml':
    case 'jsonl':
      return formatDocuments(format, rows.map(rowDocument))
    case 'name':
      return rows.map((row) => `${resourceName(row)}\n`).join('')
    case 'table':
    case 'wide':
      return listText(format, rows, table, rowsTable)
  }
}

/** A resource as `-o json` gives it: what `health -o json` gives of an object, and what is known of its time. */
export function rowDocument(row: ResourceRow): Record<string, unknown> {
  const { resource, namespace, name, verdict, since, created, deletion, finalizers, owner } = row
  return {
    apiVersion: formatApiVersion(resource),
    kind: resource.kind,
    namespace,
    name,
    health: verdict,
    ...(row.ownVerdict && { ownHealth: row.ownVerdict }),
    ...(row.causes && { causes: row.causes }),
    ...(since !== undefined && { since: formatTime(since) }),
    ...(created !== undefined && { creationTimestamp: formatTime(created) }),
    ...(deletion !== undefined && { deletionTimestamp: formatTime(deletion), finalizers }),
    ...(row.generation !== undefined && { generation: row.generation }),
    ...(row.observedGeneration !== undefined && { observedGeneration: row.observedGeneration }),
    ...(owner && { owner }),
  }
}

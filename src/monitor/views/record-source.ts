import { type ApiResource, formatGroupKind } from '../../object/index.ts'
import { isNameOfKind, isSecretName, type ResourceQuery, type RowSource } from '../../view/index.ts'
import type { WatchedKind } from '../kind/kind-set.ts'
import { columnOf } from '../record/column-values.ts'
import { fieldOf, recordRow } from '../record/record-row.ts'
import { messageOf } from '../record/record-verdict.ts'
import type { ResourceRecord } from '../record/resource-record.ts'

/** The records of all kinds that a query may look at, to be queried as they are. */
export function recordSource(
  kinds: readonly WatchedKind[],
  query: ResourceQuery,
  now: number,
): RowSource<ResourceRecord> {
  const byKind = new Map(kinds.map((kind) => [formatGroupKind(kind.monitor.table.definition.resource), kind]))
  const kindOf = (resource: ApiResource) => byKind.get(formatGroupKind(resource))
  return {
    rows: recordsOf(kinds.filter((kind) => isLookedAt(kind, query))),
    now,
    resourceOf: (record) => record.definition.resource,
    messageOf: ({ verdict, name }) => messageOf(verdict, name),
    isDiverged: (record) => record.divergence.some(({ diverged }) => diverged),
    toRow: (record) => recordRow(record, now),
    aliasesOf: (resource) => kindOf(resource)?.record.aliases ?? {},
    columnOf: (resource, name) => {
      const columns = kindOf(resource)?.monitor.table.definition.columns ?? []
      // The order of secrets would tell of them.
      const place = columns.findIndex((column) => column.name === name && !isSecretName(fieldOf(column)))
      return place < 0 ? undefined : (record) => columnOf(record, place)
    },
  }
}

/** Those of other kinds count in facets alone. */
function isLookedAt({ record, monitor }: WatchedKind, { kinds, facets }: ResourceQuery): boolean {
  if (!kinds?.length || facets) return true
  return kinds.some((name) => isNameOfKind(name, monitor.table.definition.resource, record.aliases))
}

function* recordsOf(kinds: readonly WatchedKind[]): Generator<ResourceRecord> {
  for (const { monitor } of kinds) yield* monitor.table.records()
}

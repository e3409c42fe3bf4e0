import { compareText } from '../base/index.ts'
import { type ApiResource, formatGroupKind } from '../object/index.ts'
import type { KindAliases } from './kind-name.ts'
import { emptyStates } from './kind-summary.ts'
import type { ResourceFacets, ResourcePage, ResourceQuery } from './resource-query.ts'
import type { ResourceRow } from './resource-row.ts'
import { rowFilter } from './row-filter.ts'
import { rowOrder } from './row-order.ts'
import type { QueriedRow, RowSource } from './row-source.ts'
import { selectPage } from './select-page.ts'

/** More namespaces are no help to anybody who chooses from a list. */
const mostNamespaces = 1000

/** Filters, counts, sorts and pages. Pure; the order is total, so that pages neither overlap nor miss a row. */
export function querySource<T extends QueriedRow>(source: RowSource<T>, query: ResourceQuery): ResourcePage {
  const filter = rowFilter(query, source)
  const states = emptyStates()
  const facets = query.facets ? new FacetCounter() : undefined
  const passed: T[] = []
  for (const row of source.rows) {
    const resource = source.resourceOf(row)
    const inKind = filter.kind(resource)
    const inNamespace = filter.namespace(row)
    const inState = filter.state(row)
    const misses = (inKind ? 0 : 1) + (inNamespace ? 0 : 1) + (inState ? 0 : 1)
    if (misses > 1 || (misses === 1 && inState && facets === undefined) || !filter.rest(row)) continue
    if (inKind && inNamespace) states[row.verdict.state]++
    if (inNamespace && inState) facets?.kind(resource)
    if (inKind && inState) facets?.namespace(row.namespace)
    if (misses === 0) passed.push(row)
  }
  const total = passed.length
  const offset = Math.max(0, query.offset ?? 0)
  const end = query.limit === undefined ? total : offset + Math.max(0, query.limit)
  const rows = selectPage(passed, rowOrder(query, source), offset, end).map(source.toRow)
  return { rows, total, states, ...(facets && { facets: facets.counts() }) }
}

/** The same over rows that are there already. */
export function queryRows(
  rows: Iterable<ResourceRow>,
  query: ResourceQuery,
  { now = 0, aliasesOf }: { now?: number; aliasesOf?: (resource: ApiResource) => KindAliases } = {},
): ResourcePage {
  const source: RowSource<ResourceRow> = {
    rows,
    now,
    resourceOf: (row) => row.resource,
    messageOf: (row) => row.verdict.message,
    isDiverged: (row) => (row.diverged?.length ?? 0) > 0,
    toRow: (row) => row,
    ...(aliasesOf && { aliasesOf }),
  }
  return querySource(source, query)
}

class FacetCounter {
  readonly #kinds = new Map<ApiResource, number>()
  readonly #namespaces = new Map<string, number>()

  kind(resource: ApiResource): void {
    this.#kinds.set(resource, (this.#kinds.get(resource) ?? 0) + 1)
  }

  namespace(namespace: string): void {
    this.#namespaces.set(namespace, (this.#namespaces.get(namespace) ?? 0) + 1)
  }

  counts(): ResourceFacets {
    const kinds = new Map<string, ResourceFacets['kinds'][number]>()
    for (const [resource, count] of this.#kinds) {
      const { group, kind } = resource
      const key = formatGroupKind(resource)
      kinds.set(key, { group, kind, count: count + (kinds.get(key)?.count ?? 0) })
    }
    const namespaces = [...this.#namespaces].map(([namespace, count]) => ({ namespace, count }))
    namespaces.sort((a, b) => b.count - a.count || compareText(a.namespace, b.namespace))
    return {
      kinds: [...kinds.values()].sort((a, b) => compareText(a.group, b.group) || compareText(a.kind, b.kind)),
      namespaces: namespaces.slice(0, mostNamespaces),
    }
  }
}

import { unsureBelow } from '../health/index.ts'
import type { ApiResource } from '../object/index.ts'
import { isNameOfKind } from './kind-name.ts'
import type { ResourceQuery } from './resource-query.ts'
import type { QueriedRow, RowSource } from './row-source.ts'

/** The filters of a query, apart, because a facet leaves its own out of account. */
export interface RowFilter<T> {
  readonly kind: (resource: ApiResource) => boolean
  readonly namespace: (row: T) => boolean
  readonly state: (row: T) => boolean
  /** All others. */
  readonly rest: (row: T) => boolean
}

export function rowFilter<T extends QueriedRow>(query: ResourceQuery, source: RowSource<T>): RowFilter<T> {
  const namespaces = query.namespaces?.length ? new Set(query.namespaces) : undefined
  const states = query.states?.length ? new Set(query.states) : undefined
  const rest = restOf(query, source)
  return {
    kind: kindFilter(query, source),
    namespace: (row) => namespaces === undefined || namespaces.has(row.namespace),
    state: (row) => states === undefined || states.has(row.verdict.state),
    rest: (row) => rest.every((passes) => passes(row)),
  }
}

/** Asked once a kind. */
function kindFilter<T extends QueriedRow>(
  { kinds }: ResourceQuery,
  { aliasesOf }: RowSource<T>,
): (resource: ApiResource) => boolean {
  if (!kinds?.length) return () => true
  const known = new Map<ApiResource, boolean>()
  return (resource) => {
    const before = known.get(resource)
    if (before !== undefined) return before
    const passes = kinds.some((name) => isNameOfKind(name, resource, aliasesOf?.(resource)))
    known.set(resource, passes)
    return passes
  }
}

/** The cheapest first. */
function restOf<T extends QueriedRow>(
  { stale, unsure, diverged, inStateFor, labels, text }: ResourceQuery,
  source: RowSource<T>,
): ((row: T) => boolean)[] {
  const filters: ((row: T) => boolean)[] = []
  if (stale !== undefined) filters.push(({ verdict }) => verdict.stale === stale)
  if (unsure !== undefined) filters.push(({ verdict }) => verdict.certainty < unsureBelow === unsure)
  if (inStateFor !== undefined) {
    const latest = source.now - inStateFor
    filters.push(({ since }) => since !== undefined && since <= latest)
  }
  if (diverged !== undefined) filters.push((row) => source.isDiverged(row) === diverged)
  if (labels !== undefined) filters.push((row) => labels.matches(row.labels))
  for (const word of (text ?? '').split(/\s+/)) {
    const isRefused = word.length > 1 && word.startsWith('!')
    const part = isRefused ? word.slice(1) : word
    if (part !== '') filters.push(wordFilter(part, !isRefused, source))
  }
  return filters
}

function wordFilter<T extends QueriedRow>(
  word: string,
  wanted: boolean,
  { resourceOf, messageOf }: RowSource<T>,
): (row: T) => boolean {
  const pattern = new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
  const kinds = new Map<ApiResource, boolean>()
  const isOfKind = (resource: ApiResource) => {
    const before = kinds.get(resource)
    if (before !== undefined) return before
    const found = pattern.test(resource.kind) || pattern.test(resource.group)
    kinds.set(resource, found)
    return found
  }
  return (row) => {
    const found =
      isOfKind(resourceOf(row)) ||
      pattern.test(row.name) ||
      pattern.test(row.namespace) ||
      pattern.test(row.verdict.reason) ||
      pattern.test(messageOf(row))
    return found === wanted
  }
}

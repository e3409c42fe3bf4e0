import { compareText } from '../base/index.ts'
import { type HealthState, healthStates } from '../health/index.ts'
import { formatGroupKind, type LabelSelector } from '../object/index.ts'
import { isNameOfKind, type KindAliases } from './kind-name.ts'
import { emptyStates } from './kind-summary.ts'
import type { ResourceRow } from './resource-row.ts'

/** What a viewer asks for. A filter that is absent or empty lets everything pass; all of them have to agree. */
export interface ResourceQuery {
  /** Names of kinds as people type them; see `isNameOfKind`. */
  readonly kinds?: readonly string[]
  readonly namespaces?: readonly string[]
  readonly labels?: LabelSelector
  readonly states?: readonly HealthState[]
  /** Part of the name, namespace, kind, reason or message, in any letter case; every word has to occur. */
  readonly text?: string
  readonly sort?: ResourceOrder
  /** Rows to leave out from the start; default 0. */
  readonly offset?: number
  /** Most rows to give; default all. */
  readonly limit?: number
}

/**
 * - `health`: worst first, then the one that is longest in its state, then by kind, namespace and name.
 * - `name`: by namespace and name, then by kind.
 * - `age`: oldest first.
 */
export type ResourceOrder = 'health' | 'name' | 'age'

/** One page of an answer. */
export interface ResourcePage {
  readonly rows: readonly ResourceRow[]
  /** How many rows the filters let pass, all pages together. */
  readonly total: number
  /** The same by state; the filter `states` is left out of account, so that a viewer can offer the others. */
  readonly states: Readonly<Record<HealthState, number>>
}

/** Filters, sorts and pages. Pure; the order is total, so that pages neither overlap nor miss a row. */
export function queryRows(
  rows: Iterable<ResourceRow>,
  query: ResourceQuery,
  aliasesOf: (row: ResourceRow) => KindAliases = () => ({}),
): ResourcePage {
  const states = emptyStates()
  const wanted = query.states?.length ? new Set(query.states) : undefined
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const passed: ResourceRow[] = []
  for (const row of rows) {
    if (!passes(row, query, words, aliasesOf)) continue
    states[row.verdict.state]++
    if (!wanted || wanted.has(row.verdict.state)) passed.push(row)
  }
  passed.sort(orders[query.sort ?? 'health'])
  const offset = Math.max(0, query.offset ?? 0)
  const end = query.limit === undefined ? undefined : offset + Math.max(0, query.limit)
  return { rows: passed.slice(offset, end), total: passed.length, states }
}

/** Worst first, then longest in that state: the order of `get` and of every list of what needs attention. */
function compareByHealth(a: ResourceRow, b: ResourceRow): number {
  return (
    rankOf(a) - rankOf(b) ||
    compareTimes(a.since ?? a.created, b.since ?? b.created) ||
    compareText(formatGroupKind(a.resource), formatGroupKind(b.resource)) ||
    compareIdentity(a, b)
  )
}

const orders: Readonly<Record<ResourceOrder, (a: ResourceRow, b: ResourceRow) => number>> = {
  health: compareByHealth,
  name: (a, b) =>
    compareIdentity(a, b) || compareText(formatGroupKind(a.resource), formatGroupKind(b.resource)),
  age: (a, b) => compareTimes(a.created, b.created) || compareByHealth(a, b),
}

const ranks = new Map(healthStates.map((state, rank) => [state, rank]))

function rankOf(row: ResourceRow): number {
  return ranks.get(row.verdict.state) ?? ranks.size
}

/** Earliest first, unknown last. */
function compareTimes(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  return b === undefined ? -1 : a - b
}

function compareIdentity(a: ResourceRow, b: ResourceRow): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name) || compareText(a.uid, b.uid)
}

function passes(
  row: ResourceRow,
  { kinds, namespaces, labels }: ResourceQuery,
  words: readonly string[],
  aliasesOf: (row: ResourceRow) => KindAliases,
): boolean {
  if (kinds?.length && !kinds.some((name) => isNameOfKind(name, row.resource, aliasesOf(row)))) return false
  if (namespaces?.length && !namespaces.includes(row.namespace)) return false
  if (labels && !labels.matches(row.labels)) return false
  if (words.length === 0) return true
  const { kind, group } = row.resource
  const { reason, message } = row.verdict
  const text = [row.name, row.namespace, kind, group, reason, message].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

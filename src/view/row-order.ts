import { compareText } from '../base/index.ts'
import { healthStates } from '../health/index.ts'
import { type ApiResource, formatGroupKind, parseQuantity } from '../object/index.ts'
import type { ResourceQuery } from './resource-query.ts'
import type { ColumnValue } from './resource-row.ts'
import type { QueriedRow, RowSource } from './row-source.ts'

/** A total order: rows are equal only when they are the same. */
export type RowOrder<T> = (a: T, b: T) => number

/** The order that a query asks for. */
export function rowOrder<T extends QueriedRow>(
  { sort = 'health', descending = false }: Pick<ResourceQuery, 'sort' | 'descending'>,
  source: RowSource<T>,
): RowOrder<T> {
  const sign = descending ? -1 : 1
  const byKind = kindOrder(source)
  const byIdentity = (a: T, b: T) => compareIdentity(a, b) || byKind(a, b)
  const byHealth = healthOrder(sign, byKind)
  switch (sort) {
    case 'health':
      return byHealth
    case 'name':
      return (a, b) => sign * byIdentity(a, b)
    case 'age':
      return (a, b) => compareNumbers(a.created, b.created, sign) || byIdentity(a, b)
    case 'since':
      return (a, b) => compareNumbers(a.since, b.since, sign) || byIdentity(a, b)
    case 'kind':
      return (a, b) => sign * byKind(a, b) || byHealth(a, b)
    default: {
      const keyOf = columnKeys(sort.slice('column:'.length), source)
      return (a, b) => compareKeys(keyOf(a), keyOf(b), sign) || byIdentity(a, b)
    }
  }
}

/** Worst first, then longest in that state: the order of `get` and of every list of what needs attention. */
function healthOrder<T extends QueriedRow>(sign: number, byKind: RowOrder<T>): RowOrder<T> {
  return (a, b) =>
    sign * (rankOf(a) - rankOf(b)) ||
    compareNumbers(a.since ?? a.created, b.since ?? b.created, 1) ||
    byKind(a, b) ||
    compareIdentity(a, b)
}

const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  healthStates.map((state, rank) => [state, rank]),
)

function rankOf(row: QueriedRow): number {
  return ranks[row.verdict.state] ?? healthStates.length
}

/** The text of a kind is made once, not at every comparison. */
function kindOrder<T extends QueriedRow>({ resourceOf }: RowSource<T>): RowOrder<T> {
  const texts = new Map<ApiResource, string>()
  const textOf = (resource: ApiResource) => {
    const known = texts.get(resource)
    if (known !== undefined) return known
    const text = formatGroupKind(resource)
    texts.set(resource, text)
    return text
  }
  return (a, b) => {
    const [left, right] = [resourceOf(a), resourceOf(b)]
    return left === right ? 0 : compareText(textOf(left), textOf(right))
  }
}

/** Smallest first, unknown last. */
function compareNumbers(a: number | undefined, b: number | undefined, sign: number): number {
  if (a === b) return 0
  if (a === undefined) return 1
  return b === undefined ? -1 : sign * (a - b)
}

function compareIdentity(a: QueriedRow, b: QueriedRow): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name) || compareText(a.uid, b.uid)
}

type Key = number | string | undefined

/** What a row has in the column: a number where it can be read as one, else text; each value is read once. */
function columnKeys<T extends QueriedRow>(name: string, source: RowSource<T>): (row: T) => Key {
  const keys = new Map<ColumnValue, Key>()
  const readers = new Map<ApiResource, ((row: T) => ColumnValue) | undefined>()
  return (row) => {
    const resource = source.resourceOf(row)
    if (!readers.has(resource)) readers.set(resource, source.columnOf?.(resource, name))
    const value = readers.get(resource)?.(row) ?? null
    if (!keys.has(value)) keys.set(value, keyOf(value))
    return keys.get(value)
  }
}

function keyOf(value: ColumnValue): Key {
  if (value === null || value === '') return undefined
  if (typeof value !== 'string') return Number(value)
  return parseQuantity(value)?.toNumber() ?? value
}

/** Numbers before texts. */
function compareKeys(a: Key, b: Key, sign: number): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  if (typeof a === 'number') return typeof b === 'number' ? sign * (a - b) : -sign
  return typeof b === 'number' ? sign : sign * compareText(a, b)
}

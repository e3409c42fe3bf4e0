import type { ResourceRecord } from '../record/resource-record.ts'

/**
 * Whether two records of one resource have the same row, so that viewers need not hear of the change: operators write
 * heartbeats and counters that no row shows. May say no of rows that are the same, never yes of others.
 */
export function isSameRow(a: ResourceRecord, b: ResourceRecord): boolean {
  return (
    a.definition === b.definition &&
    a.latestTransitions === b.latestTransitions &&
    scalars.every((field) => a[field] === b[field]) &&
    isSame(a.verdict, b.verdict) &&
    isSame(a.ownVerdict, b.ownVerdict) &&
    isSame(a.owner, b.owner) &&
    isSame(a.labels, b.labels) &&
    isSame(a.columns, b.columns) &&
    isSame(a.finalizers, b.finalizers) &&
    isSameEach(a.divergence, b.divergence) &&
    isSameEach(a.owned?.causes, b.owned?.causes)
  )
}

const scalars = ['since', 'created', 'deletion', 'generation', 'observedGeneration'] as const

/** Of objects and lists whose values are scalars. */
function isSame(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Reflect.get(a, name) === Reflect.get(b, name))
  )
}

function isSameEach(a: readonly object[] = [], b: readonly object[] = []): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => isSame(item, b[index])))
}

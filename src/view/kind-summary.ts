import { compareText } from '../base/index.ts'
import { type HealthState, healthStates } from '../health/index.ts'
import type { ApiResource } from '../object/index.ts'
import type { Finding } from './finding.ts'

/** A printer column of a kind, in the order of a row's `columns`. */
export interface KindColumn {
  readonly name: string
  /** As the definition has it: `string`, `integer`, `number`, `boolean` or `date`. */
  readonly type: string
  /** Above 0 it is shown in wide tables only. */
  readonly priority: number
}

/** One kind as viewers list it. */
export interface KindSummary {
  readonly resource: ApiResource
  readonly total: number
  readonly states: Readonly<Record<HealthState, number>>
  /** Whether every resource of the kind is known. */
  readonly synced: boolean
  /** Why it is not, in a sentence that names verb, resource and namespace where one was refused. */
  readonly problem?: string
  /** The headings of the rows' columns; absent when they were not read. */
  readonly columns?: readonly KindColumn[]
  /** What of its definition should be looked at; absent when there is nothing. */
  readonly findings?: readonly Finding[]
}

/** No resource in any state. */
export function emptyStates(): Record<HealthState, number> {
  return Object.fromEntries(healthStates.map((state) => [state, 0])) as Record<HealthState, number>
}

/** Kinds with the most degraded resources first, then the most terminating ones and so on, then by group and kind. */
export function compareKinds(a: KindSummary, b: KindSummary): number {
  for (const state of healthStates) {
    if (state === 'healthy') break
    const difference = b.states[state] - a.states[state]
    if (difference !== 0) return difference
  }
  return compareText(a.resource.group, b.resource.group) || compareText(a.resource.kind, b.resource.kind)
}

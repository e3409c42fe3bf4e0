import { compactRow, maskSecrets, type ResourceRow } from '../../view/index.ts'
import type { ColumnDefinition } from '../definition/kind-definition.ts'
import { columnOf } from './column-values.ts'
import { mostFlappingOf } from './condition-transitions.ts'
import { verdictOf } from './record-verdict.ts'
import type { ResourceRecord } from './resource-record.ts'

/** The row of a record at this time, without what may not be shown: printer columns and messages can hold secrets. */
export function recordRow(record: ResourceRecord, now: number): ResourceRow {
  const { verdict, ownVerdict, name, definition } = record
  const diverged = record.divergence.filter((pair) => pair.diverged).map(({ field }) => field)
  return compactRow({
    resource: definition.resource,
    namespace: record.namespace,
    name,
    uid: record.uid,
    labels: record.labels,
    verdict: withSafeMessage(verdictOf(verdict, name)),
    ownVerdict: ownVerdict && withSafeMessage(verdictOf(ownVerdict, name)),
    causes: record.owned?.causes.length ? record.owned.causes.map(withSafeMessage) : undefined,
    since: record.since,
    created: record.created,
    deletion: record.deletion,
    finalizers: record.finalizers,
    generation: record.generation,
    observedGeneration: record.observedGeneration,
    owner: record.owner,
    diverged: diverged.length === 0 ? undefined : diverged,
    flapping: mostFlappingOf(record, now),
    columns: record.columns.map((_, place) => {
      const value = columnOf(record, place)
      const column = definition.columns[place]
      return column === undefined ? value : (maskSecrets(value, undefined, fieldOf(column)) as typeof value)
    }),
  })
}

function withSafeMessage<T extends { readonly message: string }>(said: T): T {
  const message = maskSecrets(said.message) as string
  return message === said.message ? said : { ...said, message }
}

/** The field that a printer column shows: the last name of its path. */
export function fieldOf({ column, name }: ColumnDefinition): string {
  return /([\w-]+)[^\w]*$/.exec(column.definition.jsonPath)?.[1] ?? name
}

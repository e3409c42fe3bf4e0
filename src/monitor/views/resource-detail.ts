import { type Explanation, explain, type Hints } from '../../health/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { type FieldPair, maskObject, maskSecrets, type ResourceDetail } from '../../view/index.ts'
import { findingsOf } from '../finding/findings.ts'
import type { WatchedKind } from '../kind/kind-set.ts'
import type { Fetched } from '../object-fetcher.ts'
import { recordRow } from '../record/record-row.ts'
import type { ResourceRecord } from '../record/resource-record.ts'
import { stuckClues } from './stuck-clues.ts'

/** Gives the verdict on an object with all that it was drawn from. */
export type Explain = (object: KubernetesObject, hints: Hints) => Explanation

/** Everything about one resource: what the record knows, and what its object says when it could be fetched. */
export function resourceDetail(
  record: ResourceRecord,
  fetched: Fetched,
  now: number,
  explanation: Explain = explain,
  watched: readonly WatchedKind[] = [],
): ResourceDetail {
  const findings = findingsOf(record, now, stuckClues(record, fetched.object, watched))
  const known = {
    row: recordRow(record, now),
    pairs: pairsOf(record),
    ...(findings.length > 0 && { findings }),
  }
  if (fetched.object === undefined) return { ...known, problem: fetched.problem }
  const object = maskObject(withoutManagedFields(fetched.object))
  return { ...known, signals: signalsOf(fetched.object, record, now, explanation), object }
}

/** By the same hints as the record was judged. */
function signalsOf(
  object: KubernetesObject,
  { definition }: ResourceRecord,
  now: number,
  explanation: Explain,
): NonNullable<ResourceDetail['signals']> {
  const { verdict, signals } = explanation(object, { now, schema: definition.schemaHints })
  const decisive = signals.find(
    ({ rule, path, state, reason }) =>
      rule === verdict.rule && path === verdict.field && state === verdict.state && reason === verdict.reason,
  )
  return signals.map((signal) => ({
    ...signal,
    message: maskSecrets(signal.message) as string,
    decided: signal === decisive,
  }))
}

function pairsOf({ divergence }: ResourceRecord): FieldPair[] {
  return divergence.map(({ field, wanted, observed, diverged }) => {
    const name = /[^.[\]]*$/.exec(field)?.[0] ?? field
    return {
      field,
      wanted: maskSecrets(wanted, undefined, name) as string,
      observed: maskSecrets(observed, undefined, name) as string,
      diverged,
    }
  })
}

/** They are for servers, and longer than all the rest. */
function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

import type { Verdict } from '../health/index.ts'
import {
  type ApiResource,
  blockingFinalizersOf,
  conditionsOf,
  controllerOf,
  type KubernetesObject,
  labelsOf,
  parseTime,
  readGeneration,
  statusOf,
} from '../object/index.ts'
import { maskSecrets } from './mask-secrets.ts'
import type { ColumnValue, ResourceRow } from './resource-row.ts'
import { sinceOf } from './since.ts'

/**
 * The row of an object, secrets in the verdict's message masked. Pure and total: a field of an odd type counts as absent.
 *
 * @param now milliseconds since 1970 UTC
 * @param columns values of the kind's printer columns, for whoever shows them
 */
export function rowOf(
  object: KubernetesObject,
  resource: ApiResource,
  verdict: Verdict,
  now: number,
  columns: readonly ColumnValue[] = [],
): ResourceRow {
  const metadata: KubernetesObject['metadata'] = object.metadata ?? {}
  const deletion = parseTime(metadata.deletionTimestamp)
  return compactRow({
    resource,
    namespace: textOf(metadata.namespace),
    name: textOf(metadata.name),
    uid: textOf(metadata.uid),
    labels: labelsOf(object),
    verdict: shownVerdict(verdict),
    ownVerdict: undefined,
    causes: undefined,
    since: sinceOf(verdict, conditionsOf(object), deletion, now),
    created: parseTime(metadata.creationTimestamp),
    deletion,
    finalizers: blockingFinalizersOf(object),
    generation: readGeneration(metadata.generation),
    observedGeneration: readGeneration(statusOf(object).observedGeneration),
    owner: controllerOf(object),
    diverged: undefined,
    flapping: undefined,
    columns,
  })
}

function shownVerdict(verdict: Verdict): Verdict {
  const message = maskSecrets(verdict.message)
  return message === verdict.message ? verdict : { ...verdict, message: message as string }
}

/** Without the fields that are undefined, so that a row equals itself after a trip through JSON. */
export function compactRow(
  row: { [K in keyof Required<ResourceRow>]: ResourceRow[K] | undefined },
): ResourceRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as unknown as ResourceRow
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

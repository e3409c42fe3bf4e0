import { isJsonObject, type KubernetesObject, parseApiVersion, parseTime } from '../object/index.ts'
import type { EventRow } from './event-row.ts'
import { maskSecrets } from './mask-secrets.ts'

/** Longer texts are cut; the API server admits notes of 1,024 bytes. */
const longestNote = 1024
const longestName = 253
const longestWord = 128

/**
 * The row of an event as events.k8s.io/v1 has it, secrets in its note masked. Pure and total: a field of an odd type
 * counts as absent, a type that is not Warning is Normal.
 *
 * It was seen last at series.lastObservedTime, else deprecatedLastTimestamp, else eventTime, else
 * deprecatedFirstTimestamp, else when it was created; and as often as series.count, else deprecatedCount, else once. A
 * recorder of client-go's tools/events counts in `series` from the second time on and leaves the other two fields
 * empty, one of tools/record writes those alone.
 */
export function eventRowOf(event: KubernetesObject): EventRow {
  const { series, regarding, eventTime, deprecatedFirstTimestamp, deprecatedLastTimestamp } = event
  const repeated = isJsonObject(series) ? series : {}
  const about = isJsonObject(regarding) ? regarding : {}
  const source = isJsonObject(event.deprecatedSource) ? event.deprecatedSource : {}
  const created = event.metadata?.creationTimestamp
  const last = timeOf(
    repeated.lastObservedTime,
    deprecatedLastTimestamp,
    eventTime,
    deprecatedFirstTimestamp,
    created,
  )
  const action = textOf(event.action, longestWord)
  return {
    uid: textOf(event.metadata?.uid, longestName),
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: textOf(event.reason, longestWord),
    ...(action !== '' && { action }),
    note: maskSecrets(textOf(event.note, longestNote)) as string,
    regarding: {
      group: parseApiVersion(textOf(about.apiVersion, longestName)).group,
      kind: textOf(about.kind, longestWord),
      namespace: textOf(about.namespace, longestName),
      name: textOf(about.name, longestName),
      uid: textOf(about.uid, longestName),
    },
    controller: textOf(event.reportingController, longestName) || textOf(source.component, longestName),
    count: countOf(repeated.count) ?? countOf(event.deprecatedCount) ?? 1,
    first: Math.min(timeOf(deprecatedFirstTimestamp, eventTime, created), last),
    last,
  }
}

/** The first that is a time; 1970 when none is. */
function timeOf(...values: readonly unknown[]): number {
  for (const value of values) {
    const time = parseTime(value)
    if (time !== undefined) return time
  }
  return 0
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.slice(0, longest) : ''
}

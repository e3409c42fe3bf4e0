import type { KubernetesObject } from '../../object/index.ts'

/** Fields of a core/v1 Event and what events.k8s.io/v1 calls them; the rest is called the same. */
const renamed = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['reportingComponent', 'reportingController'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
] as const

/** Written in core/v1 though empty, left out in events.k8s.io/v1. */
const neverEmpty = ['reportingController', 'reportingInstance']

const toEvents = new Map<string, string>(renamed)
const toCore = new Map<string, string>(renamed.map(([core, events]) => [events, core]))

/** A core/v1 Event as events.k8s.io/v1 shows it (kubernetes/pkg/apis/events/v1/conversion.go). */
export function eventFrom(coreEvent: KubernetesObject): KubernetesObject {
  const event = rename(coreEvent, toEvents, 'events.k8s.io/v1')
  for (const field of neverEmpty) if (event[field] === '') delete event[field]
  return event
}

/** The way back. The two lose nothing. */
export function coreEventFrom(event: KubernetesObject): KubernetesObject {
  return { reportingComponent: '', reportingInstance: '', ...rename(event, toCore, 'v1') }
}

function rename(
  object: KubernetesObject,
  names: ReadonlyMap<string, string>,
  apiVersion: string,
): KubernetesObject {
  const entries = Object.entries(object).map(([key, value]) => [names.get(key) ?? key, value])
  const { metadata } = object
  return { ...Object.fromEntries(entries), metadata, ...(object.apiVersion !== undefined && { apiVersion }) }
}

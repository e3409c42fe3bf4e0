import { expect, test } from 'vitest'
import { coreEventFrom, eventFrom } from './event-conversion.ts'

const core = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', namespace: 'a', message: 'not renamed' },
  involvedObject: { kind: 'Pod', name: 'p' },
  message: 'hello',
  reason: 'Because',
  source: { component: 'kubelet' },
  firstTimestamp: '2026-01-01T00:00:00Z',
  lastTimestamp: null,
  eventTime: null,
  count: 2,
  type: 'Normal',
  reportingComponent: 'kubelet',
  reportingInstance: '',
}

test('an event of core/v1 is shown under the names of events.k8s.io/v1', () => {
  expect(eventFrom(core)).toEqual({
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'e', namespace: 'a', message: 'not renamed' },
    regarding: { kind: 'Pod', name: 'p' },
    note: 'hello',
    reason: 'Because',
    deprecatedSource: { component: 'kubelet' },
    deprecatedFirstTimestamp: '2026-01-01T00:00:00Z',
    deprecatedLastTimestamp: null,
    eventTime: null,
    deprecatedCount: 2,
    type: 'Normal',
    reportingController: 'kubelet',
  })
})

test('there and back is the same event, and nothing is changed in place', () => {
  const before = structuredClone(core)
  expect(coreEventFrom(eventFrom(core))).toEqual(before)
  expect(core).toEqual(before)
})

import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../object/index.ts'
import { EventSink } from './event-sink.ts'

const event = (uid: string, count: number, minute = 0): KubernetesObject => ({
  metadata: { uid },
  deprecatedCount: count,
  deprecatedLastTimestamp: `2026-01-01T00:0${minute}:00Z`,
})

test('an occurrence is told once, however often its event is listed or written', () => {
  const told: string[] = []
  const sink = new EventSink(({ uid, count }) => told.push(`${uid} ${count}`))
  const list = (...events: KubernetesObject[]) => {
    sink.begin()
    for (const one of events) sink.add(one)
    sink.commit()
  }
  expect(sink.first).toBeUndefined()
  list(event('a', 1))
  expect(sink.first?.map(({ uid }) => uid)).toEqual(['a'])
  sink.upsert(event('a', 1))
  sink.upsert(event('a', 2))
  list(event('c', 1, 3), event('b', 1, 2), event('a', 2))
  sink.remove(event('b', 1))
  sink.begin()
  sink.add(event('d', 1))
  sink.abandon()
  sink.upsert(event('c', 2))
  expect(told).toEqual(['a 2', 'b 1', 'c 1', 'c 2'])
})

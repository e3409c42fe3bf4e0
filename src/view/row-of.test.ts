import { describe, expect, test } from 'vitest'
import type { Verdict } from '../health/index.ts'
import type { ApiResource, KubernetesObject } from '../object/index.ts'
import { rowOf } from './row-of.ts'

const resource: ApiResource = {
  group: 'example.com',
  version: 'v1',
  resource: 'databases',
  kind: 'Database',
  namespaced: true,
}
const verdict: Verdict = {
  state: 'degraded',
  reason: 'Down',
  message: 'it is down',
  rule: 'condition-ready',
  field: 'status.conditions[type=Ready]',
  certainty: 0.9,
  stale: false,
}
const now = Date.UTC(2026, 0, 2)

describe('the row of an object', () => {
  test('tells no secret', () => {
    const message = 'login with password=SEKRET7; Bearer SEKRET8abc'
    const row = rowOf({ metadata: {} }, resource, { ...verdict, message }, now)
    expect(row.verdict.message).toBe('login with password=••••••; Bearer ••••••')
    expect(rowOf({ metadata: {} }, resource, verdict, now).verdict).toBe(verdict)
  })

  test('holds what viewers list', () => {
    const object: KubernetesObject = {
      metadata: {
        namespace: 'shop',
        name: 'orders',
        uid: 'u1',
        generation: 3,
        creationTimestamp: '2026-01-01T00:00:00Z',
        labels: { team: 'a' },
        ownerReferences: [
          { apiVersion: 'v1', kind: 'Other', name: 'x', uid: '1' },
          { apiVersion: 'v1', kind: 'Shop', name: 'main', uid: '2', controller: true },
        ],
        finalizers: ['held'],
      },
      status: {
        observedGeneration: '2',
        conditions: [
          { type: 'Synced', status: 'True', lastTransitionTime: '2026-01-01T01:00:00Z' },
          { type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T02:00:00Z' },
        ],
      },
    }
    expect(rowOf(object, resource, verdict, now, ['14', 3])).toEqual({
      resource,
      namespace: 'shop',
      name: 'orders',
      uid: 'u1',
      labels: { team: 'a' },
      verdict,
      since: Date.UTC(2026, 0, 1, 2),
      created: Date.UTC(2026, 0, 1),
      finalizers: [],
      generation: 3,
      observedGeneration: 2,
      owner: { kind: 'Shop', name: 'main' },
      columns: ['14', 3],
    })
  })

  test('of one being deleted tells since when, and what holds it', () => {
    const object: KubernetesObject = {
      metadata: { name: 'a', deletionTimestamp: '2026-01-01T12:00:00Z', finalizers: ['one', 'two', 'one'] },
    }
    const row = rowOf(object, resource, { ...verdict, state: 'terminating', field: '' }, now)
    expect(row).toMatchObject({ since: row.deletion, finalizers: ['one', 'two'] })
    expect(row.deletion).toBe(Date.UTC(2026, 0, 1, 12))
  })

  test('is never in its state since a time to come', () => {
    const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: '2030-01-01T00:00:00Z' }]
    expect(rowOf({ metadata: {}, status: { conditions } }, resource, verdict, now).since).toBe(now)
  })

  test.each([
    ['no metadata', {}],
    ['null fields', { metadata: null, status: null, spec: null }],
    ['numbers for text', { metadata: { name: 1, namespace: 2, uid: 3, labels: 4, ownerReferences: 5 } }],
    ['lists for objects', { metadata: [], status: [], spec: [] }],
    ['nulls in lists', { metadata: { ownerReferences: [null], finalizers: [null], deletionTimestamp: 'x' } }],
    ['text for conditions', { metadata: {}, status: { conditions: 'Ready' } }],
  ])('of an object with %s is a row', (_, object) => {
    const row = rowOf(object as unknown as KubernetesObject, resource, verdict, now)
    expect(row).toMatchObject({ namespace: '', name: '', uid: '', finalizers: [] })
    expect(JSON.parse(JSON.stringify(row))).toEqual(row)
  })
})

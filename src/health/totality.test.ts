import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../object/index.ts'
import { assess, explain, type Hints, healthStates, noOverrides, overridesFrom } from './index.ts'

const key = fc.oneof(
  fc.constantFrom(
    'phase',
    'state',
    'status',
    'health',
    'conditions',
    'ready',
    'replicas',
    'readyReplicas',
    'error',
  ),
  fc.constantFrom(
    'message',
    'reason',
    'type',
    'observedGeneration',
    'expectedNodes',
    'lastError',
    'paused',
    'schedule',
    'lastScheduleTime',
    'lastSuccessfulTime',
    'active',
    'upgrading',
    'name',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }),
)
const leaf = fc.oneof(
  fc.constantFrom('True', 'False', 'Ready', 'Failed', 'Error: not found', '1/2', '', 'Waiting for it'),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(key, tie('json'), { maxKeys: 6 }),
  ),
}))
const object = fc.record(
  { apiVersion: json, kind: json, metadata: json, spec: json, status: json },
  { requiredKeys: [] },
) as fc.Arbitrary<unknown> as fc.Arbitrary<KubernetesObject>

const now = fc.integer({ min: 0, max: 4e12 })
const builtinKey = fc.constantFrom(
  ...[
    'phase',
    'reason',
    'replicas',
    'readyReplicas',
    'availableReplicas',
    'updatedReplicas',
    'observedGeneration',
  ],
  ...[
    'conditions',
    'containerStatuses',
    'initContainerStatuses',
    'waiting',
    'terminated',
    'exitCode',
    'active',
  ],
  ...['paused', 'suspend', 'type', 'loadBalancer', 'ingress', 'updateStrategy', 'desiredNumberScheduled'],
)

function expectVerdict(one: KubernetesObject, hints: Hints = {}): void {
  const { verdict, signals } = explain(one, hints)
  expect(healthStates).toContain(verdict.state)
  expect(verdict.reason).not.toBe('')
  expect(verdict.certainty).toBeGreaterThan(0)
  expect(verdict.certainty).toBeLessThanOrEqual(1)
  expect(verdict.message.length).toBeLessThanOrEqual(512)
  if (signals.length === 0) expect(verdict.state).toBe('unknown')
  else expect(signals.map(({ path }) => path)).toContain(verdict.field)
}

describe('an assessment', () => {
  test('gives a verdict on whatever JSON can hold, and does not change it', () => {
    fc.assert(
      fc.property(object, (one) => {
        const before = JSON.stringify(one)
        expectVerdict(one)
        expect(JSON.stringify(one)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  test.each([null, 1, 'Ready', [], true, undefined])('of %j instead of an object is unknown', (one) => {
    expect(assess(one as unknown as KubernetesObject).state).toBe('unknown')
  })

  test('of a built-in kind gives a verdict on whatever stands in its spec and status', () => {
    const kind = fc.constantFrom(
      ...['apps/v1 Deployment', 'apps/v1 StatefulSet', 'apps/v1 DaemonSet', 'apps/v1 ReplicaSet'],
      ...['batch/v1 Job', 'v1 Pod', 'v1 PersistentVolumeClaim', 'v1 Service'],
    )
    const container = fc.record(
      { name: json, state: fc.oneof(json, fc.dictionary(builtinKey, json)), lastState: json, started: json },
      { requiredKeys: [] },
    )
    const fields = fc.dictionary(builtinKey, fc.oneof(json, fc.array(container, { maxLength: 3 })), {
      maxKeys: 8,
    })
    fc.assert(
      fc.property(kind, fields, fields, fc.option(now), (one, spec, status, time) => {
        const [apiVersion = '', name = ''] = one.split(' ')
        const object = { apiVersion, kind: name, metadata: { generation: 2 }, spec, status }
        expectVerdict(object as KubernetesObject, time === null ? {} : { now: time })
      }),
      { numRuns: 300 },
    )
  })

  test('gives a verdict whatever the hints say', () => {
    const text = fc.constantFrom('status.phase', 'status.state', 'status.conditions[type=Ready]', '')
    const values = fc.array(fc.constantFrom('Running', 'Failed', 'Succeeded', ''), { maxLength: 4 })
    const hints: fc.Arbitrary<Hints> = fc.record(
      {
        now,
        schema: fc.record({
          hasStatus: fc.boolean(),
          enums: fc.dictionary(text, values),
          columns: fc.dictionary(text, fc.constantFrom('Status', 'Age', '')),
        }),
        history: fc.record({
          wasHealthy: fc.boolean(),
          state: fc.constantFrom(...healthStates),
          stateSince: now,
        }),
        overrides: fc.constantFrom(
          noOverrides,
          ...[() => undefined, () => ({ state: 'unknown' }) as const, () => JSON.parse('{')].map(
            (assessOne) =>
              overridesFrom(['Ready', 'phase', ''].map((kind) => ({ group: '', kind, assess: assessOne }))),
          ),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(object, hints, (one, given) => expectVerdict(one, given)),
      { numRuns: 300 },
    )
  })

  test('gives the same verdict on the same object', () => {
    fc.assert(
      fc.property(object, (one) => {
        expect(assess(one)).toEqual(assess(structuredClone(one)))
      }),
      { numRuns: 50 },
    )
  })

  test('survives a status a thousand levels deep', () => {
    let status: unknown = { phase: 'Failed' }
    for (let level = 0; level < 1000; level++) status = level % 2 === 0 ? { a: status } : [status]
    expectVerdict({ metadata: {}, status })
  })

  test.each([
    ['one long message', { message: 'a '.repeat(512 * 1024) }],
    ['one long state', { phase: 'a'.repeat(1024 * 1024) }],
    ['open quotes', { message: '"`'.repeat(512 * 1024) }],
    [
      'many fields',
      Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`fieldState${index}`, 'Running'])),
    ],
    [
      'a long list',
      { nodes: Array.from({ length: 40_000 }, (_, index) => ({ name: `n${index}`, state: 'Running' })) },
    ],
    [
      'many conditions',
      {
        conditions: Array.from({ length: 10_000 }, (_, index) => ({ type: `Type${index}`, status: 'True' })),
      },
    ],
    ['a key of a mebibyte', { ['x'.repeat(1024 * 1024)]: 'Failed' }],
  ])('answers on a mebibyte of status: %s', (_, status) => {
    const { signals } = explain({ metadata: {}, status })
    expect(signals.length).toBeLessThan(5_000)
    expectVerdict({ metadata: {}, status })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFieldPath, valueAt } from './field-path.ts'
import type { KubernetesObject } from './kubernetes-object.ts'
import { writersOf } from './managed-fields.ts'

const object: KubernetesObject = {
  metadata: {
    labels: { 'app.kubernetes.io/name': 'shop', tier: 'web' },
    managedFields: [
      {
        manager: 'argocd-controller',
        operation: 'Apply',
        time: '2026-01-01T00:00:00Z',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/name': {} } },
          'f:spec': {
            'f:image': {},
            'f:containers': { 'k:{"name":"app"}': { '.': {}, 'f:name': {}, 'f:image': {} } },
            'f:zones': { 'v:"a"': {} },
            'f:gone': { 'k:{"name":"x"}': {} },
          },
        },
      },
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        time: '2026-01-02T00:00:00Z',
        fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': {}, 'f:list': { 'i:1': {} } } },
      },
      {
        manager: 'operator',
        operation: 'Update',
        subresource: 'status',
        time: '2026-01-03T00:00:00Z',
        fieldsV1: { 'f:status': { '.': {}, 'f:phase': {} } },
      },
    ],
  },
  spec: {
    image: 'a',
    replicas: 3,
    template: { spec: { port: 80 } },
    containers: [
      { name: 'side', image: 's' },
      { name: 'app', image: 'b' },
    ],
    zones: ['b', 'a'],
    list: [1, 2],
  },
  status: { phase: 'Ready' },
}

const managers = (...path: (string | number)[]) => writersOf(object, path).map(({ manager }) => manager)

test('who created the thing is not taken for the writer of a part that somebody else wrote', () => {
  const entry = (manager: string, fields: object) => ({ manager, fieldsV1: { 'f:spec': fields } })
  const shared: KubernetesObject = {
    metadata: { managedFields: [entry('creator', {}), entry('editor', { 'f:image': {} })] },
    spec: { image: 'a', other: 1 },
  }
  const managersOf = (field: string) => writersOf(shared, ['spec', field]).map(({ manager }) => manager)
  expect(managersOf('image')).toEqual(['editor'])
  expect(managersOf('other')).toEqual(['creator'])
})

describe('who wrote a field', () => {
  test.each([
    [['spec', 'image'], ['argocd-controller']],
    [['spec', 'replicas'], ['kubectl-edit']],
    [['spec', 'template', 'spec', 'port'], ['kubectl-edit']],
    [['spec', 'containers', 1, 'image'], ['argocd-controller']],
    [['spec', 'containers', 0, 'image'], []],
    [['spec', 'zones', 1], ['argocd-controller']],
    [['spec', 'zones', 0], []],
    [['spec', 'list', 1], ['kubectl-edit']],
    [['metadata', 'labels', 'app.kubernetes.io/name'], ['argocd-controller']],
    [['metadata', 'labels', 'tier'], []],
    [['spec'], ['kubectl-edit', 'argocd-controller']],
  ])('%j', (path, expected) => expect(managers(...path)).toEqual(expected))

  test('is told with the operation, the subresource and the time', () => {
    expect(writersOf(object, ['status', 'phase'])).toEqual([
      { manager: 'operator', operation: 'Update', subresource: 'status', at: Date.UTC(2026, 0, 3) },
    ])
  })
})

test('odd entries are passed over', () => {
  const odd = (managedFields: unknown) =>
    writersOf({ metadata: { managedFields } as never, spec: {} }, ['spec'])
  expect(odd('x')).toEqual([])
  expect(odd([null, 3, { manager: 5 }, { manager: 'a', fieldsV1: 'x' }])).toEqual([])
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (fieldsV1, spec) => {
      odd([{ manager: 'a', fieldsV1, spec }])
    }),
  )
})

test('a path is written as people write it', () => {
  expect(formatFieldPath(['spec', 'containers', 0, 'image'])).toBe('spec.containers[0].image')
  expect(formatFieldPath(['metadata', 'labels', 'app.kubernetes.io/name'])).toBe(
    'metadata.labels["app.kubernetes.io/name"]',
  )
})

test('a path leads to its value', () => {
  expect(valueAt(object, ['spec', 'containers', 1, 'image'])).toBe('b')
  expect(valueAt(object, ['spec', 'constructor'])).toBeUndefined()
  expect(valueAt(object, ['spec', 'image', 'length', 'x'])).toBeUndefined()
})

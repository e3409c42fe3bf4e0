import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../../../object/index.ts'
import { foreignWrites, isAutoscaled } from './field-managers.ts'

const maker = `{manager: operator, operation: Update, time: "2026-01-01T00:00:00Z", fieldsV1: {f:metadata: {f:ownerReferences: {.: {}, 'k:{"uid":"u1"}': {}}}, f:spec: {f:paused: {}}}}`

const objectWith = (...entries: string[]): KubernetesObject =>
  parse(`{metadata: {managedFields: [${[maker, ...entries].join(', ')}]}}`)

const writes = (...entries: string[]) =>
  foreignWrites(objectWith(...entries), 'u1').map(({ field, manager }) => `${manager}: ${field}`)

const entry = (manager: string, fields: string, more = '') =>
  `{manager: ${manager}, operation: Update, time: "2026-01-02T00:00:00Z", fieldsV1: ${fields}${more}}`

describe('who wrote what another made', () => {
  test('is told with the field, items of lists by their keys', () => {
    const containers = `{f:spec: {f:template: {f:spec: {f:containers: {'k:{"name":"web"}': {f:image: {}}}}}}}`
    expect(writes(entry('kubectl-edit', containers))).toEqual([
      'kubectl-edit: spec.template.spec.containers[name=web].image',
    ])
    expect(writes(entry('argocd', '{f:data: {f:app.conf: {}}}'))).toEqual(['argocd: data["app.conf"]'])
  })

  test('leaves out the maker, parts of Kubernetes, status, and metadata', () => {
    const replicas = '{f:spec: {f:replicas: {}}}'
    expect(
      writes(
        entry('operator', replicas),
        entry('kube-controller-manager', replicas, ', subresource: scale'),
        entry('somebody', '{f:status: {f:replicas: {}}}', ', subresource: status'),
        entry('somebody', '{f:metadata: {f:annotations: {f:a: {}}}}'),
      ),
    ).toEqual([])
  })

  test('tells a person who scales from an autoscaler', () => {
    const scaled = entry('kubectl', '{f:spec: {f:replicas: {}}}', ', subresource: scale')
    expect(writes(scaled)).toEqual(['kubectl: spec.replicas'])
    expect(isAutoscaled(objectWith(scaled))).toBe(false)
    expect(
      isAutoscaled(
        objectWith(entry('kube-controller-manager', '{f:spec: {f:replicas: {}}}', ', subresource: scale')),
      ),
    ).toBe(true)
  })

  test('does not take a restart for a difference', () => {
    const restarted =
      '{f:spec: {f:template: {f:metadata: {f:annotations: {f:kubectl.kubernetes.io/restartedAt: {}}}}}}'
    expect(writes(entry('kubectl-rollout', restarted))).toEqual([])
  })

  test('says nothing where nobody knows who made it', () => {
    const replicas = entry('somebody', '{f:spec: {f:replicas: {}}}')
    expect(foreignWrites(objectWith(replicas), 'another')).toEqual([])
  })

  test('is bounded, the latest first', () => {
    const many = Array.from({ length: 30 }, (_, index) => `f:field${index}: {}`).join(', ')
    const found = foreignWrites(
      objectWith(
        entry('somebody', `{f:spec: {${many}}}`),
        entry('later', '{f:spec: {f:replicas: {}}}').replace('01-02', '01-03'),
      ),
      'u1',
    )
    expect(found).toHaveLength(8)
    expect(found[0]).toEqual({ field: 'spec.replicas', manager: 'later', at: Date.UTC(2026, 0, 3) })
  })

  test.each(['{}', '{managedFields: 5}', '{managedFields: [null, {}, {fieldsV1: 3}, {manager: 7}]}'])(
    'reads %s',
    (metadata) => {
      expect(foreignWrites(parse(`{metadata: ${metadata}}`), 'u1')).toEqual([])
    },
  )
})

import { describe, expect, test } from 'vitest'
import { applyDefaults } from './apply-defaults.ts'
import { coerce } from './coerce.ts'
import type { JsonSchemaProps } from './json-schema-props.ts'
import { coerceObjectMeta } from './object-meta-coercion.ts'
import { prune } from './prune.ts'
import { compileSchema } from './structural-schema.ts'

const string: JsonSchemaProps = { type: 'string' }
const preserving: JsonSchemaProps = { 'x-kubernetes-preserve-unknown-fields': true }

describe('pruning', () => {
  const schema = compileSchema({
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          a: string,
          list: { type: 'array', items: { type: 'object', properties: { name: string } } },
          map: { type: 'object', additionalProperties: { type: 'object', properties: { x: string } } },
          any: {
            ...preserving,
            type: 'object',
            properties: { known: { type: 'object', properties: { b: string } } },
          },
          anything: { type: 'object', additionalProperties: true },
          template: {
            type: 'object',
            'x-kubernetes-embedded-resource': true,
            properties: { spec: { type: 'object' } },
          },
        },
      },
    },
  })

  test('removes what is not specified and tells where it stood, sorted', () => {
    const object = {
      apiVersion: 'g/v1',
      kind: 'K',
      metadata: { name: 'x', anything: 1 },
      typo: 1,
      spec: {
        a: 'x',
        b: 1,
        list: [{ name: 'n', size: 1 }, 'scalar', { other: { deep: 1 } }],
        map: { k: { x: 'x', y: 1 } },
        any: { free: { form: 1 }, known: { b: 'b', c: 1 } },
        anything: { scalar: 1, object: { field: 1 } },
        template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { gone: 1 }, status: {} },
      },
    }
    expect(prune(schema, object)).toEqual([
      'spec.any.known.c',
      'spec.anything.object.field',
      'spec.b',
      'spec.list[0].size',
      'spec.list[2].other',
      'spec.map.k.y',
      'spec.template.spec.gone',
      'spec.template.status',
      'typo',
    ])
    expect(object).toEqual({
      apiVersion: 'g/v1',
      kind: 'K',
      metadata: { name: 'x', anything: 1 },
      spec: {
        a: 'x',
        list: [{ name: 'n' }, 'scalar', {}],
        map: { k: { x: 'x' } },
        any: { free: { form: 1 }, known: { b: 'b' } },
        anything: { scalar: 1, object: {} },
        template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: {} },
      },
    })
  })
})

describe('defaulting', () => {
  const schema = compileSchema({
    type: 'object',
    properties: {
      filled: { type: 'object', default: {}, properties: { n: { type: 'integer', default: 3 } } },
      absent: { type: 'object', properties: { n: { type: 'integer', default: 3 } } },
      nullable: { type: 'string', nullable: true, default: 'x' },
      plain: { type: 'string', default: 'x' },
      none: { type: 'string', default: null },
      list: {
        type: 'array',
        items: { type: 'object', properties: { p: { type: 'string', default: 'TCP' } } },
      },
      map: { type: 'object', additionalProperties: { type: 'string', default: 'm' } },
    },
  })

  test('goes from the outside in', () => {
    const object = { list: [{}, { p: 'UDP' }] }
    applyDefaults(schema, object)
    expect(object).toEqual({
      filled: { n: 3 },
      nullable: 'x',
      plain: 'x',
      list: [{ p: 'TCP' }, { p: 'UDP' }],
    })
  })

  test('takes the place of a null that may not be one', () => {
    const object = { filled: null, nullable: null, plain: null, none: null, map: { a: null, b: 'b' } }
    expect(coerce(schema, object).unknownFields).toEqual([])
    applyDefaults(schema, object)
    expect(object).toEqual({ filled: { n: 3 }, nullable: null, plain: 'x', map: { a: 'm', b: 'b' } })
  })

  test('gives each object a default of its own', () => {
    const [first, second] = [{ filled: undefined as unknown }, {}]
    delete first.filled
    applyDefaults(schema, first)
    ;(first.filled as { n: number }).n = 9
    applyDefaults(schema, second)
    expect(second).toMatchObject({ filled: { n: 3 } })
  })
})

describe('metadata', () => {
  test('keeps what ObjectMeta has and drops what is unknown, null or empty', () => {
    const coerced = coerceObjectMeta({
      name: 'a',
      namespace: '',
      labels: {},
      annotations: { a: 'b' },
      creationTimestamp: null,
      colour: 'red',
      ownerReferences: [{ apiVersion: 'v1', kind: 'K', name: 'n', uid: '', shade: 1 }],
    })
    expect(coerced).toEqual({
      metadata: {
        name: 'a',
        annotations: { a: 'b' },
        ownerReferences: [{ apiVersion: 'v1', kind: 'K', name: 'n', uid: '' }],
      },
      unknownFields: ['colour', 'ownerReferences[0].shade'],
    })
  })

  test('of another type is a problem', () => {
    expect(coerceObjectMeta({ name: 5 }).problem).toBe(
      'json: cannot unmarshal number into Go struct field ObjectMeta.name of type string',
    )
  })

  test.each(['5', '2026', 'Jan 1 2026', '2026-02-30T00:00:00Z', '2026-01-01'])('has no time %s', (time) => {
    expect(coerceObjectMeta({ creationTimestamp: time }).problem).toContain('of type v1.Time')
    expect(coerceObjectMeta({ creationTimestamp: '2026-01-01T00:00:00+02:00' }).problem).toBeUndefined()
  })

  test('of an embedded resource is coerced, and told with its path', () => {
    const schema = compileSchema({
      type: 'object',
      properties: { t: { type: 'object', 'x-kubernetes-embedded-resource': true, ...preserving } },
    })
    const object = { t: { apiVersion: 'v1', kind: 'K', metadata: { name: 'n', colour: 1 }, free: 1 } }
    expect(coerce(schema, object).unknownFields).toEqual(['t.metadata.colour'])
    expect(object.t).toEqual({ apiVersion: 'v1', kind: 'K', metadata: { name: 'n' }, free: 1 })
    expect(String(coerce(schema, { t: { kind: 5 } }).error)).toBe(
      't.kind: Invalid value: 5: must be a string',
    )
  })
})

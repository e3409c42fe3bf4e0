import { expect, test } from 'vitest'
import { compileSchema } from '../../schema/index.ts'
import { compare } from './comparison.ts'
import { FieldSet } from './field-set.ts'
import { schemaFieldType } from './schema-field-type.ts'
import { structFieldType } from './struct-field-type.ts'

const schema = compileSchema({
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer' },
        plain: { type: 'array', items: { type: 'string' } },
        tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
        ports: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', properties: { name: { type: 'string' }, port: { type: 'integer' } } },
        },
        whole: {
          type: 'object',
          'x-kubernetes-map-type': 'atomic',
          additionalProperties: { type: 'string' },
        },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
  },
})
const type = schemaFieldType(schema)

/** What changed and what was removed between two specs, as fieldsV1. */
function difference(old: unknown, now: unknown) {
  const { changed, removed } = compare(type, { spec: old }, { spec: now })
  const below = (set: FieldSet) => set.toFields()['f:spec'] ?? {}
  return [below(changed), below(removed)]
}

test('a new object owns its containers and its leaves', () => {
  const { changed } = compare(type, {}, { spec: { size: 1 }, metadata: { labels: { a: 'b' } } })
  expect(changed.toFields()).toEqual({
    'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } },
    'f:spec': { '.': {}, 'f:size': {} },
  })
})

test('lists are compared by their type', () => {
  expect(difference({ plain: ['a'] }, { plain: ['a', 'b'] })).toEqual([{ 'f:plain': {} }, {}])
  expect(difference({ tags: ['a', 'b'] }, { tags: ['b', 'c'] })).toEqual([
    { 'f:tags': { 'v:"c"': {} } },
    { 'f:tags': { 'v:"a"': {} } },
  ])
  const ports = (...ports: unknown[]) => ({ ports })
  expect(difference(ports({ name: 'a', port: 1 }), ports({ name: 'a', port: 2 }))).toEqual([
    { 'f:ports': { 'k:{"name":"a"}': { 'f:port': {} } } },
    {},
  ])
  expect(difference(ports({ name: 'a' }), ports({ name: 'a' }, { name: 'b' }))).toEqual([
    { 'f:ports': { 'k:{"name":"b"}': { '.': {}, 'f:name': {} } } },
    {},
  ])
})

test('an atomic map is one field, an unknown one is compared field by field', () => {
  expect(difference({ whole: { a: '1' } }, { whole: { a: '1', b: '2' } })[0]).toEqual({ 'f:whole': {} })
  expect(difference({ free: { a: [1] } }, { free: { a: [2], b: { c: 1 } } })[0]).toEqual({
    'f:free': { 'f:a': {}, 'f:b': { '.': {}, 'f:c': {} } },
  })
})

test('built-in kinds are compared by their structs', () => {
  const { changed } = compare(
    structFieldType('apps.v1.Deployment'),
    {},
    {
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: { spec: { containers: [{ name: 'c', image: 'i' }] } },
      },
    },
  )
  expect(changed.toFields()).toEqual({
    'f:spec': {
      'f:selector': {},
      'f:template': {
        'f:spec': { 'f:containers': { 'k:{"name":"c"}': { '.': {}, 'f:image': {}, 'f:name': {} } } },
      },
    },
  })
})

test('a set of fields survives being written and read', () => {
  const fields = { 'f:a': { '.': {}, 'f:b': {} }, 'f:c': { 'k:{"name":"x"}': { '.': {}, 'f:d': {} } } }
  expect(FieldSet.parse(fields).toFields()).toEqual(fields)
  expect(FieldSet.parse(fields).difference(FieldSet.parse(fields)).isEmpty).toBe(true)
  expect(
    FieldSet.parse({ 'f:a': {} })
      .union(FieldSet.parse({ 'f:b': {} }))
      .toFields(),
  ).toEqual({ 'f:a': {}, 'f:b': {} })
})

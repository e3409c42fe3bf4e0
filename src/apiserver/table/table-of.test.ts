import { describe, expect, test } from 'vitest'
import { column, nameColumn } from './default-columns.ts'
import type { TableColumns } from './table.ts'
import { tableOf } from './table-of.ts'

const columns: TableColumns = {
  definitions: [nameColumn, column('Size', 'How large.', { type: 'integer', priority: 1 })],
  cells: (object, now) => [object.metadata.name ?? '', now],
}
const object = {
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name: 'a', labels: { x: 'y' } },
  spec: { big: true },
}

describe('a table', () => {
  test('has definitions, and a row for each object with its metadata', () => {
    expect(tableOf(columns, [object], { now: 7, metadata: { resourceVersion: '9' } })).toEqual({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '9' },
      columnDefinitions: [
        {
          name: 'Name',
          type: 'string',
          format: 'name',
          description: 'The name of the object, unique in its namespace and kind.',
          priority: 0,
        },
        { name: 'Size', type: 'integer', format: '', description: 'How large.', priority: 1 },
      ],
      rows: [
        {
          cells: ['a', 7],
          object: {
            kind: 'PartialObjectMetadata',
            apiVersion: 'meta.k8s.io/v1',
            metadata: { name: 'a', labels: { x: 'y' } },
          },
        },
      ],
    })
  })

  test.each([
    ['None', null],
    ['Object', object],
  ] as const)('with includeObject %s', (includeObject, expected) => {
    expect(tableOf(columns, [object], { now: 0, includeObject }).rows[0]?.object).toEqual(expected)
  })

  test('without headers says null, as later events of a watch do', () => {
    expect(tableOf(columns, [], { now: 0, noHeaders: true })).toMatchObject({
      columnDefinitions: null,
      rows: [],
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { ColumnType } from './custom-resource-definition.ts'
import { PrinterColumn, printerColumns } from './printer-column.ts'

const now = Date.parse('2026-03-04T05:06:07Z')
const object = {
  metadata: { name: 'a', creationTimestamp: '2026-03-01T05:06:07Z' },
  spec: { replicas: 3, ratio: 0.5, name: 'x', paused: true, none: null, list: ['a', 1], at: 'noon' },
}
const cell = (type: ColumnType, jsonPath: string) =>
  new PrinterColumn({ name: 'C', type, jsonPath, priority: 0 }).cell(object, now)

describe('a printer column', () => {
  test.each<[ColumnType, string, unknown]>([
    ['integer', '.spec.replicas', 3],
    ['integer', '.spec.ratio', 0],
    ['integer', '.spec.name', null],
    ['number', '.spec.ratio', 0.5],
    ['boolean', '.spec.paused', true],
    ['boolean', '.spec.name', null],
    ['string', '.spec.name', 'x'],
    ['string', '.spec.replicas', '3'],
    ['string', '.spec.paused', 'true'],
    ['string', '.spec.list', '["a",1]'],
    ['string', '.spec.none', '<no value>'],
    ['string', '.spec.missing', null],
    ['date', '.metadata.creationTimestamp', '3d'],
    ['date', '.spec.at', '<invalid>'],
    ['date', '.spec.missing', null],
    ['date', '.spec.replicas', null],
  ])('of type %s at %s shows %s', (type, path, expected) => {
    expect(cell(type, path)).toBe(expected)
  })

  test('with a path that cannot be read says so and shows nothing', () => {
    const column = new PrinterColumn({ name: 'C', type: 'string', jsonPath: '.a[', priority: 0 })
    expect(column.problem).toBe('unrecognized column definition ".a[": unterminated array')
    expect(column.cell(object, now)).toBeNull()
  })
})

test('a version without columns shows its age', () => {
  const columns = printerColumns({ additionalPrinterColumns: [] })
  expect(columns.map((column) => [column.definition.name, column.cell(object, now)])).toEqual([['Age', '3d']])
})

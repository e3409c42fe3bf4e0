import { expect, test } from 'vitest'
import { querySource } from '../../view/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { recordRow } from '../record/record-row.ts'
import { recordSource } from './record-source.ts'

const version = `{name: v1, served: true, storage: true, additionalPrinterColumns: [
  {name: Size, type: string, jsonPath: .spec.size},
  {name: Backup, type: date, jsonPath: .status.backup},
  {name: Age, type: date, jsonPath: .metadata.creationTimestamp}]}`

function bench() {
  const disks = kindBench(crdText({ kind: 'Disk', versions: [version.replaceAll('\n', ' ')] }))
  const make = (name: string, created: string) =>
    object(
      `{metadata: {name: ${name}, uid: ${name}${created && `, creationTimestamp: "${created}"`}}, ` +
        `spec: {size: 9Gi}, status: {backup: "2026-03-01T00:00:00Z"}}`,
    )
  disks.list(make('a', '2026-02-01T10:20:30Z'), make('b', '2026-01-01T00:00:00Z'), make('c', ''))
  return disks
}

test('resources that show the same but for their age share one list, and each shows its own age', () => {
  const records = [...bench().table.records()]
  expect(new Set(records.map(({ columns }) => columns)).size).toBe(1)
  const shown = ['9Gi', '2026-03-01T00:00:00Z']
  expect(records.map((record) => recordRow(record, 0).columns)).toEqual([
    [...shown, '2026-02-01T10:20:30Z'],
    [...shown, '2026-01-01T00:00:00Z'],
    [...shown, null],
  ])
})

test('rows are sorted by the column of their age, too', () => {
  const kinds = [{ record: { aliases: {} }, monitor: { table: bench().table } }] as never
  const { rows } = querySource(recordSource(kinds, {}, 0), { sort: 'column:Age' })
  expect(rows.map(({ name }) => name)).toEqual(['b', 'a', 'c'])
})

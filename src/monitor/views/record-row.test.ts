import { expect, test } from 'vitest'
import { querySource } from '../../view/index.ts'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { recordRow } from '../record/record-row.ts'
import { recordSource } from './record-source.ts'

const version = `{name: v1, served: true, storage: true, additionalPrinterColumns: [
  {name: Admin, type: string, jsonPath: .spec.adminPassword},
  {name: Size, type: string, jsonPath: '.spec.sizes[0]'},
  {name: Pin, type: integer, jsonPath: .spec.auth.token}]}`

function bench() {
  const site = kindBench(crdText({ kind: 'Site', versions: [version.replaceAll('\n', ' ')] }))
  const make = (name: string, admin: string, size: string) =>
    object(
      `{metadata: {name: ${name}, uid: ${name}}, spec: {adminPassword: ${admin}, sizes: [${size}], auth: {token: 7}}}`,
    )
  site.list(make('a', 'zebra', '10Gi'), make('b', 'ant', '9Gi'), make('c', 'mule', '100Mi'))
  return site
}

test('a row shows no secret that a printer column reads', () => {
  const record = bench().table.get('', 'a')
  expect(record && recordRow(record, 0).columns).toEqual(['••••••', '10Gi', '••••••'])
})

test('a row tells of a condition that does not come to rest, while it does not', () => {
  const site = bench()
  for (let turn = 0; turn < 8; turn++)
    site.sink.upsert(
      object(
        `{metadata: {name: a, uid: a, resourceVersion: "${turn}"}, ` +
          `status: {conditions: [{type: Ready, status: "${turn % 2 === 0 ? 'True' : 'False'}"}]}}`,
      ),
    )
  const record = site.table.get('', 'a')
  const flapping = (minutes: number) =>
    record && recordRow(record, site.clock.now() + minutes * 60_000).flapping
  expect([flapping(0), flapping(29), flapping(30)]).toEqual([7, 7, undefined])
})

test('rows are sorted by quantities of a column, and not by the secrets of one', () => {
  const { table } = bench()
  const kinds = [{ record: { aliases: {} }, monitor: { table } }] as never
  const names = (sort: `column:${string}`) =>
    querySource(recordSource(kinds, {}, 0), { sort }).rows.map(({ name }) => name)
  expect(names('column:Size')).toEqual(['c', 'b', 'a'])
  expect(names('column:Admin')).toEqual(['a', 'b', 'c'])
  expect(names('column:Pin')).toEqual(['a', 'b', 'c'])
})

import { describe, expect, test } from 'vitest'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench, object } from '../fixture/kind-bench.ts'
import { MetadataAllowList } from '../record/metadata-allow-list.ts'
import { labelNames } from './metadata-rules.ts'
import { isWrittenIn } from './metric-selection.ts'

const crd = crdText({ kind: 'Database' })
const resource = object(`
metadata:
  name: a
  labels: {app.kubernetes.io/name: shop, team: red, tier: x}
  annotations: {note: hello, secret/thing: hidden}
`)

/** The labels of the series beside the identity. */
function series(labels: string, annotations?: string, given = resource): string {
  const lists = {
    labels: new MetadataAllowList(labels),
    ...(annotations !== undefined && { annotations: new MetadataAllowList(annotations) }),
  }
  const bench = kindBench(crd, {
    metadata: lists,
    reading: annotations === undefined ? {} : { annotations: lists.annotations as MetadataAllowList },
    selection: isWrittenIn('compact', new Set(['labels', 'annotations'])),
  })
  bench.list(given)
  return bench
    .text('cr_labels', 'cr_annotations')
    .replaceAll('{group="example.com",kind="Database",namespace="",name="a"', '{')
    .trim()
}

describe('labels as labels', () => {
  test.each([
    ['Database.example.com=[team]', 'cr_labels{,label_team="red"} 1'],
    ['*.example.com=[team,absent]', 'cr_labels{,label_team="red"} 1'],
    ['databases=[absent]', 'cr_labels{} 1'],
    ['Other=[team]', ''],
    ['Other=[a],Database=[team],*.com=[tier]', 'cr_labels{,label_team="red",label_tier="x"} 1'],
    ['Database=[*]', 'cr_labels{,label_app_kubernetes_io_name="shop",label_team="red",label_tier="x"} 1'],
  ])('%s: %s', (allowed, expected) => {
    expect(series(allowed)).toBe(expected)
  })

  test('secrets in them are masked, also in what kubectl noted', () => {
    const noted = JSON.stringify({ kind: 'Database', spec: { size: 3, adminPassword: 'SEKRET1' } })
    const given = object(`
metadata:
  name: a
  labels: {team: red, token: SEKRET2, example.com/password: SEKRET3, note: password=SEKRET4}
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '${noted}'
    x.io/db-password: SEKRET5
    note: run with --token=SEKRET6
status: {phase: password=SEKRET7, version: token=SEKRET8}
`)
    const text = series('Database=[*]', 'Database=[*]', given)
    expect(text).not.toContain('SEKRET')
    expect(text).toContain('label_team="red"')
    expect(text).toContain('label_token="••••••"')
    expect(text).toContain('annotation_x_io_db_password="••••••"')
    expect(text).toContain(String.raw`\"size\":3,\"adminPassword\":\"••••••\"`)
    const bench = kindBench(crd)
    bench.list(given)
    expect(bench.text()).toContain('password=••••••')
    expect(JSON.stringify([...bench.table.records()])).not.toContain('SEKRET')
  })

  test('annotations are read only where they are let through', () => {
    expect(series('Other=[a]', 'Database=[note]')).toBe('cr_annotations{,annotation_note="hello"} 1')
    const bench = kindBench(crd)
    bench.list(resource)
    expect([...bench.table.records()][0]?.annotations).toEqual({})
  })
})

test.each([
  [
    ['a.b/c-d', 'camelCase', 'Größe'],
    ['label_a_b_c_d', 'label_camel_case', 'label_gr__e'],
  ],
  [
    ['a-b', 'a.b', 'a_b', 'c'],
    ['label_a_b_conflict1', 'label_a_b_conflict2', 'label_a_b_conflict3', 'label_c'],
  ],
  [
    ['a-b', 'a.b', 'a_b_conflict1'],
    ['label_a_b_conflict2', 'label_a_b_conflict3', 'label_a_b_conflict1'],
  ],
])('the names of %j', (names, expected) => {
  expect(labelNames('label', names)).toEqual(expected)
})

test.each(['Database', 'Database=team', 'Database=[]', '=[a]', 'A=[b],,C=[d]', 'A=[b] C=[d]'])(
  'the list %j is refused, with how it is written',
  (text) => {
    expect(() => new MetadataAllowList(text)).toThrow(/write KIND\.GROUP=\[NAME,…\]/)
  },
)

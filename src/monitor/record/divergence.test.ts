import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { crdText } from '../fixture/crd-text.ts'
import { kindBench } from '../fixture/kind-bench.ts'
import type { Pair, PairOverride } from '../pairing/index.ts'
import type { Divergence } from './resource-record.ts'

const bench = kindBench(crdText({ kind: 'Database' }))

function read(spec: string, status: string, crd?: string): readonly Divergence[] {
  const { table, list } = crd === undefined ? bench : kindBench(crd)
  list({ metadata: { name: 'a' }, spec: parse(spec), status: parse(status) })
  return [...table.records()][0]?.divergence ?? []
}

/** `field=1` for each pair, 1 where it differs. */
function divergence(spec: string, status: string): string {
  return read(spec, status)
    .map(({ field, diverged }) => `${field}=${Number(diverged)}`)
    .join(' ')
}

describe('spec and status', () => {
  test.each([
    ['{version: "14"}', '{version: "14"}', 'version=0'],
    ['{version: "14"}', '{currentVersion: "15.1"}', 'version=1'],
    ['{version: "14"}', '{currentVersion: "14.2"}', 'version=0'],
    ['{version: v1.2}', '{version: 1.2.0}', 'version=0'],
    ['{version: "1.1"}', '{version: "1.10"}', 'version=1'],
    ['{engineVersion: "8"}', '{observedEngineVersion: "8.0"}', 'engineVersion=0'],
    ['{size: 1Gi}', '{size: 1024Mi}', 'size=0'],
    ['{size: 1Gi}', '{currentSize: 2Gi}', 'size=1'],
    ['{shards: 3}', '{shards: "3"}', 'shards=0'],
    ['{tls: true}', '{tls: false}', 'tls=1'],
    ['{a: 1, b: 2}', '{b: 2, a: 2}', 'a=1 b=0'],
    ['{image: "a:1"}', '{}', ''],
    ['{nested: {a: 1}}', '{nested: {a: 2}}', ''],
    ['{list: [1]}', '{list: [2]}', ''],
    ['{state: on, message: a, phase: b}', '{state: off, message: c, phase: d}', ''],
    ['{constructor: a}', '{}', ''],
    ['{name: a}', '{name: ""}', ''],
  ])('%s and %s: %s', (spec, status, expected) => {
    expect(divergence(spec, status)).toBe(expected)
  })

  test.each([
    ['{replicas: 3}', '{replicas: 3, readyReplicas: 2}', '3 2'],
    ['{replicas: 3}', '{replicas: 3, availableReplicas: 1}', '3 1'],
    ['{replicas: 3}', '{replicas: 2}', '3 2'],
    ['{}', '{replicas: 3, readyReplicas: 2}', ''],
    ['{replicas: 3}', '{}', ''],
  ])('replicas of %s and %s: %s', (spec, status, expected) => {
    const said = read(spec, status).map(({ wanted, observed }) => `${wanted} ${observed}`)
    expect(said.join()).toBe(expected)
  })
})

test('a count of the ready ones that is left out is nought where all are counted', () => {
  const status = '{type: object, properties: {replicas: {type: integer}, readyReplicas: {type: integer}}}'
  const spec = '{type: object, properties: {replicas: {type: integer}}}'
  const schema = `schema: {openAPIV3Schema: {type: object, properties: {spec: ${spec}, status: ${status}}}}`
  const crd = crdText({ kind: 'Database', versions: [`{name: v1, served: true, storage: true, ${schema}}`] })
  const said = (text: string) =>
    read('{replicas: 3}', text, crd)
      .map(({ field, wanted, observed }) => `${field} ${wanted} ${observed}`)
      .join()
  expect(said('{replicas: 3, readyReplicas: 2}')).toBe('replicas 3 2')
  expect(said('{replicas: 3}')).toBe('replicas 3 0')
  expect(said('{}')).toBe('')
})

describe('an override', () => {
  const schema = (name: string) =>
    `{type: object, properties: {${name}: {type: string}, imageName: {type: string}}}`
  const properties = `{spec: ${schema('version')}, status: ${schema('version')}}`
  const crd = crdText({
    kind: 'Database',
    versions: [
      `{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: ${properties}}}}`,
    ],
  })
  const found = (override: Partial<PairOverride>, kind = 'Database') => {
    const pairOverrides = [{ group: 'example.com', kind, set: [], silence: [], ...override }]
    const { table, list } = kindBench(crd, { reading: { pairOverrides } })
    list({
      metadata: { name: 'a' },
      spec: { version: '14', imageName: 'a:1', replicas: 3 },
      status: {
        version: '15',
        current: { image: 'docker.io/library/a:1' },
        imageName: 'b',
        readyReplicas: 2,
      },
    })
    return [...table.records()][0]?.divergence
      .map(({ field, diverged }) => `${field}=${Number(diverged)}`)
      .join(' ')
  }
  const image: Pair = {
    field: 'imageName',
    specPath: ['spec', 'imageName'],
    statusPath: ['status', 'current', 'image'],
    notion: 'image',
  }

  test.each<[string, Partial<PairOverride>, string]>([
    ['of nothing changes nothing', {}, 'version=1 imageName=1 replicas=1'],
    ['silences fields', { silence: ['version', 'replicas'] }, 'imageName=1'],
    ['silences all that is found', { silence: ['*'] }, ''],
    ['sets a pair in place of one that is found', { set: [image] }, 'imageName=0 version=1 replicas=1'],
    ['sets one while it silences the others', { set: [image], silence: ['*'] }, 'imageName=0'],
  ])('%s', (_, override, expected) => {
    expect(found(override)).toBe(expected)
  })

  test('of another kind changes nothing', () => {
    expect(found({ silence: ['*'] }, 'Other')).toBe('version=1 imageName=1 replicas=1')
  })
})

test('both values are shown, shortened, and a secret is not read', () => {
  const [first, ...rest] = read(
    '{adminPassword: hunter2, image: "a:1"}',
    '{adminPassword: hunter3, image: "a:2"}',
  )
  expect([first, rest]).toEqual([{ field: 'image', diverged: true, wanted: 'a:1', observed: 'a:2' }, []])
  const [long] = read(`{zone: ${'x'.repeat(256)}}`, `{zone: ${'y'.repeat(256)}}`)
  expect(long?.wanted).toHaveLength(256)
  expect(read(`{zone: ${'x'.repeat(257)}}`, '{zone: y}')).toEqual([])
})

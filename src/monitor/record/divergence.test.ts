import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readDivergence } from './divergence.ts'

/** `field=1` for each pair, 1 where it differs. */
function divergence(spec: string, status: string): string {
  return readDivergence(parse(spec), parse(status))
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
    [
      { wanted: 3, existing: 3, ready: 2 },
      [{ field: 'replicas', diverged: true, wanted: '3', observed: '2' }],
    ],
    [
      { wanted: 3, existing: 3, ready: undefined },
      [{ field: 'replicas', diverged: false, wanted: '3', observed: '3' }],
    ],
    [{ wanted: undefined, existing: 3, ready: 2 }, []],
    [{ wanted: 3, existing: undefined, ready: undefined }, []],
  ])('replicas %o', (replicas, expected) => {
    expect(readDivergence({ replicas: 7 }, { replicas: 9 }, replicas)).toEqual(expected)
  })
})

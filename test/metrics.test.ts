import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { snapshotLine } from '../tools/generated/metrics-snapshot.ts'
import { writtenMetrics } from '../tools/generated/written-metrics.ts'

const promised = readFileSync(path.resolve(import.meta.dirname, 'metrics.txt'), 'utf8')
  .trim()
  .split('\n')
const current = new Map(writtenMetrics.map((metric) => [metric.name, metric]))

/** Why a promise does not hold any more, and what to do instead. */
function brokenPromise(line: string): string | undefined {
  const name = line.split(' ')[0] ?? ''
  const metric = current.get(name)
  if (metric && snapshotLine(metric) === line) return
  const what = metric ? `is now '${snapshotLine(metric)}'` : 'is gone'
  return (
    `'${line}' was promised and ${what}: queries of others would find nothing and say nothing. ` +
    "Keep it for a release beside what takes its place, with 'Deprecated since VERSION, use NAME.' at the end of its help, and " +
    'tell of it in CHANGELOG.md. What has been deprecated for a release, or is alpha, may go: take its line out of test/metrics.txt.'
  )
}

test('no metric that was promised is gone, renamed, of another type or with other labels', () => {
  expect(promised.flatMap((line) => brokenPromise(line) ?? [])).toEqual([])
})

test('every metric is promised; npm run generate adds new ones', () => {
  expect(writtenMetrics.map(snapshotLine).filter((line) => !promised.includes(line))).toEqual([])
})

test('a metric that was renamed is told with what to do', () => {
  expect(brokenPromise('binnacle_cr_state gauge group kind namespace name')).toMatch(
    /is gone: .*Deprecated since /,
  )
  expect(brokenPromise('binnacle_cr_health counter group')).toMatch(
    /is now 'binnacle_cr_health gauge group kind /,
  )
})

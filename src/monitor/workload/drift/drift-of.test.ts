import { expect, test } from 'vitest'
import { workloadBench } from '../fixture/workload-bench.ts'
import { isCustomResource } from '../object/workload-node.ts'
import { driftOf } from './drift-of.ts'

/** What of the only Deployment of a resource is not as wanted, `image` being what it runs. */
function drift(wanted: string, image: string): string[] {
  const bench = workloadBench()
  const owner = bench.resource('db')
  const containers = JSON.stringify([{ name: 'a', image }])
  bench.put('Deployment', `web < db {spec: {template: {spec: {containers: ${containers}}}}}`)
  const node = bench.table.graph.get('web')
  if (!node || isCustomResource(node)) throw new Error('it is not there')
  const spec = { whole: { image: wanted }, parts: {} }
  return driftOf(node, owner, spec, bench.table.graph).map(({ field, wanted, actual }) =>
    [field, wanted, actual].join(' '),
  )
}

test.each([
  ['shop:1', 'shop:1', []],
  ['shop:1', 'shop:2', ['image shop:1 shop:2']],
  ['shop:1', 'other:2', []],
  ['shop@sha256:aa', 'shop@sha256:bb', ['image shop@sha256:aa shop@sha256:bb']],
])('of the image %s, %s runs: %j', (wanted, image, expected) => {
  expect(drift(wanted, image)).toEqual(expected)
})

test('an image of nothing but the beginnings of digests is compared at no great cost', () => {
  // In time that grows with the square of the length this would take minutes, and the monitor with it.
  expect(drift(`shop${'@'.repeat(500_000)}\n`, 'shop:1')).toEqual([])
})

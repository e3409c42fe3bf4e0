import { expect, test } from 'vitest'
import { scrapedMetrics } from '../../../../src/catalogue/index.ts'
import { ofKubeStateMetrics } from './kube-state-metrics.ts'
import { ofKubelet } from './kubelet.ts'
import { ofIstio, ofLinkerd } from './mesh.ts'
import type { Sample } from './sample.ts'

const pod = { namespace: 'shop', pod: 'stock-0' }

const metricOf = (name: string) =>
  scrapedMetrics.find((metric) => metric.name === name) ??
  scrapedMetrics.find(
    (metric) => metric.type === 'histogram' && name.replace(/_(bucket|sum|count)$/, '') === metric.name,
  )

/** Labels that the source does not write, or of a metric that nobody writes. */
function strangers({ name, labels }: Sample, added: readonly string[]): string[] {
  const metric = metricOf(name)
  if (!metric) return [name]
  const known = new Set([...metric.labels, ...added, ...(name.endsWith('_bucket') ? ['le'] : [])])
  return Object.keys(labels)
    .filter((label) => !known.has(label))
    .map((label) => `${name}{${label}}`)
}

test.each([
  ['the kubelet', ofKubelet(pod, 1)],
  ['kube-state-metrics', ofKubeStateMetrics(pod, 1)],
])('%s writes the metrics that it is known for, each with all of its labels', (_, samples) => {
  expect(samples.flatMap((one) => strangers(one, []))).toEqual([])
  const incomplete = samples.filter(
    ({ name, labels }) => !metricOf(name)?.labels.every((label) => label in labels),
  )
  expect(incomplete).toEqual([])
})

test.each([
  ['Istio', ofIstio(pod, 1)],
  ['Linkerd', ofLinkerd(pod, 1)],
])('a sidecar of %s writes no metric and no label but its own and those of its target', (_, samples) => {
  expect(samples.flatMap((one) => strangers(one, ['namespace', 'pod']))).toEqual([])
})

import { timeSeries } from '../panel/time-series.ts'
import { share } from '../ratio.ts'
import { rate } from '../selector.ts'
import { containers, joined, perPod } from './pod-selector.ts'

/** CPU and memory of the pods, and what of their limits they take. */
export function compute() {
  return [cpu(), throttling(), memory(), memoryShare()]
}

function cpu() {
  return timeSeries({
    title: 'CPU',
    description: 'Cores that each pod uses; dashed, what it may.',
    unit: 'short',
    width: 12,
    queries: [
      { expr: joined(perPod(rate(`container_cpu_usage_seconds_total{${containers}}`))), legend: '{{pod}}' },
      { expr: joined(limit('cpu')), legend: '{{pod}} limit' },
    ],
    dashed: ['/limit/'],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function limit(resource: 'cpu' | 'memory'): string {
  return perPod(`kube_pod_container_resource_limits{${containers}, resource="${resource}"}`)
}

function throttling() {
  return timeSeries({
    title: 'Throttled',
    description:
      'Share of scheduler periods in which the limit stopped a container of the pod. It is slow then, not busy.',
    unit: 'percentunit',
    width: 12,
    max: 1,
    queries: [
      {
        expr: joined(
          share(
            perPod(rate(`container_cpu_cfs_throttled_periods_total{${containers}}`)),
            perPod(rate(`container_cpu_cfs_periods_total{${containers}}`)),
          ),
        ),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no limit on CPU',
  })
}

const workingSet = perPod(`container_memory_working_set_bytes{${containers}}`)

function memory() {
  return timeSeries({
    title: 'Memory',
    description:
      'What the kernel cannot take back (working set); dashed, the limit at which it ends the container.',
    unit: 'bytes',
    width: 12,
    queries: [
      { expr: joined(workingSet), legend: '{{pod}}' },
      { expr: joined(limit('memory')), legend: '{{pod}} limit' },
    ],
    dashed: ['/limit/'],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function memoryShare() {
  return timeSeries({
    title: 'Memory of the limit',
    description: 'Near 1 the container is about to be ended.',
    unit: 'percentunit',
    width: 12,
    max: 1,
    queries: [{ expr: joined(share(workingSet, limit('memory'))), legend: '{{pod}}' }],
    noValue: 'no limit on memory',
  })
}

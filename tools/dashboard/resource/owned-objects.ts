import { bad, good, neutral, warning } from '../panel/stat.ts'
import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { ofOwned } from './of-resource.ts'

export function ownedObjects(): Row {
  return {
    title: 'What it owns',
    panels: [objects(), ownedReplicas(), pods(), podPhases(), restarts()],
  }
}

function objects() {
  return table({
    title: 'Owned objects',
    description: 'How many of each kind and health. Without a state only metadata is known of them.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it owns nothing',
    labels: [{ label: 'owned_kind' }, { label: 'state' }],
    values: [
      {
        name: 'objects',
        expr: `max by (owned_kind, state) (${ofOwned('binnacle_cr_owned_objects')}) > 0`,
        width: 90,
      },
    ],
    sortBy: 'objects',
  })
}

function ownedReplicas() {
  return table({
    title: 'Workloads',
    description:
      'Replicas of its Deployments, StatefulSets and the like. Fewer ready than wanted: look at the pods.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it owns none',
    labels: [{ label: 'owned_kind' }, { label: 'owned_name' }],
    values: ['wanted', 'ready'].map((state) => ({
      name: state,
      expr: `max by (owned_kind, owned_name) (${ofOwned('binnacle_cr_owned_replicas', `state="${state}"`)})`,
      width: 80,
    })),
  })
}

function pods() {
  return table({
    title: 'Pods',
    description: 'Where they run and how often they restarted. What they use and serve: the link above.',
    unit: 'short',
    width: 8,
    height: 8,
    noValue: 'it has none',
    labels: [{ label: 'pod' }, { label: 'node', width: 110 }, { label: 'namespace', hidden: true }],
    values: [
      {
        name: 'is',
        expr: `max by (namespace, pod, node) (${ofOwned('binnacle_cr_owned_pod_info')})`,
        hidden: true,
      },
      {
        name: 'restarts',
        expr: `max by (namespace, pod) (${ofOwned('binnacle_cr_owned_restarts')})`,
        width: 80,
        color: 'orange',
      },
    ],
    sortBy: 'restarts',
  })
}

function podPhases() {
  return timeSeries({
    title: 'Pods by phase',
    description: 'Pending ones wait for a node, an image or a volume.',
    unit: 'short',
    width: 12,
    queries: [{ expr: `max by (phase) (${ofOwned('binnacle_cr_owned_pods')})`, legend: '{{phase}}' }],
    stacked: true,
    colors: { Running: good, Pending: warning, Failed: bad, Succeeded: '#5794F2', Unknown: neutral },
    noValue: 'it has none',
  })
}

function restarts() {
  return timeSeries({
    title: 'Restarts by pod',
    description: 'A line that climbs in steps is a crash loop.',
    unit: 'short',
    width: 12,
    queries: [
      { expr: `max by (namespace, pod) (${ofOwned('binnacle_cr_owned_restarts')})`, legend: '{{pod}}' },
    ],
    noValue: 'it has no pods',
  })
}

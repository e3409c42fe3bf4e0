import { table } from '../panel/table.ts'
import { timeSeries } from '../panel/time-series.ts'
import type { Row } from '../row.ts'
import { increase } from '../selector.ts'
import { joined, perPod, podIdentity, pods } from './pod-selector.ts'

/** Which containers do not run as they should. */
export function trouble(): Row {
  return {
    panels: [troubledContainers(), restarts()],
  }
}

function troubledContainers() {
  return table({
    title: 'Containers in trouble',
    description:
      'What holds a container back now, and what ended it last: OOMKilled is a limit that is too low, or a leak.',
    unit: 'short',
    width: 14,
    height: 7,
    noValue: 'none',
    labels: [
      { label: 'pod', width: 240 },
      { label: 'container', width: 140 },
      { label: 'reason' },
      { label: 'owned_kind', width: 110 },
      { label: 'owned_name', width: 130 },
    ],
    values: [
      {
        name: 'is',
        expr: joined(
          `max by (${podIdentity}, container, reason) (kube_pod_container_status_waiting_reason{${pods}}) == 1` +
            ` or max by (${podIdentity}, container, reason) (kube_pod_container_status_last_terminated_reason{${pods}, reason!="Completed"}) == 1`,
        ),
        hidden: true,
      },
    ],
  })
}

function restarts() {
  return timeSeries({
    title: 'Restarts',
    description: 'Of the containers of each pod. Bars that keep coming are a crash loop.',
    unit: 'short',
    width: 10,
    height: 7,
    bars: true,
    queries: [
      {
        expr: joined(perPod(increase(`kube_pod_container_status_restarts_total{${pods}}`))),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no kube-state-metrics, or no pods',
  })
}

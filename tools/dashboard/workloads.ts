import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { applicationLatency, applicationLatencyMap, applicationRequests } from './application.ts'
import { dashboardFrame } from './dashboard-frame.ts'
import { meshes, meshRow } from './mesh.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { joined, perPodTotal, pods } from './pod-selector.ts'
import { increase, rate, share } from './selector.ts'
import { labelVariable, resourceVariables } from './variable.ts'

const containers = `${pods}, container!=""`

const perPod = (series: string) => `sum by (namespace, pod) (max by (namespace, pod, container) (${series}))`

/** What the pods of one resource use and serve. */
export function workloadsDashboard() {
  const dashboard = dashboardFrame({
    uid: 'binnacle-workloads',
    title: 'Workloads of a resource',
    description:
      'What the pods of one custom resource use and serve: containers, the application, the service mesh.',
    variables: [...resourceVariables(), ...workloadVariables()],
  })
    .withPanel(troubledContainers())
    .withPanel(restarts())
    .withRow(new RowBuilder('Containers'))
    .withPanel(cpu())
    .withPanel(throttling())
    .withPanel(memory())
    .withPanel(memoryShare())
    .withPanel(network())
    .withPanel(networkErrors())
    .withPanel(disk())
    .withRow(new RowBuilder('Application'))
    .withPanel(applicationRequests())
    .withPanel(applicationLatency())
    .withPanel(applicationLatencyMap())
  for (const mesh of meshes) dashboard.withRow(meshRow(mesh))
  return dashboard
}

function workloadVariables() {
  return [
    labelVariable({
      name: 'pod',
      label: 'Pod',
      series: `binnacle_cr_owned_pod_info{cluster=~"$cluster", job=~"$job", group="$group", kind="$kind", namespace=~"$namespace", name="$name"}`,
      all: 'listed',
    }),
    labelVariable({
      name: 'requests',
      label: 'Requests',
      description: 'The counter of requests that the application exposes.',
      series: `{__name__=~"(http|grpc|rpc).*(requests?|handled|duration_seconds|duration_milliseconds)(_total|_count)", ${pods}}`,
      from: '__name__',
      single: true,
      // http_requests_total rather than http_request_duration_seconds_count, which has no status as a rule.
      lastFirst: true,
    }),
    labelVariable({
      name: 'latency',
      label: 'Latency',
      description: 'The histogram of request times that the application exposes.',
      series: `{__name__=~"(http|grpc|rpc).*(duration|latency|handling)_(seconds|milliseconds)_bucket", ${pods}}`,
      from: '__name__',
      single: true,
    }),
  ]
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
          `max by (namespace, pod, container, reason) (kube_pod_container_status_waiting_reason{${pods}}) == 1` +
            ` or max by (namespace, pod, container, reason) (kube_pod_container_status_last_terminated_reason{${pods}, reason!="Completed"}) == 1`,
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

function network() {
  const moved = (direction: string) =>
    joined(
      perPodTotal(
        `max by (namespace, pod, interface) (${rate(`container_network_${direction}_bytes_total{${pods}}`)})`,
      ),
    )
  return timeSeries({
    title: 'Network',
    description: 'Bytes a second that each pod receives, and sends (dashed).',
    unit: 'Bps',
    width: 8,
    queries: [
      { expr: moved('receive'), legend: '{{pod}} in' },
      { expr: moved('transmit'), legend: '{{pod}} out' },
    ],
    dashed: ['/out/'],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function networkErrors() {
  const dropped = (direction: string) =>
    perPodTotal(
      `max by (namespace, pod, interface) (${rate(`container_network_${direction}_packets_dropped_total{${pods}}`)})`,
    )
  return timeSeries({
    title: 'Packets dropped',
    description: 'Packets a second that were lost at the interface of the pod.',
    unit: 'pps',
    width: 8,
    queries: [{ expr: joined(`${dropped('receive')} + ${dropped('transmit')}`), legend: '{{pod}}' }],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

function disk() {
  return timeSeries({
    title: 'Written to disk',
    description: 'Bytes a second that the containers of each pod write.',
    unit: 'Bps',
    width: 8,
    queries: [
      {
        expr: joined(
          perPodTotal(
            `max by (namespace, pod, container, device) (${rate(`container_fs_writes_bytes_total{${containers}}`)})`,
          ),
        ),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no cadvisor metrics, or no pods',
  })
}

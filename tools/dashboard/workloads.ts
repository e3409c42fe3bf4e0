import { RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { dashboardFrame } from './dashboard-frame.ts'
import { heatmap } from './panel/heatmap.ts'
import { bad, good } from './panel/stat.ts'
import { table } from './panel/table.ts'
import { timeSeries } from './panel/time-series.ts'
import { increase, matching, rate, share } from './selector.ts'
import { labelVariable, resourceVariables } from './variable.ts'

/** What others tell of these pods comes from other targets: the pod is what joins it. */
const pods = 'cluster=~"$cluster", namespace=~"$namespace", pod=~"$pod"'
const containers = `${pods}, container!=""`
const istio = `${pods}, reporter="destination"`
const linkerd = `${pods}, direction="inbound"`

const podInfo = `max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{${matching.resource}})`

/** Of the pods of the resource alone, and with the workload that each belongs to. */
function joined(perPod: string): string {
  return `(${perPod}) * on (namespace, pod) group_left (owned_kind, owned_name) ${podInfo}`
}

const perPod = (series: string) => `sum by (namespace, pod) (max by (namespace, pod, container) (${series}))`
const perPodTotal = (series: string) => `sum by (namespace, pod) (${series})`

/** What the pods of one resource use and serve. */
export function workloadsDashboard() {
  return dashboardFrame({
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
    .withPanel(appRequests())
    .withPanel(appLatency())
    .withPanel(appLatencyMap())
    .withRow(
      new RowBuilder('Istio').withPanel(istioRequests()).withPanel(istioErrors()).withPanel(istioLatency()),
    )
    .withRow(
      new RowBuilder('Linkerd')
        .withPanel(linkerdRequests())
        .withPanel(linkerdErrors())
        .withPanel(linkerdLatency()),
    )
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

/** Libraries call the status differently; whichever label there is tells the series apart. */
function appRequests() {
  const codes = ['code', 'status', 'status_code', 'http_response_status_code', 'grpc_code']
  return timeSeries({
    title: 'Requests',
    description: 'Requests a second by status, from the counter chosen above.',
    unit: 'reqps',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: joined(
          `sum by (namespace, pod, ${codes.join(', ')}) (${rate(`{__name__="$requests", ${pods}}`)})`,
        ),
        legend: `{{pod}} ${codes.map((code) => `{{${code}}}`).join('')}`,
      },
    ],
    noValue: 'no counter of requests found',
  })
}

function appLatency() {
  return timeSeries({
    title: 'Request time',
    description: 'Median and slowest in a hundred, in the unit of the histogram chosen above.',
    unit: 'short',
    width: 8,
    queries: [0.5, 0.99].map((quantile) => ({
      expr: joined(
        `histogram_quantile(${quantile}, sum by (namespace, pod, le) (${rate(`{__name__="$latency", ${pods}}`)}))`,
      ),
      legend: `p${quantile * 100} {{pod}}`,
    })),
    noValue: 'no histogram of request times found',
  })
}

function appLatencyMap() {
  return heatmap({
    title: 'Requests by time taken',
    description: 'How many requests took how long, of all chosen pods, in the unit of the histogram.',
    unit: 'short',
    width: 8,
    expr: `sum by (le) (${increase(`{__name__="$latency", ${pods}}`)} and on (namespace, pod) ${podInfo})`,
  })
}

function istioRequests() {
  return timeSeries({
    title: 'Requests through Istio',
    description: 'Requests a second by code, as the sidecar of the pod that serves them counts.',
    unit: 'reqps',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: `sum by (response_code) (${joined(`sum by (namespace, pod, response_code) (${rate(`istio_requests_total{${istio}}`)})`)})`,
        legend: '{{response_code}}',
      },
    ],
    noValue: 'no sidecar of Istio',
  })
}

function istioErrors() {
  const all = `istio_requests_total{${istio}}`
  return timeSeries({
    title: 'Failures through Istio',
    description:
      'Share of requests answered 5xx or not at all, by pod. One pod: that pod. All pods: what they depend on.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    queries: [
      {
        expr: joined(
          share(
            `(${perPodTotal(rate(`istio_requests_total{${istio}, response_code=~"5..|0"}`))} or 0 * ${perPodTotal(rate(all))})`,
            perPodTotal(rate(all)),
          ),
        ),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no requests',
  })
}

function istioLatency() {
  return timeSeries({
    title: 'Request time through Istio',
    description: 'Median and slowest in a hundred by pod.',
    unit: 'ms',
    width: 8,
    queries: [0.5, 0.99].map((quantile) => ({
      expr: joined(
        `histogram_quantile(${quantile}, sum by (namespace, pod, le) (${rate(`istio_request_duration_milliseconds_bucket{${istio}}`)}))`,
      ),
      legend: `p${quantile * 100} {{pod}}`,
    })),
    noValue: 'no requests',
  })
}

function linkerdRequests() {
  return timeSeries({
    title: 'Responses through Linkerd',
    description: 'Responses a second by what the proxy holds them for.',
    unit: 'reqps',
    width: 8,
    stacked: true,
    queries: [
      {
        expr: `sum by (classification) (${joined(`sum by (namespace, pod, classification) (${rate(`response_total{${linkerd}}`)})`)})`,
        legend: '{{classification}}',
      },
    ],
    colors: { success: good, failure: bad },
    noValue: 'no proxy of Linkerd',
  })
}

function linkerdErrors() {
  const all = `response_total{${linkerd}}`
  return timeSeries({
    title: 'Failures through Linkerd',
    description: 'Share of responses that the proxy holds for failures, by pod.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    queries: [
      {
        expr: joined(
          share(
            `(${perPodTotal(rate(`response_total{${linkerd}, classification="failure"}`))} or 0 * ${perPodTotal(rate(all))})`,
            perPodTotal(rate(all)),
          ),
        ),
        legend: '{{pod}}',
      },
    ],
    noValue: 'no responses',
  })
}

function linkerdLatency() {
  return timeSeries({
    title: 'Response time through Linkerd',
    description: 'Median and slowest in a hundred by pod.',
    unit: 'ms',
    width: 8,
    queries: [0.5, 0.99].map((quantile) => ({
      expr: joined(
        `histogram_quantile(${quantile}, sum by (namespace, pod, le) (${rate(`response_latency_ms_bucket{${linkerd}}`)}))`,
      ),
      legend: `p${quantile * 100} {{pod}}`,
    })),
    noValue: 'no responses',
  })
}

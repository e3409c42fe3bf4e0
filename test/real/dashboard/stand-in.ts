import { createServer, type Server } from 'node:http'
import { freePort } from '../process/free-port.ts'

/** A pod that a custom resource owns. */
export interface Pod {
  readonly namespace: string
  readonly pod: string
}

/**
 * What kubelet, kube-state-metrics, an application, sidecars of Istio and Linkerd, and an admission webhook would tell
 * of the given pods. No real component is behind it: only names and labels are right, values grow by one a second.
 */
export class StandIn {
  readonly #pods: readonly Pod[]
  readonly #port: number
  readonly #server: Server

  private constructor(pods: readonly Pod[], port: number) {
    this.#pods = pods
    this.#port = port
    const started = Date.now()
    this.#server = createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      const count = 1 + (Date.now() - started) / 1000
      response.end(url === '/webhook' ? ofWebhook(count) : this.#ofPods(count))
    })
  }

  static async start(pods: readonly Pod[]): Promise<StandIn> {
    const standIn = new StandIn(pods, await freePort())
    await new Promise<void>((resolve) => standIn.#server.listen(standIn.#port, '127.0.0.1', resolve))
    return standIn
  }

  get target(): string {
    return `127.0.0.1:${this.#port}`
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #ofPods(count: number): string {
    return this.#pods
      .map(({ namespace, pod }) => ofPod(`namespace="${namespace}",pod="${pod}"`, count))
      .join('')
  }
}

function ofPod(pod: string, count: number): string {
  const container = `${pod},container="main"`
  const limit = (resource: string, value: number) =>
    `kube_pod_container_resource_limits{${container},resource="${resource}",unit="u"} ${value}`
  const istio = `${pod},reporter="destination",response_code`
  const linkerd = `${pod},direction="inbound"`
  return [
    `container_cpu_usage_seconds_total{${container}} ${count / 5}`,
    `container_cpu_cfs_periods_total{${container}} ${count * 10}`,
    `container_cpu_cfs_throttled_periods_total{${container}} ${count}`,
    `container_memory_working_set_bytes{${container}} ${2e8 + count}`,
    `container_network_receive_bytes_total{${pod},interface="eth0"} ${count * 1000}`,
    `container_network_transmit_bytes_total{${pod},interface="eth0"} ${count * 2000}`,
    `container_network_receive_packets_dropped_total{${pod},interface="eth0"} ${count}`,
    `container_network_transmit_packets_dropped_total{${pod},interface="eth0"} 0`,
    `container_fs_writes_bytes_total{${container},device="/dev/sda"} ${count * 100}`,
    limit('cpu', 1),
    limit('memory', 5e8),
    `kube_pod_container_status_restarts_total{${container}} ${Math.floor(count / 20)}`,
    `kube_pod_container_status_waiting_reason{${container},reason="CrashLoopBackOff"} 1`,
    `kube_pod_container_status_last_terminated_reason{${container},reason="OOMKilled"} 1`,
    `http_requests_total{${pod},code="200"} ${count * 9}`,
    `http_requests_total{${pod},code="500"} ${count}`,
    ...histogram('http_request_duration_seconds', pod, ['0.1', '1'], count),
    `istio_requests_total{${istio}="200"} ${count * 9}`,
    `istio_requests_total{${istio}="503"} ${count}`,
    ...histogram(
      'istio_request_duration_milliseconds',
      `${pod},reporter="destination"`,
      ['10', '100'],
      count,
    ),
    `response_total{${linkerd},classification="success"} ${count * 9}`,
    `response_total{${linkerd},classification="failure"} ${count}`,
    ...histogram('response_latency_ms', linkerd, ['10', '100'], count),
  ]
    .join('\n')
    .concat('\n')
}

/** The manager of the tests has no webhook. */
function ofWebhook(count: number): string {
  return [
    `controller_runtime_webhook_requests_total{webhook="/validate",code="200"} ${count * 5}`,
    `controller_runtime_webhook_requests_total{webhook="/validate",code="500"} ${count}`,
    'controller_runtime_webhook_requests_in_flight{webhook="/validate"} 1',
    ...histogram('controller_runtime_webhook_latency_seconds', 'webhook="/validate"', ['0.1', '1.0'], count),
    'controller_runtime_webhook_panics_total 0',
    'controller_runtime_conversion_webhook_panics_total 0',
  ]
    .join('\n')
    .concat('\n')
}

/** Half under the first bound, most under the second, some over it. */
function histogram(name: string, labels: string, bounds: readonly string[], count: number): string[] {
  const all = count * 10
  return [
    ...bounds.map(
      (bound, index) => `${name}_bucket{${labels},le="${bound}"} ${all * (index === 0 ? 0.5 : 0.95)}`,
    ),
    `${name}_bucket{${labels},le="+Inf"} ${all}`,
    `${name}_sum{${labels}} ${all / 2}`,
    `${name}_count{${labels}} ${all}`,
  ]
}

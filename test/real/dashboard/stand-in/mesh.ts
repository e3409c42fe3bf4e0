import { histogram, type Pod, type Sample, sample } from './sample.ts'

/**
 * A sidecar of Istio: istio.io, Reference, Configuration, Istio Standard Metrics. `namespace` and `pod` are those of its
 * target, which Istio's own configuration of Prometheus (samples/addons) and a PodMonitor both add.
 */
export function ofIstio(pod: Pod, count: number): Sample[] {
  const traffic = {
    ...pod,
    reporter: 'destination',
    source_workload: 'web',
    source_workload_namespace: pod.namespace,
    destination_workload: 'main',
    destination_workload_namespace: pod.namespace,
    destination_service: `main.${pod.namespace}.svc.cluster.local`,
    destination_service_name: 'main',
    destination_service_namespace: pod.namespace,
    request_protocol: 'http',
    connection_security_policy: 'mutual_tls',
    response_flags: '-',
    grpc_response_status: '',
  }
  const requests = (code: string, value: number) =>
    sample('istio_requests_total', { ...traffic, response_code: code }, value)
  return [
    requests('200', count * 9),
    requests('503', count),
    ...histogram(
      'istio_request_duration_milliseconds',
      { ...traffic, response_code: '200' },
      ['10', '100'],
      count,
    ),
  ]
}

/** A proxy of Linkerd: linkerd.io, Reference, Proxy Metrics. `namespace` and `pod` are those of its target. */
export function ofLinkerd(pod: Pod, count: number): Sample[] {
  const request = {
    ...pod,
    direction: 'inbound',
    tls: 'true',
    authority: `main.${pod.namespace}.svc.cluster.local`,
  }
  const responses = (classification: string, code: string, value: number) =>
    sample('response_total', { ...request, classification, status_code: code, grpc_status_code: '' }, value)
  return [
    responses('success', '200', count * 9),
    responses('failure', '503', count),
    ...histogram('response_latency_ms', { ...request, status_code: '200' }, ['10', '100'], count),
  ]
}

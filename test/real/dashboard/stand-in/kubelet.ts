import { type Pod, type Sample, sample } from './sample.ts'

/**
 * The kubelet's /metrics/cadvisor on containerd. Labels: containerPrometheusLabelsFunc in pkg/kubelet/server of
 * kubernetes/kubernetes, with `cpu`, `interface` and `device` of metrics/prometheus.go of google/cadvisor; names:
 * docs/storage/prometheus.md there. The cgroup of the pod has the sums of its containers with an empty `container` and no
 * image; what moves over the network is told of it alone.
 */
export function ofKubelet({ namespace, pod }: Pod, count: number): Sample[] {
  const group = { container: '', id: `/kubepods/burstable/pod-${pod}`, image: '', name: '', namespace, pod }
  const container = {
    ...group,
    container: 'main',
    id: `${group.id}/main`,
    image: 'example.dev/main:1',
    name: 'main',
  }
  const ofBoth = (name: string, value: number, more: Readonly<Record<string, string>> = {}) =>
    [container, group].map((labels) => sample(`container_${name}`, { ...labels, ...more }, value))
  const network = (name: string, value: number) =>
    sample(`container_network_${name}_total`, { ...group, interface: 'eth0' }, value)
  return [
    ...ofBoth('cpu_usage_seconds_total', count / 5, { cpu: 'total' }),
    sample('container_cpu_cfs_periods_total', container, count * 10),
    sample('container_cpu_cfs_throttled_periods_total', container, count),
    ...ofBoth('memory_working_set_bytes', 2e8 + count),
    ...ofBoth('fs_writes_bytes_total', count * 100, { device: '/dev/sda' }),
    network('receive_bytes', count * 1000),
    network('transmit_bytes', count * 2000),
    network('receive_packets_dropped', count),
    network('transmit_packets_dropped', 0),
  ]
}

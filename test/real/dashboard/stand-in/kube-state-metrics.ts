import { type Pod, type Sample, sample } from './sample.ts'

/** kube-state-metrics 2.20, docs/metrics/workload/pod-metrics.md; units as internal/store/pod.go writes them. */
export function ofKubeStateMetrics({ namespace, pod }: Pod, count: number): Sample[] {
  const container = { namespace, pod, uid: `uid-of-${pod}`, container: 'main' }
  const limit = (resource: string, unit: string, value: number) =>
    sample('kube_pod_container_resource_limits', { ...container, node: 'node-a', resource, unit }, value)
  const reason = (of: string, text: string) =>
    sample(`kube_pod_container_status_${of}_reason`, { ...container, reason: text }, 1)
  return [
    limit('cpu', 'core', 1),
    limit('memory', 'byte', 5e8),
    sample('kube_pod_container_status_restarts_total', container, Math.floor(count / 20)),
    reason('waiting', 'CrashLoopBackOff'),
    reason('last_terminated', 'OOMKilled'),
  ]
}

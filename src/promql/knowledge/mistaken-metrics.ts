/**
 * Names that articles and old rules use, and what is there instead. Renamed by kube-state-metrics 2.0 (CHANGELOG), by
 * Kubernetes 1.14 (metrics overhaul), or never there at all.
 */
export const mistakenMetrics: Readonly<Record<string, string>> = {
  controller_runtime_reconcile_duration_seconds: 'controller_runtime_reconcile_time_seconds',
  controller_runtime_reconcile_duration_seconds_bucket: 'controller_runtime_reconcile_time_seconds_bucket',
  controller_runtime_reconcile_duration_seconds_count: 'controller_runtime_reconcile_time_seconds_count',
  controller_runtime_reconcile_duration_seconds_sum: 'controller_runtime_reconcile_time_seconds_sum',
  controller_runtime_reconcile_queue_depth: 'workqueue_depth',
  controller_runtime_reconcile_queue_length: 'workqueue_depth',
  controller_runtime_reconcile_errors: 'controller_runtime_reconcile_errors_total',
  controller_runtime_reconcile_time_seconds_total: 'controller_runtime_reconcile_time_seconds_count',
  workqueue_work_duration_seconds_total: 'workqueue_work_duration_seconds_sum',
  workqueue_length: 'workqueue_depth',
  rest_client_request_latency_seconds: 'rest_client_request_duration_seconds',
  rest_client_request_latency_seconds_bucket: 'rest_client_request_duration_seconds_bucket',
  go_client_go_requests_total: 'rest_client_requests_total',
  apiserver_request_count: 'apiserver_request_total',
  apiserver_request_latencies_bucket: 'apiserver_request_duration_seconds_bucket',
  kube_pod_container_status_restarts: 'kube_pod_container_status_restarts_total',
  kube_pod_container_resource_limits_cpu_cores: 'kube_pod_container_resource_limits{resource="cpu"}',
  kube_pod_container_resource_limits_memory_bytes: 'kube_pod_container_resource_limits{resource="memory"}',
  kube_pod_container_resource_requests_cpu_cores: 'kube_pod_container_resource_requests{resource="cpu"}',
  kube_pod_container_resource_requests_memory_bytes:
    'kube_pod_container_resource_requests{resource="memory"}',
  kube_node_status_allocatable_cpu_cores: 'kube_node_status_allocatable{resource="cpu"}',
  kube_node_status_allocatable_memory_bytes: 'kube_node_status_allocatable{resource="memory"}',
  kube_node_status_capacity_cpu_cores: 'kube_node_status_capacity{resource="cpu"}',
  kube_node_status_capacity_memory_bytes: 'kube_node_status_capacity{resource="memory"}',
  container_cpu_usage_seconds: 'container_cpu_usage_seconds_total',
  container_cpu_cfs_throttled_seconds: 'container_cpu_cfs_throttled_seconds_total',
  container_memory_usage: 'container_memory_working_set_bytes',
}

/** Beginnings of names that were never there, or are no more. */
export const mistakenPrefixes: Readonly<Record<string, string>> = {
  go_client_go_: 'rest_client_',
  kube_hpa_: 'kube_horizontalpodautoscaler_',
}

/** First words of names of which every metric is known, so that another is a mistake. */
export const completePrefixes: readonly string[] = [
  'binnacle_',
  'controller_runtime_',
  'workqueue_',
  'certwatcher_',
]

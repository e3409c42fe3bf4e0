import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge } = metricsFrom('cadvisor')

/** As the kubelet writes them (pkg/kubelet/server, containerPrometheusLabelsFunc). A pod's sandbox has an empty container. */
const container = ['container', 'id', 'image', 'name', 'namespace', 'pod']
const disk = [...container, 'device']
const network = [...container, 'interface']

/** What the kubelet's /metrics/cadvisor tells of containers (cadvisor, docs/storage/prometheus.md). */
export const cadvisorMetrics = {
  cpuUsageSecondsTotal: counter('container_cpu_usage_seconds_total', [...container, 'cpu']),
  cpuUserSecondsTotal: counter('container_cpu_user_seconds_total', container),
  cpuSystemSecondsTotal: counter('container_cpu_system_seconds_total', container),
  cpuCfsPeriodsTotal: counter('container_cpu_cfs_periods_total', container),
  cpuCfsThrottledPeriodsTotal: counter('container_cpu_cfs_throttled_periods_total', container),
  cpuCfsThrottledSecondsTotal: counter('container_cpu_cfs_throttled_seconds_total', container),
  memoryWorkingSet: gauge('container_memory_working_set_bytes', container),
  memoryUsage: gauge('container_memory_usage_bytes', container),
  memoryMaxUsage: gauge('container_memory_max_usage_bytes', container),
  memoryRss: gauge('container_memory_rss', container),
  memoryCache: gauge('container_memory_cache', container),
  memorySwap: gauge('container_memory_swap', container),
  memoryMappedFile: gauge('container_memory_mapped_file', container),
  memoryFailuresTotal: counter('container_memory_failures_total', [...container, 'failure_type', 'scope']),
  memoryFailcnt: counter('container_memory_failcnt', container),
  oomEventsTotal: counter('container_oom_events_total', container),
  networkReceiveBytesTotal: counter('container_network_receive_bytes_total', network),
  networkReceivePacketsTotal: counter('container_network_receive_packets_total', network),
  networkReceiveDroppedTotal: counter('container_network_receive_packets_dropped_total', network),
  networkReceiveErrorsTotal: counter('container_network_receive_errors_total', network),
  networkTransmitBytesTotal: counter('container_network_transmit_bytes_total', network),
  networkTransmitPacketsTotal: counter('container_network_transmit_packets_total', network),
  networkTransmitDroppedTotal: counter('container_network_transmit_packets_dropped_total', network),
  networkTransmitErrorsTotal: counter('container_network_transmit_errors_total', network),
  fileSystemUsage: gauge('container_fs_usage_bytes', disk),
  fileSystemLimit: gauge('container_fs_limit_bytes', disk),
  fileSystemReadsTotal: counter('container_fs_reads_total', disk),
  fileSystemReadBytesTotal: counter('container_fs_reads_bytes_total', disk),
  fileSystemWritesTotal: counter('container_fs_writes_total', disk),
  fileSystemWriteBytesTotal: counter('container_fs_writes_bytes_total', disk),
  /** A gauge in spite of its name. */
  fileSystemInodes: gauge('container_fs_inodes_total', disk),
  fileSystemInodesFree: gauge('container_fs_inodes_free', disk),
  specCpuQuota: gauge('container_spec_cpu_quota', container),
  specCpuPeriod: gauge('container_spec_cpu_period', container),
  specCpuShares: gauge('container_spec_cpu_shares', container),
  specMemoryLimit: gauge('container_spec_memory_limit_bytes', container),
  specMemoryReservationLimit: gauge('container_spec_memory_reservation_limit_bytes', container),
  specMemorySwapLimit: gauge('container_spec_memory_swap_limit_bytes', container),
  startTime: gauge('container_start_time_seconds', container),
  lastSeen: gauge('container_last_seen', container),
  processes: gauge('container_processes', container),
  threads: gauge('container_threads', container),
  fileDescriptors: gauge('container_file_descriptors', container),
  sockets: gauge('container_sockets', container),
} as const satisfies Record<string, ScrapedMetric>

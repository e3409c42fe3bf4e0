import { metricsFrom, type ScrapedMetric } from './scraped-metric.ts'

const { counter, gauge } = metricsFrom('process')
const go = metricsFrom('go')

/** What every official client library tells of its process (client_golang, prometheus/process_collector.go). */
export const processMetrics = {
  cpuSecondsTotal: counter('process_cpu_seconds_total'),
  residentMemory: gauge('process_resident_memory_bytes'),
  virtualMemory: gauge('process_virtual_memory_bytes'),
  virtualMemoryMax: gauge('process_virtual_memory_max_bytes'),
  startTime: gauge('process_start_time_seconds'),
  openFileDescriptors: gauge('process_open_fds'),
  maxFileDescriptors: gauge('process_max_fds'),
  networkReceiveBytesTotal: counter('process_network_receive_bytes_total'),
  networkTransmitBytesTotal: counter('process_network_transmit_bytes_total'),
} as const satisfies Record<string, ScrapedMetric>

/** Go's runtime, without what has to be asked for (client_golang, prometheus/go_collector.go and go_collector_latest.go). */
export const goMetrics = {
  info: go.gauge('go_info', ['version']),
  goroutines: go.gauge('go_goroutines'),
  threads: go.gauge('go_threads'),
  maxProcs: go.gauge('go_sched_gomaxprocs_threads'),
  gcDuration: go.summary('go_gc_duration_seconds'),
  gcPercent: go.gauge('go_gc_gogc_percent'),
  memoryLimit: go.gauge('go_gc_gomemlimit_bytes'),
  allocatedBytes: go.gauge('go_memstats_alloc_bytes'),
  allocatedBytesTotal: go.counter('go_memstats_alloc_bytes_total'),
  mallocsTotal: go.counter('go_memstats_mallocs_total'),
  freesTotal: go.counter('go_memstats_frees_total'),
  lookupsTotal: go.counter('go_memstats_lookups_total'),
  systemBytes: go.gauge('go_memstats_sys_bytes'),
  heapAllocatedBytes: go.gauge('go_memstats_heap_alloc_bytes'),
  heapIdleBytes: go.gauge('go_memstats_heap_idle_bytes'),
  heapInUseBytes: go.gauge('go_memstats_heap_inuse_bytes'),
  heapObjects: go.gauge('go_memstats_heap_objects'),
  heapReleasedBytes: go.gauge('go_memstats_heap_released_bytes'),
  heapSystemBytes: go.gauge('go_memstats_heap_sys_bytes'),
  stackInUseBytes: go.gauge('go_memstats_stack_inuse_bytes'),
  stackSystemBytes: go.gauge('go_memstats_stack_sys_bytes'),
  lastGcTime: go.gauge('go_memstats_last_gc_time_seconds'),
  nextGcBytes: go.gauge('go_memstats_next_gc_bytes'),
} as const satisfies Record<string, ScrapedMetric>

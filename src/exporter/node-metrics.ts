import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8'
import type { Registry } from '../exposition/index.ts'
import { kitSeriesLimit } from './kit-series-limit.ts'

/**
 * `nodejs_*`: memory and event loop of the runtime, by names with which `promtool check metrics` finds no fault (of
 * those that others use, some are gauges called `_total`).
 */
export function declareNodeMetrics(registry: Registry): void {
  registry
    .info({ name: 'nodejs_version_info', help: 'The version of Node.js.', labels: ['version'] })
    .set({ version: process.version })
  const bytes = (name: string, help: string) => registry.gauge({ name, help, unit: 'bytes' })
  const used = bytes(
    'nodejs_heap_size_used_bytes',
    'Heap that objects take up, reachable or not yet collected.',
  )
  const total = bytes('nodejs_heap_size_total_bytes', 'Heap that is reserved from the system.')
  const limit = bytes('nodejs_heap_size_limit_bytes', 'Heap at which the process gives up.')
  const external = bytes(
    'nodejs_external_memory_bytes',
    'Memory outside the heap that objects hold, buffers mostly.',
  )
  const space = registry.gauge({
    name: 'nodejs_heap_space_size_used_bytes',
    help: 'Heap that objects take up, by space.',
    unit: 'bytes',
    labels: ['space'],
    seriesLimit: kitSeriesLimit,
  })
  const resources = registry.gauge({
    name: 'nodejs_active_resources',
    help: 'What keeps the event loop alive: timers, sockets, requests, by type.',
    labels: ['type'],
    seriesLimit: kitSeriesLimit,
  })
  const loop = (name: string, help: string) => registry.counter({ name, help, unit: 'seconds' })
  const active = loop('nodejs_eventloop_active_seconds_total', 'Time in which the event loop was at work.')
  const idle = loop('nodejs_eventloop_idle_seconds_total', 'Time in which the event loop waited for work.')
  registry.onCollect(() => {
    const heap = getHeapStatistics()
    used.set(heap.used_heap_size)
    total.set(heap.total_heap_size)
    limit.set(heap.heap_size_limit)
    external.set(heap.external_memory)
    space.replace(
      getHeapSpaceStatistics().map((each) => [{ space: each.space_name }, each.space_used_size] as const),
    )
    resources.replace(
      [...counted(process.getActiveResourcesInfo())].map(([type, count]) => [{ type }, count] as const),
    )
    const utilization = performance.eventLoopUtilization()
    active.setTotal(Math.max(active.total, utilization.active / 1000))
    idle.setTotal(Math.max(idle.total, utilization.idle / 1000))
  })
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

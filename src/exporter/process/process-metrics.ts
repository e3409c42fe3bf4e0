import { readdirSync, readFileSync } from 'node:fs'
import type { FamilyMetadata, Registry } from '../../exposition/index.ts'

/** What the kernel says of this process in `/proc/self`; undefined where it does not say it. */
export interface ProcessFiles {
  readonly stat: () => string | undefined
  readonly limits: () => string | undefined
  /** Open file descriptors. */
  readonly descriptors: () => number | undefined
}

/** Files without a disk behind them, so they are read where they are wanted. */
export const linuxProcessFiles: ProcessFiles = {
  stat: () => orNone(() => readFileSync('/proc/self/stat', 'utf8')),
  limits: () => orNone(() => readFileSync('/proc/self/limits', 'utf8')),
  // One of them is the folder that is being read.
  descriptors: () => orNone(() => readdirSync('/proc/self/fd').length - 1),
}

/** `process_*`, by the names that Prometheus' client libraries agree on ("Writing client libraries", process metrics). */
export const processFamilies = {
  cpuSecondsTotal: {
    name: 'process_cpu_seconds_total',
    type: 'counter',
    unit: 'seconds',
    help: "Processor time that the process has used, its own and the kernel's for it.",
  },
  residentMemory: {
    name: 'process_resident_memory_bytes',
    type: 'gauge',
    unit: 'bytes',
    help: 'Memory of the process that is in RAM.',
  },
  startTime: {
    name: 'process_start_time_seconds',
    type: 'gauge',
    unit: 'seconds',
    help: 'When the process started, in seconds since 1970.',
  },
  virtualMemory: {
    name: 'process_virtual_memory_bytes',
    type: 'gauge',
    unit: 'bytes',
    help: 'Addresses that the process has reserved, in RAM or not.',
  },
  openFileDescriptors: {
    name: 'process_open_fds',
    type: 'gauge',
    unit: '',
    help: 'Open file descriptors.',
  },
  maxFileDescriptors: {
    name: 'process_max_fds',
    type: 'gauge',
    unit: '',
    help: 'File descriptors that the process may have open.',
  },
} as const satisfies Readonly<Record<string, FamilyMetadata>>

/** Registers `processFamilies`. What the system does not tell is left out. */
export function declareProcessMetrics(registry: Registry, files: ProcessFiles): void {
  const cpu = registry.counter(processFamilies.cpuSecondsTotal)
  const resident = registry.gauge(processFamilies.residentMemory)
  const started = registry.gauge(processFamilies.startTime)
  const virtual = registry.gauge(processFamilies.virtualMemory)
  const open = registry.gauge(processFamilies.openFileDescriptors)
  const most = registry.gauge(processFamilies.maxFileDescriptors)
  registry.onCollect(() => {
    const { user, system } = process.cpuUsage()
    cpu.setTotal(Math.max(cpu.total, (user + system) / 1e6))
    resident.set(process.memoryUsage.rss())
    started.set(performance.timeOrigin / 1000)
    setOrClear(virtual, virtualMemory(files.stat() ?? ''))
    setOrClear(open, files.descriptors())
    setOrClear(most, mostOpenFiles(files.limits() ?? ''))
  })
}

/** `vsize` of proc_pid_stat(5): field 23. The name, field 2, may hold blanks and brackets. */
export function virtualMemory(stat: string): number | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return wholeNumber(fields[20])
}

/** The soft limit of open files in proc_pid_limits(5). */
export function mostOpenFiles(limits: string): number | undefined {
  const [, soft] = /^Max open files +(\S+)/m.exec(limits) ?? []
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : wholeNumber(soft)
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

function setOrClear(gauge: { set(value: number): void; clear(): void }, value: number | undefined): void {
  if (value === undefined) gauge.clear()
  else gauge.set(value)
}

function orNone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

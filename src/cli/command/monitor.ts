import { type Clock, createLogger, type Logger, type LogLevel, systemClock } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import { declareProcessMetrics, linuxProcessFiles } from '../../exporter/process/index.ts'
import { Registry } from '../../exposition/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import { type AccessOptions, readAccess } from '../endpoint/access-options.ts'
import { EndpointInstruments } from '../endpoint/endpoint-instruments.ts'
import { startListener } from '../endpoint/start-listener.ts'
import { exitCode } from '../exit-code.ts'
import { composeMonitor, type ScopeOptions } from '../monitor/compose-monitor.ts'
import { LiveLine } from '../monitor/live-line.ts'
import { monitorListener } from '../monitor/monitor-listener.ts'
import { StatusLine } from '../print/status-line.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'
import { aborted, terminationSignal } from '../termination.ts'

/** How a monitor is served and how it speaks. */
export interface ListenerOptions extends AccessOptions {
  readonly listen: string
  readonly logFormat: 'text' | 'json'
  readonly logLevel: LogLevel
}

export interface MonitorOptions extends ConnectionOptions, ListenerOptions, ScopeOptions {}

/** `binnacle`: monitors the current context until a signal ends it. */
export async function monitor(options: MonitorOptions): Promise<number> {
  const signal = terminationSignal()
  const status = new StatusLine(process.stdout)
  const logger = commandLogger(options, status)
  const connection = await connect(options, logger)
  try {
    const { context, server } = connection.config
    await runMonitor({
      client: connection.client,
      options,
      logger,
      status,
      signal,
      cluster: `${context} (${server})`,
    })
    return exitCode.ok
  } finally {
    await connection.close()
  }
}

export interface RunMonitorOptions {
  readonly client: Client
  readonly options: ListenerOptions & ScopeOptions
  readonly logger: Logger
  /** The terminal's last line; without one nobody is told how it goes. */
  readonly status?: StatusLine
  readonly signal: AbortSignal
  /** What people call the cluster. */
  readonly cluster: string
  /** What the monitor's pauses and deadlines go by. Default the system's. */
  readonly clock?: Clock
  /** Whether a terminal is told what breaks and recovers. */
  readonly turns?: boolean
  /** Called once connections are taken, before anything else is said. */
  readonly onListening?: () => void
}

/** Monitors and serves until the signal; the listener comes first, so that a taken port is told before any work. */
export async function runMonitor(run: RunMonitorOptions): Promise<void> {
  const { client, options, logger, status, signal, cluster, clock = systemClock, turns = false } = run
  const access = await readAccess(options, { client, clock: systemClock, logger })
  const instruments = new EndpointInstruments(access.tls !== undefined)
  const resources = new Registry()
  declareProcessMetrics(resources, linuxProcessFiles)
  const composed = await composeMonitor(options, { client, clock, logger, signal })
  const { monitor, views } = composed
  const listener = monitorListener({
    monitor,
    families: () => [...composed.families(), ...instruments.families(), ...resources.families()],
    views,
    cluster,
    listen: options.listen,
    access,
    observer: instruments.observer,
    logger,
  })
  const style = readTerminalStyle(process.env, process.stdout)
  const line =
    status && process.stdout.isTTY
      ? new LiveLine({ monitor, status, style, clock: systemClock, turns })
      : undefined
  try {
    const url = await startListener({ listener, listen: options.listen, access, logger, signal })
    run.onListening?.()
    composed.start(signal)
    logger.info('monitoring', { cluster, metrics: `${url}/metrics`, ready: `${url}/readyz?verbose` })
    line?.start({ cluster, url })
    await aborted(signal)
    logger.info('stopping', { signal: String(signal.reason) })
  } finally {
    line?.stop()
    const ended = await Promise.allSettled([listener.stop(), composed.stop()])
    for (const end of ended)
      if (end.status === 'rejected') logger.error('did not end in order', { error: String(end.reason) })
  }
}

/** On a terminal the status line speaks, so only what is wrong is logged there, above it and in plain words. */
export function commandLogger({ logFormat, logLevel }: ListenerOptions, status: StatusLine): Logger {
  const isTerminal = process.stdout.isTTY === true && process.stderr.isTTY === true
  return createLogger({
    write: (line) => (isTerminal ? status.above(line) : process.stderr.write(line)),
    clock: systemClock,
    format: isTerminal && logFormat === 'text' ? 'plain' : logFormat,
    level: isTerminal && logLevel === 'info' ? 'warn' : logLevel,
  })
}

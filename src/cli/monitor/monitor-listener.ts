import { type Logger, systemClock } from '../../base/index.ts'
import {
  type Check,
  Listener,
  metricsRoute,
  parseListenAddress,
  probeRoute,
  type Request,
  type Route,
} from '../../endpoint/index.ts'
import { Exposition, type Family, IdlePreparation } from '../../exposition/index.ts'
import type { Monitor, ReadinessPart } from '../../monitor/index.ts'
import { apiRoutes, startPageRoute } from '../../server/index.ts'
import type { Views } from '../../view/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { version } from '../version.ts'

const links = [
  { path: '/metrics', label: 'everything as Prometheus metrics' },
  { path: '/readyz?verbose', label: 'which kinds are synced, and why others are not' },
  { path: '/livez', label: 'whether the process is alive' },
  { path: '/api/v1/resources', label: 'the resources as JSON, worst first' },
  { path: '/openapi.json', label: 'what else there is to ask' },
]

export interface MonitorListenerOptions {
  readonly monitor: Monitor
  /** For a scrape. */
  readonly families: () => Iterable<Family>
  /** What the API answers. */
  readonly views: Views
  /** What people call the cluster. */
  readonly cluster: string
  /** The address, as it was given. */
  readonly listen: string
  readonly logger: Logger
}

/** A listener for a monitor's metrics, probes, API and start page. */
export function monitorListener({
  monitor,
  families,
  views,
  cluster,
  listen,
  logger,
}: MonitorListenerOptions): Listener {
  const routes = [
    ...monitorRoutes(monitor, families, cluster),
    ...apiRoutes({ views, version, clock: systemClock }),
  ]
  return new Listener({ address: readAddress(listen), routes, clock: systemClock, logger })
}

function monitorRoutes(monitor: Monitor, families: () => Iterable<Family>, cluster: string): Route[] {
  const exposition = new Exposition({ families })
  const ahead = new IdlePreparation({ exposition, clock: systemClock })
  return [
    startPageRoute(() => {
      const away = monitor.outage()
      const kinds = monitor.summaries()
      return { version, cluster, now: systemClock.now(), kinds, links, ...(away && { away }) }
    }),
    timed(metricsRoute(exposition), (seconds, { query }) => {
      monitor.scraped(seconds)
      if (!query.has('name[]')) ahead.scraped()
    }),
    probeRoute({ path: '/livez', checks: () => [{ name: 'ping' }] }),
    probeRoute({
      path: '/readyz',
      checks: () => monitor.readiness().parts.map(checkOf),
    }),
  ]
}

function checkOf({ name, ready, message }: ReadinessPart): Check {
  if (!ready) return { name, failure: message }
  return message === 'synced' ? { name } : { name, note: message }
}

/** Measures a route up to the moment when its reply begins to be sent. */
function timed(route: Route, observe: (seconds: number, request: Request) => void): Route {
  return {
    path: route.path,
    handle: async (request) => {
      const started = systemClock.monotonic()
      const reply = await route.handle(request)
      observe((systemClock.monotonic() - started) / 1000, request)
      return reply
    },
  }
}

function readAddress(text: string) {
  try {
    return parseListenAddress(text)
  } catch (error) {
    throw new CommandError(`--listen: ${error instanceof Error ? error.message : error}`, exitCode.usage, {
      cause: error,
    })
  }
}

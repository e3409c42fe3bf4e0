import { type Logger, systemClock } from '../../base/index.ts'
import { Listener, type ListenerObserver, probeRoute, type Route } from '../../endpoint/index.ts'
import type { Family } from '../../exposition/index.ts'
import type { Monitor } from '../../monitor/index.ts'
import { apiRoutes, startPageRoute } from '../../server/index.ts'
import type { Views } from '../../view/index.ts'
import type { ListenerAccess } from '../endpoint/access-options.ts'
import { version } from '../version.ts'
import { readListenAddress } from './listen-address.ts'
import { preparedMetricsRoute } from './prepared-metrics-route.ts'
import { checkOf } from './readiness-check.ts'

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
  readonly access: ListenerAccess
  readonly observer: ListenerObserver
  readonly logger: Logger
}

/** A listener for a monitor's metrics, probes, API and start page. */
export function monitorListener({
  monitor,
  families,
  views,
  cluster,
  listen,
  access,
  observer,
  logger,
}: MonitorListenerOptions): Listener {
  const routes = [
    ...monitorRoutes(monitor, families, cluster),
    ...apiRoutes({ views, version, clock: systemClock }),
  ]
  return new Listener({
    ...access,
    address: readListenAddress(listen),
    routes,
    clock: systemClock,
    observer,
    logger,
  })
}

function monitorRoutes(monitor: Monitor, families: () => Iterable<Family>, cluster: string): Route[] {
  return [
    startPageRoute(() => {
      const away = monitor.outage()
      const kinds = monitor.summaries()
      const excluded = (monitor.defined()?.length ?? 0) - monitor.kinds().length
      return { version, cluster, now: systemClock.now(), kinds, excluded, links, ...(away && { away }) }
    }),
    preparedMetricsRoute(families, (seconds) => monitor.scraped(seconds)),
    probeRoute({ path: '/livez', checks: () => [{ name: 'ping' }] }),
    probeRoute({
      path: '/readyz',
      checks: () => monitor.readiness().parts.map(checkOf),
    }),
  ]
}

import { type Logger, systemClock } from '../../base/index.ts'
import type { CustomResourceState } from '../../custom-resource-state/index.ts'
import { Listener, probeRoute, type Route } from '../../endpoint/index.ts'
import type { ListenerAccess } from '../endpoint/access-options.ts'
import { readListenAddress } from '../monitor/listen-address.ts'
import { preparedMetricsRoute } from '../monitor/prepared-metrics-route.ts'
import { checkOf } from '../monitor/readiness-check.ts'

/** A listener for the metrics of a configuration and nothing else, and for probes. */
export function customResourceStateListener(
  customResourceState: CustomResourceState,
  listen: string,
  access: ListenerAccess,
  logger: Logger,
): Listener {
  const routes: Route[] = [
    preparedMetricsRoute(() => customResourceState.families()),
    probeRoute({ path: '/livez', checks: () => [{ name: 'ping' }] }),
    probeRoute({ path: '/readyz', checks: () => customResourceState.readiness().parts.map(checkOf) }),
  ]
  return new Listener({ ...access, address: readListenAddress(listen), routes, clock: systemClock, logger })
}

import { type Logger, systemClock } from '../../base/index.ts'
import type { CustomResourceState } from '../../custom-resource-state/index.ts'
import { Listener, metricsRoute, probeRoute } from '../../endpoint/index.ts'
import { Exposition } from '../../exposition/index.ts'
import { readListenAddress } from '../monitor/listen-address.ts'
import { checkOf } from '../monitor/readiness-check.ts'

/** A listener for the metrics of a configuration and nothing else, and for probes. */
export function customResourceStateListener(
  subject: CustomResourceState,
  listen: string,
  logger: Logger,
): Listener {
  const exposition = new Exposition({ families: () => subject.families() })
  const routes = [
    metricsRoute(exposition),
    probeRoute({ path: '/livez', checks: () => [{ name: 'ping' }] }),
    probeRoute({ path: '/readyz', checks: () => subject.readiness().parts.map(checkOf) }),
  ]
  return new Listener({ address: readListenAddress(listen), routes, clock: systemClock, logger })
}

import { type Logger, systemClock } from '../../base/index.ts'
import type { CustomResourceState } from '../../custom-resource-state/index.ts'
import { Listener, metricsRoute, probeRoute, type Route } from '../../endpoint/index.ts'
import { Exposition, IdlePreparation } from '../../exposition/index.ts'
import { readListenAddress } from '../monitor/listen-address.ts'
import { checkOf } from '../monitor/readiness-check.ts'

/** A listener for the metrics of a configuration and nothing else, and for probes. */
export function customResourceStateListener(
  subject: CustomResourceState,
  listen: string,
  logger: Logger,
): Listener {
  const exposition = new Exposition({ families: () => subject.families() })
  const ahead = new IdlePreparation({ exposition, clock: systemClock })
  const metrics = metricsRoute(exposition)
  const routes: Route[] = [
    {
      path: metrics.path,
      handle: async (request) => {
        const reply = await metrics.handle(request)
        if (!request.query.has('name[]')) ahead.scraped()
        return reply
      },
    },
    probeRoute({ path: '/livez', checks: () => [{ name: 'ping' }] }),
    probeRoute({ path: '/readyz', checks: () => subject.readiness().parts.map(checkOf) }),
  ]
  return new Listener({ address: readListenAddress(listen), routes, clock: systemClock, logger })
}

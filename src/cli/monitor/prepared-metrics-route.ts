import { systemClock } from '../../base/index.ts'
import { metricsRoute, type Route } from '../../endpoint/index.ts'
import { Exposition, type Family, IdlePreparation } from '../../exposition/index.ts'

/**
 * The route of the metrics, of which the next whole scrape is prepared while nothing else is to be done.
 *
 * @param onScrape told how long it took until a reply began to be sent, seconds
 */
export function preparedMetricsRoute(
  families: () => Iterable<Family>,
  onScrape: (seconds: number) => void = () => {},
): Route {
  const exposition = new Exposition({ families })
  const ahead = new IdlePreparation({ exposition, clock: systemClock })
  const { path, handle } = metricsRoute(exposition)
  return {
    path,
    handle: async (request) => {
      const started = systemClock.monotonic()
      const reply = await handle(request)
      onScrape((systemClock.monotonic() - started) / 1000)
      if (!request.query.has('name[]')) ahead.scraped()
      return reply
    },
  }
}

import { type Clock, systemClock } from '../../base/index.ts'
import { metricsRoute, type Reply, type Request, type Route, SharedReplies } from '../../endpoint/index.ts'
import { Exposition, type Family, IdlePreparation } from '../../exposition/index.ts'

/**
 * The route of the metrics, of which the next whole scrape is prepared while nothing else is to be done. Those who ask
 * for the same at the same moment get the same answer, so that ten thousand of them cost little more than what is sent.
 *
 * @param onScrape told how long it took until a reply began to be sent, seconds
 */
export function preparedMetricsRoute(
  families: () => Iterable<Family>,
  onScrape: (seconds: number) => void = () => {},
  clock: Clock = systemClock,
): Route {
  const exposition = new Exposition({ families })
  const ahead = new IdlePreparation({ exposition, clock })
  const { path, handle } = metricsRoute(exposition)
  const ofThisMoment = new SharedReplies()
  const answer = (request: Request): Promise<Reply> => {
    if (ofThisMoment.isEmpty) clock.setTimer(0, () => ofThisMoment.clear(), { unref: true })
    return ofThisMoment.of(request, () => handle(request))
  }
  return {
    path,
    handle: async (request) => {
      const started = clock.monotonic()
      const reply = await answer(request)
      onScrape((clock.monotonic() - started) / 1000)
      if (!request.query.has('name[]')) ahead.scraped()
      return reply
    },
  }
}

import { metricsRoute, type Request, type Route, SharedReplies } from '../endpoint/index.ts'
import { Exposition, type Registry } from '../exposition/index.ts'
import type { Collection, CollectorSet } from './collector-set.ts'

/** What is left of the scraper's time for the answer to be written and travel. */
const answerMs = 500

/**
 * `/metrics` after the collectors have run, as far as the scraper's time goes. Whoever comes while they run shares their
 * result, and whoever waits for all of it and asks for the same format and encoding the same body, so that many scrapes
 * at once cost little more than one.
 */
export function collectedMetricsRoute(registry: Registry, collectors: CollectorSet): Route {
  let shown: Collection = new Map()
  const exposition = new Exposition({ families: () => collectors.shown(registry.families(), shown) })
  const { path, handle } = metricsRoute(exposition)
  const replies = new WeakMap<Collection, SharedReplies>()
  return {
    path,
    handle: async (request) => {
      const collection = await collectors.collect(timeOf(request))
      const kept = replies.get(collection) ?? new SharedReplies()
      replies.set(collection, kept)
      // A scrape is rendered before `of` returns, so nobody else's collection comes between.
      shown = collection
      return kept.of(request, () => handle(request))
    },
  }
}

/** What Prometheus says it waits, less some for the way; undefined when it does not say. Milliseconds. */
function timeOf({ headers }: Request): number | undefined {
  const seconds = Number(headers['x-prometheus-scrape-timeout-seconds'])
  return seconds > 0 ? Math.max(seconds * 1000 - answerMs, 100) : undefined
}

import { metricsRoute, type Reply, type Request, type Route } from '../endpoint/index.ts'
import { Exposition, type Registry } from '../exposition/index.ts'
import type { Collection, CollectorSet } from './collector-set.ts'

/** What is left of the scraper's time for the answer to be written and travel. */
const answerMs = 500

/** Different answers that are kept of one collection, for those who share it. */
const mostKept = 16

/**
 * `/metrics` after the collectors have run, as far as the scraper's time goes. Whoever comes while they run shares their
 * result, and whoever waits for all of it and asks for the same format and encoding the same body, so that many scrapes
 * at once cost little more than one.
 */
export function collectedMetricsRoute(registry: Registry, collectors: CollectorSet): Route {
  let shown: Collection = new Map()
  const exposition = new Exposition({ families: () => collectors.shown(registry.families(), shown) })
  const { path, handle } = metricsRoute(exposition)
  const replies = new WeakMap<Collection, Map<string, Reply>>()
  return {
    path,
    handle: async (request) => {
      const collection = await collectors.collect(timeOf(request))
      const kept = replies.get(collection) ?? new Map<string, Reply>()
      replies.set(collection, kept)
      const key = JSON.stringify([
        request.headers.accept,
        request.headers['accept-encoding'],
        request.query.getAll('name[]'),
      ])
      // A scrape is rendered before `handle` returns, so nobody else's collection comes between.
      shown = collection
      const reply = kept.get(key) ?? (await handle(request))
      if (kept.size < mostKept) kept.set(key, reply)
      return reply
    },
  }
}

/** What Prometheus says it waits, less some for the way; undefined when it does not say. Milliseconds. */
function timeOf({ headers }: Request): number | undefined {
  const seconds = Number(headers['x-prometheus-scrape-timeout-seconds'])
  return seconds > 0 ? Math.max(seconds * 1000 - answerMs, 100) : undefined
}

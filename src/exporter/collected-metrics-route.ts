import { metricsRoute, type Reply, type Request, type Route } from '../endpoint/index.ts'
import { Exposition, type Registry } from '../exposition/index.ts'
import type { CollectorSet } from './collector-set.ts'

/** What is left of the scraper's time for the answer to be written and travel. */
const answerMs = 500

/** Different answers that are kept of one collection, for those who share it. */
const mostKept = 16

/**
 * `/metrics` after the collectors have run. Whoever comes while they run shares their result, and whoever asks for the
 * same format and encoding the same body, so that many scrapes at once cost little more than one.
 */
export function collectedMetricsRoute(registry: Registry, collectors: CollectorSet): Route {
  const exposition = new Exposition({ families: () => collectors.shown(registry.families()) })
  const { path, handle } = metricsRoute(exposition)
  const replies = new WeakMap<Promise<void>, Map<string, Reply>>()
  return {
    path,
    handle: async (request) => {
      const collecting = collectors.collect(timeOf(request))
      await collecting
      const kept = replies.get(collecting) ?? new Map<string, Reply>()
      replies.set(collecting, kept)
      const key = JSON.stringify([
        request.headers.accept,
        request.headers['accept-encoding'],
        request.query.getAll('name[]'),
      ])
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

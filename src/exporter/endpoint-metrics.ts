import { type ListenerObserver, refusalReasons } from '../endpoint/index.ts'
import type { Registry } from '../exposition/index.ts'
import { kitSeriesLimit } from './kit-series-limit.ts'

/**
 * `<prefix>_endpoint_*`: what the listener refuses, and how long its certificate holds, of which there is nothing
 * without TLS. The observer counts, and tells `next` all that it is told.
 */
export function declareEndpointMetrics(
  registry: Registry,
  prefix: string,
  next: ListenerObserver = {},
): ListenerObserver {
  const refused = registry.counter({
    name: `${prefix}_endpoint_refused_total`,
    help: 'Requests and connections that were refused, by reason.',
    labels: ['reason'],
    seriesLimit: kitSeriesLimit,
  })
  const reads = registry.counter({
    name: `${prefix}_endpoint_certificate_reads_total`,
    help: 'Looks at the files of the certificate, by result: success or error; absent without TLS.',
    labels: ['result'],
    seriesLimit: kitSeriesLimit,
  })
  const expiry = registry.gauge({
    name: `${prefix}_endpoint_certificate_expiry_timestamp_seconds`,
    help: 'When the certificate in use expires, as Unix time; absent without TLS.',
    unit: 'seconds',
  })
  expiry.clear()
  const byReason = new Map(refusalReasons.map((reason) => [reason, refused.labels({ reason })]))
  return {
    replied: (reply) => next.replied?.(reply),
    refused: (reason) => {
      byReason.get(reason)?.inc()
      next.refused?.(reason)
    },
    certificateRead: (certificate) => {
      for (const result of ['success', 'error']) void reads.labels({ result })
      reads.labels({ result: certificate ? 'success' : 'error' }).inc()
      if (certificate) expiry.set(certificate.validTo / 1000)
      next.certificateRead?.(certificate)
    },
  }
}

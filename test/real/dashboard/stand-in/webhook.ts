import { histogram, type Sample, sample } from './sample.ts'

/**
 * An admission webhook, which the manager of the tests has not: controller-runtime 0.24, pkg/webhook/internal/metrics and
 * pkg/webhook/admission/metrics. Its buckets are powers of ten.
 */
export function ofWebhook(count: number): Sample[] {
  const webhook = { webhook: '/validate' }
  return [
    sample('controller_runtime_webhook_requests_total', { ...webhook, code: '200' }, count * 5),
    sample('controller_runtime_webhook_requests_total', { ...webhook, code: '500' }, count),
    sample('controller_runtime_webhook_requests_in_flight', webhook, 1),
    ...histogram('controller_runtime_webhook_latency_seconds', webhook, ['0.1', '1', '10'], count),
    sample('controller_runtime_webhook_panics_total', {}, 0),
    sample('controller_runtime_conversion_webhook_panics_total', {}, 0),
  ]
}

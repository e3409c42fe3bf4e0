import { histogram, type Pod, type Sample, sample } from './sample.ts'

/**
 * An application with promhttp of prometheus/client_golang: http_requests_total and http_request_duration_seconds as in the
 * examples of its InstrumentHandlerCounter and InstrumentHandlerDuration. `namespace` and `pod` are those of its target.
 */
export function ofApplication(pod: Pod, count: number): Sample[] {
  const requests = (code: string, value: number) =>
    sample('http_requests_total', { ...pod, code, method: 'get' }, value)
  return [
    requests('200', count * 9),
    requests('500', count),
    ...histogram('http_request_duration_seconds', { ...pod, method: 'get' }, ['0.1', '1'], count),
  ]
}

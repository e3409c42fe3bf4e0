import { endpointMetrics } from '../../catalogue/index.ts'
import { type ListenerObserver, refusalReasons } from '../../endpoint/index.ts'
import { type Family, Registry } from '../../exposition/index.ts'

/** Counts what a listener refuses, and shows how long its certificate holds. */
export class EndpointInstruments {
  readonly #registry = new Registry()
  readonly observer: ListenerObserver

  /** @param hasCertificate without one, nothing is said of certificates */
  constructor(hasCertificate: boolean) {
    const refused = this.#registry.counter(endpointMetrics.refusedTotal)
    const byReason = new Map(refusalReasons.map((reason) => [reason, refused.labels({ reason })]))
    this.observer = {
      refused: (reason) => byReason.get(reason)?.inc(),
      ...(hasCertificate && { certificateRead: this.#countReads() }),
    }
  }

  families(): readonly Family[] {
    return this.#registry.families()
  }

  #countReads(): NonNullable<ListenerObserver['certificateRead']> {
    const reads = this.#registry.counter(endpointMetrics.certificateReadsTotal)
    const succeeded = reads.labels({ result: 'success' })
    const failed = reads.labels({ result: 'error' })
    const expiry = this.#registry.gauge(endpointMetrics.certificateExpiry)
    return (certificate) => {
      if (!certificate) return failed.inc()
      succeeded.inc()
      expiry.set(certificate.validTo / 1000)
    }
  }
}

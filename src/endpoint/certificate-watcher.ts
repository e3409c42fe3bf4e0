import type { Clock, Logger, Timer } from '../base/index.ts'
import { type Certificate, type CertificateFiles, readCertificate } from './certificate.ts'

export interface CertificateWatcherOptions {
  readonly files: CertificateFiles
  /** What is in use already. */
  readonly current: Certificate
  /** Gets each certificate that takes the place of the last. */
  readonly use: (certificate: Certificate) => void
  readonly clock: Clock
  readonly logger: Logger
}

/** As controller-runtime's certwatcher looks when it cannot be told. */
const intervalMs = 10_000

/**
 * Looks after a certificate's files, and hands over what replaced them. It reads rather than waits to be told,
 * because a mounted Secret changes by a symbolic link two levels up. While the files cannot be used, such as
 * between the writing of the one and the other, the last certificate stays.
 */
export class CertificateWatcher {
  readonly #options: CertificateWatcherOptions
  #current: Certificate
  #timer: Timer | undefined
  #stopped = false

  constructor(options: CertificateWatcherOptions) {
    this.#options = options
    this.#current = options.current
  }

  start(): void {
    this.#schedule()
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#timer = this.#options.clock.setTimer(intervalMs, () => void this.#look(), { unref: true })
  }

  async #look(): Promise<void> {
    const { files, use, logger } = this.#options
    try {
      const found = await readCertificate(files)
      if (!this.#stopped && (found.cert !== this.#current.cert || found.key !== this.#current.key)) {
        use(found)
        this.#current = found
        logger.info('the certificate was replaced', { file: files.certFile })
      }
    } catch (error) {
      logger.warn('the certificate stays as it is', { error: String(error) })
    }
    this.#schedule()
  }
}

import { readFile } from 'node:fs/promises'
import type { Clock, Logger } from '../../base/index.ts'
import { ClientError } from '../client-error.ts'
import type { ClientObserver } from '../client-observer.ts'
import { bearer, type Credential, type CredentialSource } from './credential.ts'

/** client-go's period for token files (transport.NewCachedFileTokenSource); kubelets rotate by the hour. */
const readPeriodMs = 60_000

export interface TokenFileOptions {
  readonly path: string
  /** Used as long as the file cannot be read. */
  readonly fallback?: string
  readonly clock: Clock
  readonly logger: Logger
  readonly observer: ClientObserver
}

/**
 * A bearer token out of a file that somebody rotates, such as a service account's: read again every minute,
 * and at once when the server refuses it. When it cannot be read the last one stays.
 */
export class TokenFile implements CredentialSource {
  readonly #options: TokenFileOptions
  #credential: Credential | undefined
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<Credential> | undefined

  constructor(options: TokenFileOptions) {
    this.#options = options
  }

  async current(): Promise<Credential> {
    const { clock } = this.#options
    if (this.#credential && clock.monotonic() - this.#readAt < readPeriodMs) return this.#credential
    return this.#read()
  }

  async renew(refused: Credential): Promise<boolean> {
    const credential = await this.#read()
    return credential.authorization !== refused.authorization
  }

  /** One read at a time, shared by whoever asks meanwhile. */
  #read(): Promise<Credential> {
    this.#reading ??= this.#readFile().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #readFile(): Promise<Credential> {
    const { path, fallback, clock, logger, observer } = this.#options
    this.#readAt = clock.monotonic()
    try {
      const token = (await readFile(path, 'utf8')).trim()
      if (token === '') throw new ClientError('config', `the token file ${path} is empty`)
      this.#credential = bearer(token)
      observer.refreshed?.('token-file', 'ok')
      return this.#credential
    } catch (cause) {
      observer.refreshed?.('token-file', 'error')
      const last = this.#credential ?? (fallback === undefined ? undefined : bearer(fallback))
      if (last) {
        logger.warn('the token file cannot be read, the last token stays', { path, error: String(cause) })
        this.#credential = last
        return last
      }
      throw cause instanceof ClientError
        ? cause
        : new ClientError('config', `the token file ${path} cannot be read: ${String(cause)}`, {
            cause,
            retriable: true,
          })
    }
  }
}

import { constants } from 'node:crypto'
import type { SecureContextOptions, TlsOptions as ServerOptions } from 'node:tls'
import type { Clock, Logger } from '../../base/index.ts'
import { ReloadedFile } from '../reloaded-file.ts'
import { type Certificate, expiresSoon, nameOf, readAuthorities, readCertificate } from './certificate.ts'
import type { TlsOptions } from './tls-options.ts'

export interface ServerContextOptions {
  readonly tls: TlsOptions
  readonly clock: Clock
  readonly logger: Logger
  /** Told of each look at the files; undefined when they cannot be used. */
  readonly onRead?: (certificate: Pick<Certificate, 'validTo'> | undefined) => void
}

interface Material extends Certificate {
  readonly ca: string | undefined
}

/** Certificate, key and client authorities of a listener, kept up with their files. */
export class ServerContext {
  readonly #options: ServerContextOptions
  readonly #file: ReloadedFile<Material>
  #use: (context: SecureContextOptions, trustChanged: boolean) => void = () => {}
  #current: Material | undefined
  #warned: Material | undefined

  constructor(options: ServerContextOptions) {
    this.#options = options
    const { tls, clock, logger, onRead } = options
    this.#file = new ReloadedFile({
      what: 'the certificate',
      file: nameOf(tls.certFile),
      read: () => this.#read(),
      isSame: (one, other) => one.cert === other.cert && one.key === other.key && one.ca === other.ca,
      use: (material) => this.#replace(material),
      clock,
      logger,
      onRead: (material) => onRead?.(material ?? undefined),
    })
  }

  /** Options of a TLS server; rejects with a `ListenError` that says what is wrong with the files. */
  async load(): Promise<ServerOptions> {
    const { clientAuthType = 'NoClientCert' } = this.#options.tls
    this.#current = await this.#file.load()
    return {
      ...this.#context(this.#current),
      requestCert: clientAuthType !== 'NoClientCert',
      // Who lacks what is told by a reply: a broken handshake says nothing to people, and probes have no certificate.
      rejectUnauthorized: false,
    }
  }

  /** `use` gets the context that takes the place of the last, and whether other authorities are trusted now. */
  watch(use: (context: SecureContextOptions, trustChanged: boolean) => void): void {
    this.#use = use
    this.#file.watch()
  }

  stop(): void {
    this.#file.stop()
  }

  async #read(): Promise<Material> {
    const { tls, clock } = this.#options
    const [certificate, ca] = await Promise.all([
      readCertificate(tls.certFile, tls.keyFile, clock.now()),
      tls.clientCaFile === undefined ? undefined : readAuthorities(tls.clientCaFile),
    ])
    const material = { ...certificate, ca }
    this.#warnOfEnd(material)
    return material
  }

  #replace(material: Material): void {
    const trustChanged = material.ca !== this.#current?.ca
    this.#current = material
    this.#use(this.#context(material), trustChanged)
  }

  #context({ cert, key, ca }: Material): SecureContextOptions {
    const {
      minVersion = 'TLSv1.2',
      maxVersion,
      ciphers,
      honorCipherOrder = true,
      ecdhCurve,
      clientAuthType = 'NoClientCert',
    } = this.#options.tls
    return {
      cert,
      key,
      minVersion,
      honorCipherOrder,
      ...(ca !== undefined && { ca }),
      // A session taken up again would keep the word of an authority that is no longer trusted.
      ...(clientAuthType !== 'NoClientCert' && { secureOptions: constants.SSL_OP_NO_TICKET }),
      ...(maxVersion && { maxVersion }),
      ...(ciphers !== undefined && { ciphers }),
      ...(ecdhCurve !== undefined && { ecdhCurve }),
    }
  }

  #warnOfEnd(material: Material): void {
    const { tls, clock, logger } = this.#options
    if (material.cert === this.#warned?.cert || !expiresSoon(material, clock.now())) return
    this.#warned = material
    logger.warn('the certificate expires soon', {
      file: nameOf(tls.certFile),
      at: new Date(material.validTo).toISOString(),
    })
  }
}

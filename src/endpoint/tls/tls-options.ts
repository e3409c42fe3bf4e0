import type { SecureVersion } from 'node:tls'
import type { PemSource } from './certificate.ts'

/**
 * Go's tls.ClientAuthType, by which a server asks for certificates of clients:
 * - `NoClientCert`: does not ask.
 * - `RequestClientCert`: asks, and takes whatever comes.
 * - `RequireAnyClientCert`: there has to be one, which nobody verifies.
 * - `VerifyClientCertIfGiven`: when there is one, an authority of ours has to have signed it.
 * - `RequireAndVerifyClientCert`: both.
 */
export type ClientAuthType =
  | 'NoClientCert'
  | 'RequestClientCert'
  | 'RequireAnyClientCert'
  | 'VerifyClientCertIfGiven'
  | 'RequireAndVerifyClientCert'

/** HTTPS with a certificate, and with what replaces it in its files. */
export interface TlsOptions {
  /** PEM; may hold the chain. */
  readonly certFile: PemSource
  readonly keyFile: PemSource
  /** Who may sign certificates of clients. Read anew as the certificate is. */
  readonly clientCaFile?: PemSource
  /**
   * Default `NoClientCert`. What a client lacks is told by a reply, not by a broken handshake: routes that are open
   * answer everybody.
   */
  readonly clientAuthType?: ClientAuthType
  /** Default TLSv1.2. */
  readonly minVersion?: SecureVersion
  readonly maxVersion?: SecureVersion
  /** OpenSSL's names, separated by colons; default Node's. */
  readonly ciphers?: string
  /** Whether the order of `ciphers` wins over the client's. Default true. */
  readonly honorCipherOrder?: boolean
  /** OpenSSL's names, separated by colons; default Node's. */
  readonly ecdhCurve?: string
}

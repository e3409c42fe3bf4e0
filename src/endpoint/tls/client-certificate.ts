import type { TLSSocket } from 'node:tls'
import { readAlternativeNames } from './alternative-names.ts'

/** What a client's certificate says. */
export interface ClientCertificate {
  readonly commonName?: string
  readonly organizations: readonly string[]
  /** Subject alternative names without their kind: DNS names, addresses, URIs, e-mail addresses. */
  readonly subjectAlternativeNames: readonly string[]
  /** Milliseconds since 1970. */
  readonly validTo: number
  /** Why it could not be verified, with OpenSSL's code; absent when one of our authorities vouches for it. */
  readonly fault?: string
}

/** The certificate that came with a connection; undefined when there was none. */
export function clientCertificateOf(socket: TLSSocket): ClientCertificate | undefined {
  const peer = socket.getPeerCertificate?.()
  // Without a certificate Node gives an empty object.
  if (!peer?.raw) return undefined
  const commonName = all(peer.subject.CN).at(-1)
  return {
    ...(commonName !== undefined && { commonName }),
    organizations: all(peer.subject.O),
    subjectAlternativeNames: readAlternativeNames(peer.subjectaltname ?? ''),
    validTo: Date.parse(peer.valid_to),
    ...(!socket.authorized && { fault: faultOf(String(socket.authorizationError)) }),
  }
}

/** What OpenSSL's verification finds (X509_verify_cert_error_string(3)), in words. */
const faults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it, or who signed it, has expired; have a new one issued',
  CERT_NOT_YET_VALID: 'it is not valid yet; see that the clocks are right',
  INVALID_PURPOSE: 'it was not issued for clients (extended key usage clientAuth)',
  CERT_SIGNATURE_FAILURE: 'its signature is not that of the authority it names',
  CERT_REVOKED: 'it was revoked',
  ...Object.fromEntries(
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ].map((code) => [code, 'no authority of the client CA file signed it']),
  ),
}

function faultOf(code: string): string {
  const words = faults[code]
  return words === undefined ? code : `${words} (${code})`
}

function all(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

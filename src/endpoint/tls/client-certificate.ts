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
  /** Why it could not be verified, in OpenSSL's words; absent when one of our authorities vouches for it. */
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
    ...(!socket.authorized && { fault: String(socket.authorizationError) }),
  }
}

function all(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

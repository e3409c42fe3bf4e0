import type { Clock } from '../../base/index.ts'
import type { Authentication, Authenticator } from './authenticator.ts'
import type { Credentials } from './credentials.ts'

export interface CertificateAuthenticatorOptions {
  readonly clock: Clock
  /** One of these has to be among the subject alternative names. */
  readonly allowedSans?: readonly string[]
  /** Takes certificates that nobody verified, as `RequireAnyClientCert` has it. Default false. */
  readonly unverified?: boolean
}

/**
 * Knows clients by their certificate. The common name is the user and the organizations are the groups, as Kubernetes
 * has it (x509.CommonNameUserConversion); without a common name the first alternative name is the user.
 */
export class CertificateAuthenticator implements Authenticator {
  readonly takesCertificates = true
  readonly #options: CertificateAuthenticatorOptions

  constructor(options: CertificateAuthenticatorOptions) {
    this.#options = options
  }

  authenticate({ certificate }: Credentials): Authentication {
    const { clock, allowedSans, unverified = false } = this.#options
    if (!certificate) return { result: 'absent' }
    const { commonName, organizations, subjectAlternativeNames, validTo, fault } = certificate
    if (!unverified) {
      if (fault !== undefined) return refused(`is not trusted: ${fault}`)
      // A connection may live longer than what it was let in by.
      if (validTo <= clock.now()) return refused('has expired; have a new one issued')
    }
    if (allowedSans && !subjectAlternativeNames.some((name) => allowedSans.includes(name)))
      return refused('has none of the allowed alternative names (client_allowed_sans)')
    const name = commonName ?? subjectAlternativeNames[0] ?? 'a client without a name'
    return { result: 'identified', identity: { name, groups: organizations } }
  }
}

function refused(why: string): Authentication {
  return { result: 'refused', reason: 'certificate', why: `the client certificate ${why}` }
}

import type { ClientCertificate } from '../tls/client-certificate.ts'

/** What of a request may tell who asks. */
export interface Credentials {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** As it came, verified or not. */
  readonly certificate?: ClientCertificate
}

/** Somebody, in the words of a Kubernetes user.Info. */
export interface Identity {
  readonly name: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** The token of `Authorization: Bearer` (RFC 6750 section 2.1), if there is one. */
export function bearerToken({ headers }: Credentials): string | undefined {
  return /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(headers.authorization?.trim() ?? '')?.[1]
}

/** User and password of `Authorization: Basic` (RFC 7617), if they are there. */
export function basicCredentials({ headers }: Credentials): { user: string; password: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/\-_]+=*)$/i.exec(headers.authorization?.trim() ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

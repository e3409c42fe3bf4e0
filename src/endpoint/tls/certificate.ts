import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { ListenError } from '../listen-error.ts'

/** PEM in place of a file: `{ pem }` where a file's name may stand. */
export type PemSource = string | { readonly pem: string }

export interface Certificate {
  readonly cert: string
  readonly key: string
  /** Of the first certificate of the chain, milliseconds since 1970. */
  readonly validFrom: number
  readonly validTo: number
}

/** How far the clocks of a machine that issues and one that serves may lie apart. */
const clockSkewMs = 5 * 60_000
const dayMs = 24 * 60 * 60_000

/**
 * Reads certificate and key and makes sure that they fit each other and that the certificate is valid at `now`
 * (milliseconds since 1970); a `ListenError` of kind `certificate` says what is wrong.
 */
export async function readCertificate(cert: PemSource, key: PemSource, now: number): Promise<Certificate> {
  const [certPem, keyPem] = await Promise.all([readPem('certificate', cert), readPem('key', key)])
  const named = `certificate ${nameOf(cert)} and key ${nameOf(key)} cannot be used`
  let certificate: X509Certificate
  try {
    createSecureContext({ cert: certPem, key: keyPem })
    certificate = new X509Certificate(certPem)
  } catch (cause) {
    throw broken(`${named}: ${reasonOf(cause)}; both have to be PEM and belong together`, cause)
  }
  const { validFromDate, validToDate } = certificate
  if (validToDate.getTime() <= now)
    throw broken(`${named}: the certificate expired at ${validToDate.toISOString()}; have a new one issued`)
  if (validFromDate.getTime() > now + clockSkewMs)
    throw broken(
      `${named}: the certificate is not valid before ${validFromDate.toISOString()}; wait until then, and see that the clock is right`,
    )
  return { cert: certPem, key: keyPem, validFrom: validFromDate.getTime(), validTo: validToDate.getTime() }
}

/** Reads certificate authorities, one PEM block after the other; rejects when there is none. */
export async function readAuthorities(source: PemSource): Promise<string> {
  const pem = await readPem('client CA', source)
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw broken(`the client CA ${nameOf(source)} holds no certificate in PEM`)
  try {
    for (const block of blocks) new X509Certificate(block)
  } catch (cause) {
    throw broken(`the client CA ${nameOf(source)} cannot be used: ${reasonOf(cause)}`, cause)
  }
  return pem
}

/** Whether so little of a certificate's life is left that a renewal should have come: a sixth, or a week. */
export function expiresSoon({ validFrom, validTo }: Certificate, now: number): boolean {
  return validTo - now < Math.min(7 * dayMs, (validTo - validFrom) / 6)
}

export function nameOf(source: PemSource): string {
  return typeof source === 'string' ? source : 'given inline'
}

async function readPem(what: string, source: PemSource): Promise<string> {
  if (typeof source !== 'string') return source.pem
  try {
    return await readFile(source, 'utf8')
  } catch (cause) {
    throw broken(`the ${what} cannot be read: ${reasonOf(cause)}`, cause)
  }
}

function broken(message: string, cause?: unknown): ListenError {
  return new ListenError('certificate', message, cause)
}

function reasonOf(cause: unknown): unknown {
  return cause instanceof Error ? cause.message : cause
}

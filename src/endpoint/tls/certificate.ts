import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { ListenError } from '../listen-error.ts'
import { readNamedFile } from '../read-named-file.ts'

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

const certificateBlock =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g
const keyBegin = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/

/**
 * Reads certificate and key and makes sure that they fit each other and that the certificate is valid at `now`
 * (milliseconds since 1970); a `ListenError` of kind `certificate` says what is wrong with which.
 */
export async function readCertificate(cert: PemSource, key: PemSource, now: number): Promise<Certificate> {
  const [certPem, keyPem] = await Promise.all([readPem('certificate', cert), readPem('key', key)])
  const named = `the certificate ${nameOf(cert)}`
  const chain = chainOf(named, certPem)
  const [certificate] = chain
  const privateKey = privateKeyOf(`the key ${nameOf(key)}`, keyPem)
  checkPair(chain, privateKey, { cert: named, key: `the key ${nameOf(key)}` })
  try {
    createSecureContext({ cert: certPem, key: keyPem })
  } catch (cause) {
    throw broken(
      `${named} cannot be served: ${reasonOf(cause)}; have one issued of a usual kind and strength`,
      cause,
    )
  }
  const { validFromDate, validToDate } = certificate
  if (validToDate.getTime() <= now)
    throw broken(`${named} expired at ${validToDate.toISOString()}; have a new one issued`)
  if (validFromDate.getTime() > now + clockSkewMs)
    throw broken(
      `${named} is not valid before ${validFromDate.toISOString()}; wait until then, and see that the clock is right`,
    )
  return { cert: certPem, key: keyPem, validFrom: validFromDate.getTime(), validTo: validToDate.getTime() }
}

/** Reads certificate authorities, one PEM block after the other; rejects when there is none. */
export async function readAuthorities(source: PemSource): Promise<string> {
  const pem = await readPem('client CA', source)
  chainOf(`the client CA ${nameOf(source)}`, pem)
  return pem
}

/** Whether so little of a certificate's life is left that a renewal should have come: a sixth, or a week. */
export function expiresSoon({ validFrom, validTo }: Certificate, now: number): boolean {
  return validTo - now < Math.min(7 * dayMs, (validTo - validFrom) / 6)
}

export function nameOf(source: PemSource): string {
  return typeof source === 'string' ? source : 'given inline'
}

function chainOf(named: string, pem: string): readonly [X509Certificate, ...X509Certificate[]] {
  const [first, ...rest] = pem.match(certificateBlock) ?? []
  if (first === undefined) throw broken(`${named} holds no certificate in PEM: ${insteadOfCertificate(pem)}`)
  try {
    return [new X509Certificate(first), ...rest.map((block) => new X509Certificate(block))]
  } catch (cause) {
    throw broken(
      `${named} is damaged: a block of PEM in it cannot be decoded; copy it anew from where it was issued`,
      cause,
    )
  }
}

function insteadOfCertificate(pem: string): string {
  if (pem.trim() === '') return 'it is empty'
  if (keyBegin.test(pem)) return 'it holds a private key; see that certificate and key are not mixed up'
  if (pem.includes('-----BEGIN CERTIFICATE REQUEST-----'))
    return 'it holds a request for one; have it signed, and take what comes of it'
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return 'its end is missing; copy it anew'
  if (pem.startsWith('0\ufffd')) return 'it is DER; turn it into PEM with: openssl x509 -inform der'
  return 'such a file has a line -----BEGIN CERTIFICATE-----'
}

function privateKeyOf(named: string, pem: string): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.*ENCRYPTED/m.test(pem))
    throw broken(
      `${named} is encrypted, and nobody is there to give the passphrase; take it off with: openssl pkey -in KEY -out NEW`,
    )
  if (!keyBegin.test(pem)) throw broken(`${named} holds no private key in PEM: ${insteadOfKey(pem)}`)
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw broken(`${named} is damaged: its PEM cannot be decoded; copy it anew, or make a new pair`, cause)
  }
}

function insteadOfKey(pem: string): string {
  if (pem.trim() === '') return 'it is empty'
  if (pem.includes('-----BEGIN CERTIFICATE-----'))
    return 'it holds a certificate; see that certificate and key are not mixed up'
  if (pem.includes('-----BEGIN PUBLIC KEY-----'))
    return 'it holds the public one, and the private one is needed'
  return 'such a file has a line -----BEGIN PRIVATE KEY-----'
}

function checkPair(
  [first, ...rest]: readonly [X509Certificate, ...X509Certificate[]],
  privateKey: KeyObject,
  named: { readonly cert: string; readonly key: string },
): void {
  if (first.checkPrivateKey(privateKey)) return
  const at = rest.findIndex((certificate) => certificate.checkPrivateKey(privateKey))
  throw broken(
    at < 0
      ? `${named.key} does not belong to ${named.cert}; take both from the same issue`
      : `${named.key} belongs to certificate ${at + 2} of ${named.cert}; the server's own has to stand first, then who signed it`,
  )
}

async function readPem(what: string, source: PemSource): Promise<string> {
  return typeof source === 'string' ? readNamedFile('certificate', `the ${what}`, source) : source.pem
}

function broken(message: string, cause?: unknown): ListenError {
  return new ListenError('certificate', message, cause)
}

/** OpenSSL's reason without its numbers and source files, such as `ee key too small`. */
function reasonOf(cause: unknown): string {
  const { reason, message } = cause as { reason?: unknown; message?: unknown }
  return typeof reason === 'string' ? reason : String(message ?? cause)
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts'

/** A certificate and the key that belongs to it, both as PEM text. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

export interface Subject {
  readonly commonName: string
  /** Kubernetes reads the groups of a user from here. */
  readonly organizations?: readonly string[]
}

export interface ServerNames {
  readonly dns: readonly string[]
  readonly addresses: readonly string[]
}

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))
const yearMs = 365 * 24 * 60 * 60 * 1000
const extension = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const

/**
 * A certificate authority with a fresh P-256 key that lives as long as the process: signs the server's
 * certificate and those of its clients (RFC 5280).
 */
export class CertificateAuthority {
  readonly #subject: Subject = { commonName: 'binnacle-ca' }
  readonly #now: number
  readonly #keyId: Buffer
  readonly #key: KeyObject
  /** The authority's own certificate, PEM. */
  readonly certificate: string

  /** `now` is the wall-clock time in milliseconds; certificates are valid from an hour before for ten years. */
  constructor(now: number) {
    this.#now = now
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    this.#key = privateKey
    this.#keyId = keyIdentifier(spki)
    this.certificate = this.#sign(this.#subject, spki, [
      critical(extension.basicConstraints, sequence(boolean(true))),
      // digitalSignature, keyCertSign, cRLSign
      critical(extension.keyUsage, bitString(Buffer.from([0b1000_0110]), 1)),
      plain(extension.subjectKeyIdentifier, octetString(this.#keyId)),
    ])
  }

  issueServer(subject: Subject, names: ServerNames): KeyPair {
    const alternatives = [
      ...names.dns.map((name) => implicit(2, Buffer.from(name))),
      ...names.addresses.map((address) => implicit(7, addressBytes(address))),
    ]
    return this.#issue(subject, '1.3.6.1.5.5.7.3.1', [
      plain(extension.subjectAltName, sequence(...alternatives)),
    ])
  }

  issueClient(subject: Subject): KeyPair {
    return this.#issue(subject, '1.3.6.1.5.5.7.3.2', [])
  }

  #issue(subject: Subject, usage: string, more: readonly Buffer[]): KeyPair {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    const certificate = this.#sign(subject, spki, [
      critical(extension.basicConstraints, sequence()),
      critical(extension.keyUsage, bitString(Buffer.from([0b1000_0000]), 7)),
      plain(extension.extendedKeyUsage, sequence(objectIdentifier(usage))),
      plain(extension.authorityKeyIdentifier, sequence(implicit(0, this.#keyId))),
      ...more,
    ])
    return { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
  }

  #sign(subject: Subject, spki: Uint8Array, extensions: readonly Buffer[]): string {
    const serial = randomBytes(16)
    serial[0] = (serial[0] ?? 0) & 0x7f
    const body = sequence(
      explicit(0, integer(Buffer.from([2]))),
      integer(serial),
      ecdsaWithSha256,
      distinguishedName(this.#subject),
      sequence(time(this.#now - 60 * 60 * 1000), time(this.#now + 10 * yearMs)),
      distinguishedName(subject),
      spki,
      explicit(3, sequence(...extensions)),
    )
    const signature = sign('sha256', body, this.#key)
    return pem('CERTIFICATE', sequence(body, ecdsaWithSha256, bitString(signature)))
  }
}

const plain = (id: string, value: Buffer): Buffer => sequence(objectIdentifier(id), octetString(value))
const critical = (id: string, value: Buffer): Buffer =>
  sequence(objectIdentifier(id), boolean(true), octetString(value))

/** RFC 5280 4.2.1.2, method 1; over the whole key info, which serves as well. */
const keyIdentifier = (spki: Uint8Array): Buffer => createHash('sha1').update(spki).digest()

function distinguishedName({ commonName, organizations = [] }: Subject): Buffer {
  const attribute = (id: string, value: string) => set(sequence(objectIdentifier(id), utf8String(value)))
  return sequence(
    ...organizations.map((name) => attribute('2.5.4.10', name)),
    attribute('2.5.4.3', commonName),
  )
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail] = address.split('::')
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16))
  const before = groups(head)
  const after = groups(tail ?? '')
  const words = [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]))
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

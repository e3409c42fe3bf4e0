import path from 'node:path'
import type { PemSource } from '../tls/certificate.ts'
import type { ClientAuthType, TlsOptions } from '../tls/tls-options.ts'
import type { ConfigurationSection } from './configuration-section.ts'
import { cipherSuites, clientAuthTypes, curves, namesOf, tls13CipherSuites, tlsVersions } from './go-tls.ts'

export const tlsServerConfigKeys = [
  'cert',
  'key',
  'client_ca',
  'cert_file',
  'key_file',
  'client_auth_type',
  'client_ca_file',
  'cipher_suites',
  'curve_preferences',
  'min_version',
  'max_version',
  'prefer_server_cipher_suites',
  'client_allowed_sans',
] as const

export interface TlsServerConfig {
  readonly tls: TlsOptions
  readonly clientAuthType: ClientAuthType
  readonly allowedSans?: readonly string[]
}

/** `tls_server_config`; undefined when it turns TLS on by nothing (the toolkit's TLSConfig.IsEnabled). */
export function readTlsServerConfig(
  section: ConfigurationSection,
  directory: string,
): TlsServerConfig | undefined {
  const source = (key: string): PemSource | undefined => {
    const file = section.text(`${key}_file`)
    const pem = section.text(key)
    return file === undefined ? pem && { pem } : path.resolve(directory, file)
  }
  const [certFile, keyFile, clientCaFile] = [source('cert'), source('key'), source('client_ca')]
  const given = section.choice('client_auth_type', namesOf(clientAuthTypes))
  if (!certFile && !keyFile && !clientCaFile && given === undefined) return undefined
  if (!certFile) return section.fail('cert_file', 'is missing; give cert_file, or cert with PEM inline')
  if (!keyFile) return section.fail('key_file', 'is missing; give key_file, or key with PEM inline')
  const clientAuthType = clientAuthTypes[given ?? 'NoClientCert']
  if (clientCaFile && clientAuthType === 'NoClientCert')
    return section.fail(
      'client_auth_type',
      'is missing, without which a client CA does nothing; take RequireAndVerifyClientCert',
    )
  const allowedSans = readAllowedSans(section, clientAuthType)
  const tls = {
    certFile,
    keyFile,
    ...(clientCaFile && { clientCaFile }),
    clientAuthType,
    ...readProtocol(section),
  }
  return { tls, clientAuthType, ...(allowedSans && { allowedSans }) }
}

function readAllowedSans(section: ConfigurationSection, type: ClientAuthType): readonly string[] | undefined {
  const allowed = section.texts('client_allowed_sans')
  if (allowed && type !== 'RequireAnyClientCert' && type !== 'RequireAndVerifyClientCert')
    return section.fail(
      'client_allowed_sans',
      'needs a client_auth_type that demands a certificate: RequireAndVerifyClientCert',
    )
  return allowed
}

function readProtocol(section: ConfigurationSection) {
  const min = section.choice('min_version', namesOf(tlsVersions))
  const max = section.choice('max_version', namesOf(tlsVersions))
  if ((max ?? 'TLS13') < (min ?? 'TLS12'))
    return section.fail('max_version', `is below min_version ${min ?? 'TLS12'}, so nobody could connect`)
  const chosen = section.choices('cipher_suites', [...namesOf(cipherSuites), ...tls13CipherSuites])
  const ciphers = chosen?.flatMap((name) =>
    name in cipherSuites ? cipherSuites[name as keyof typeof cipherSuites] : [],
  )
  const preferred = section.choices('curve_preferences', namesOf(curves))
  const ordered = section.flag('prefer_server_cipher_suites')
  return {
    ...(min && { minVersion: tlsVersions[min] }),
    ...(max && { maxVersion: tlsVersions[max] }),
    ...(ciphers && ciphers.length > 0 && { ciphers: [...tls13CipherSuites, ...ciphers].join(':') }),
    ...(preferred && preferred.length > 0 && { ecdhCurve: preferred.map((name) => curves[name]).join(':') }),
    ...(ordered !== undefined && { honorCipherOrder: ordered }),
  }
}

import path from 'node:path'
import { type BasicUsers, checkUsers } from '../access/basic-users.ts'
import type { RateLimit } from '../gate/token-bucket.ts'
import { readNamedFile } from '../read-named-file.ts'
import { ConfigurationSection } from './configuration-section.ts'
import { readHeaders, readRateLimit } from './http-server-config.ts'
import { readTlsServerConfig, type TlsServerConfig, tlsServerConfigKeys } from './tls-server-config.ts'

/** What a web configuration file says. */
export interface WebConfiguration {
  readonly server?: TlsServerConfig
  readonly headers: Readonly<Record<string, string>>
  /** Empty when anybody may ask. */
  readonly users: BasicUsers
  readonly rateLimit?: RateLimit
}

/**
 * Reads Prometheus' web configuration file (github.com/prometheus/exporter-toolkit, web/tls_config.go): every key of
 * it and no other. `http2` is read and does nothing, because HTTP/1.1 alone is spoken. Rejects with a `ListenError` of
 * kind `access` that names line and column; certificates are not read here.
 */
export async function readWebConfiguration(file: string): Promise<WebConfiguration> {
  return parseWebConfiguration(await readNamedFile('access', 'the web configuration', file), file)
}

/** @param file its name, for messages; paths in the text are relative to its folder */
export function parseWebConfiguration(text: string, file: string): WebConfiguration {
  const root = ConfigurationSection.parse(text, file, [
    'tls_server_config',
    'http_server_config',
    'basic_auth_users',
    'rate_limit',
  ])
  const http = root.section('http_server_config', ['http2', 'headers'])
  http.flag('http2')
  const server = readTlsServerConfig(
    root.section('tls_server_config', tlsServerConfigKeys),
    path.dirname(path.resolve(file)),
  )
  const rateLimit = readRateLimit(root.section('rate_limit', ['interval', 'burst']))
  return {
    ...(server && { server }),
    headers: readHeaders(http.section('headers')),
    users: readUsers(root.section('basic_auth_users'), file),
    ...(rateLimit && { rateLimit }),
  }
}

function readUsers(section: ConfigurationSection, file: string): BasicUsers {
  const users = section.keys.map((user) => [user, section.text(user) ?? ''] as const)
  return checkUsers(Object.fromEntries(users), file)
}

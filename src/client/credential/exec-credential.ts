import { isJsonObject, parseTime } from '../../object/index.ts'
import { ClientError } from '../client-error.ts'
import type { ClusterConfig, ExecPluginConfig } from '../cluster-config.ts'

/** What a plug-in answered, checked. */
export interface ExecCredentialStatus {
  readonly token?: string
  readonly certificate?: { readonly certificate: string; readonly key: string }
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

/** The value of KUBERNETES_EXEC_INFO: an ExecCredential of client.authentication.k8s.io. */
export function execInfo(
  plugin: ExecPluginConfig,
  config: ClusterConfig,
  interactive: boolean,
  certificateAuthority: string | undefined,
): string {
  const cluster = {
    server: config.server,
    'tls-server-name': config.tlsServerName,
    'insecure-skip-tls-verify': config.insecureSkipTlsVerify || undefined,
    'certificate-authority-data':
      certificateAuthority === undefined ? undefined : Buffer.from(certificateAuthority).toString('base64'),
    'proxy-url': config.proxyUrl,
    'disable-compression': config.disableCompression || undefined,
    config: plugin.clusterExtension,
  }
  return JSON.stringify({
    kind: 'ExecCredential',
    apiVersion: plugin.apiVersion,
    spec: { ...(plugin.provideClusterInfo ? { cluster } : {}), interactive },
  })
}

/** Reads what the plug-in printed, with client-go's checks (plugin/pkg/client/auth/exec). Throws `config`. */
export function parseExecCredential(output: string, plugin: ExecPluginConfig): ExecCredentialStatus {
  const wrong = (why: string, cause?: unknown) =>
    new ClientError('config', `the exec plug-in ${plugin.command} ${why}`, { cause })
  let credential: unknown
  try {
    credential = JSON.parse(output)
  } catch (cause) {
    throw wrong('did not print an ExecCredential in JSON', cause)
  }
  if (!isJsonObject(credential) || credential.kind !== 'ExecCredential')
    throw wrong('printed something that is no ExecCredential')
  if (credential.apiVersion !== plugin.apiVersion)
    throw wrong(
      `is configured to use API version ${plugin.apiVersion} and returned version ${credential.apiVersion}`,
    )
  const status = credential.status
  if (!isJsonObject(status)) throw wrong('returned no status')
  const token = text(status.token)
  const certificate = text(status.clientCertificateData)
  const key = text(status.clientKeyData)
  if (!token && !certificate && !key) throw wrong('returned neither a token nor a certificate and key')
  if (!certificate !== !key) throw wrong('returned only a certificate or only a key, not both')
  const expiresAt = parseTime(status.expirationTimestamp)
  return {
    ...(token ? { token } : {}),
    ...(certificate && key ? { certificate: { certificate, key } } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

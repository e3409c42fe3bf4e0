import path from 'node:path'
import type { ClusterConfig, Source } from '../cluster-config.ts'
import { isFields, type NamedEntry, readBoolean, readText } from './kubeconfig-file.ts'

/** The part of the configuration that a cluster's entry gives. */
type ClusterPart = Pick<
  ClusterConfig,
  | 'server'
  | 'certificateAuthority'
  | 'tlsServerName'
  | 'insecureSkipTlsVerify'
  | 'proxyUrl'
  | 'disableCompression'
>

const proxySchemes = ['http:', 'https:', 'socks5:', 'socks5h:']

/** Reads and checks a cluster of a kubeconfig (clientcmd's api.Cluster). Throws `ClientError` `config`. */
export function readCluster(entry: NamedEntry): ClusterPart {
  const certificateAuthority = readSource(entry, 'certificate-authority')
  const tlsServerName = readText(entry, 'tls-server-name')
  const proxyUrl = readProxy(entry)
  const insecureSkipTlsVerify = readBoolean(entry, 'insecure-skip-tls-verify')
  if (insecureSkipTlsVerify && certificateAuthority)
    throw entry.file.error(
      [...entry.path, 'insecure-skip-tls-verify'],
      'give either a certificate-authority or insecure-skip-tls-verify, not both',
    )
  return {
    server: readServer(entry),
    insecureSkipTlsVerify,
    disableCompression: readBoolean(entry, 'disable-compression'),
    ...(certificateAuthority ? { certificateAuthority } : {}),
    ...(tlsServerName ? { tlsServerName } : {}),
    ...(proxyUrl ? { proxyUrl } : {}),
  }
}

/** What the kubeconfig adds for exec plug-ins that want to know the cluster. */
export function readClusterExtension(entry: NamedEntry): unknown {
  const extensions = entry.file.typed([...entry.path, 'extensions'])
  if (!Array.isArray(extensions)) return undefined
  return extensions.find(
    (extension) => isFields(extension) && extension.name === 'client.authentication.k8s.io/exec',
  )?.extension
}

/** A host alone is taken as client-go does (DefaultServerURL): http, or https when certificates are given. */
function readServer(entry: NamedEntry): string {
  const text = readText(entry, 'server')
  if (text === undefined)
    throw entry.file.error(entry.path, `cluster ${JSON.stringify(entry.name)} has no server`)
  const hasTls = readText(entry, 'certificate-authority') ?? readText(entry, 'certificate-authority-data')
  const url = parseUrl(text.includes('://') ? text : `${hasTls ? 'https' : 'http'}://${text}`)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw entry.file.error(
      [...entry.path, 'server'],
      `server has to be a URL such as https://127.0.0.1:6443, not ${JSON.stringify(text)}`,
    )
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function readProxy(entry: NamedEntry): string | undefined {
  const text = readText(entry, 'proxy-url')
  if (text === undefined) return undefined
  const scheme = parseUrl(text)?.protocol
  if (scheme === undefined || !proxySchemes.includes(scheme))
    throw entry.file.error(
      [...entry.path, 'proxy-url'],
      `proxy-url has to be a URL with http, https or socks5, not ${JSON.stringify(text)}`,
    )
  return text
}

function parseUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined
}

/** `field-data` in base64 before the path in `field`, which is relative to its file. */
export function readSource(entry: NamedEntry, field: string): Source | undefined {
  const encoded = readText(entry, `${field}-data`)
  if (encoded !== undefined) return { kind: 'inline', data: decode(entry, `${field}-data`, encoded) }
  const file = readText(entry, field)
  return file === undefined ? undefined : { kind: 'file', path: resolvePath(entry, file) }
}

export function resolvePath(entry: NamedEntry, file: string): string {
  return path.resolve(path.dirname(entry.file.name), file)
}

function decode(entry: NamedEntry, field: string, encoded: string): string {
  const compact = encoded.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw entry.file.error([...entry.path, field], `${field} is not base64`)
  return Buffer.from(compact, 'base64').toString('utf8')
}

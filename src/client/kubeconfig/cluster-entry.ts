import { isJsonObject } from '../../object/index.ts'
import type { ClusterConfig } from '../cluster-config.ts'
import type { NamedEntry } from './named-entry.ts'

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
  const certificateAuthority = entry.source('certificate-authority')
  const tlsServerName = entry.text('tls-server-name')
  const proxyUrl = readProxy(entry)
  const insecureSkipTlsVerify = entry.boolean('insecure-skip-tls-verify')
  if (insecureSkipTlsVerify && certificateAuthority)
    throw entry.error(
      'give either a certificate-authority or insecure-skip-tls-verify, not both',
      'insecure-skip-tls-verify',
    )
  return {
    server: readServer(entry),
    insecureSkipTlsVerify,
    disableCompression: entry.boolean('disable-compression'),
    ...(certificateAuthority ? { certificateAuthority } : {}),
    ...(tlsServerName ? { tlsServerName } : {}),
    ...(proxyUrl ? { proxyUrl } : {}),
  }
}

/** What the kubeconfig adds for exec plug-ins that want to know the cluster. */
export function readClusterExtension(entry: NamedEntry): unknown {
  const extensions = entry.typed('extensions')
  if (!Array.isArray(extensions)) return undefined
  return extensions.find(
    (extension) => isJsonObject(extension) && extension.name === 'client.authentication.k8s.io/exec',
  )?.extension
}

/** A host alone is taken as client-go does (DefaultServerURL): http, or https when certificates are given. */
function readServer(entry: NamedEntry): string {
  const text = entry.text('server')
  if (text === undefined) throw entry.error(`cluster ${JSON.stringify(entry.name)} has no server`)
  const hasTls = entry.text('certificate-authority') ?? entry.text('certificate-authority-data')
  const url = parseUrl(text.includes('://') ? text : `${hasTls ? 'https' : 'http'}://${text}`)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw entry.error(
      `server has to be a URL such as https://127.0.0.1:6443, not ${JSON.stringify(text)}`,
      'server',
    )
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function readProxy(entry: NamedEntry): string | undefined {
  const text = entry.text('proxy-url')
  if (text === undefined) return undefined
  const scheme = parseUrl(text)?.protocol
  if (scheme === undefined || !proxySchemes.includes(scheme))
    throw entry.error(
      `proxy-url has to be a URL with http, https or socks5, not ${JSON.stringify(text)}`,
      'proxy-url',
    )
  return text
}

function parseUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined
}

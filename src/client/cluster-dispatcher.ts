import { ClientError } from './client-error.ts'
import type { ClusterConfig } from './cluster-config.ts'
import { type HttpDispatcher, leanAgent } from './lean-agent.ts'
import type { TlsMaterial } from './tls-material.ts'

/** Idle connections are kept this long, less than a server's 90 s; Node's servers say their own. */
const keepAliveMs = 60_000
const connectTimeoutMs = 10_000
/** Longer than any watch is silent: it ends after five minutes at most. */
const bodyTimeoutMs = 600_000
const headersTimeoutMs = 120_000

type ClientCertificate = { readonly certificate: string; readonly key: string }

/** The one undici dispatcher to a cluster, made when it is first needed and anew when a certificate has changed. */
export class ClusterDispatcher {
  readonly #config: ClusterConfig
  readonly #proxy: string | undefined
  #made: Promise<HttpDispatcher> | undefined
  #material: TlsMaterial | undefined
  #certificate: ClientCertificate | undefined
  #destroyed = false

  constructor(config: ClusterConfig, proxy: string | undefined) {
    this.#config = config
    this.#proxy = proxy
  }

  /** `certificate` comes from a plug-in and goes before the one of the kubeconfig. */
  get(material: TlsMaterial, certificate: ClientCertificate | undefined): Promise<HttpDispatcher> {
    if (this.#destroyed) throw new ClientError('config', 'the transport is closed')
    if (this.#made && material === this.#material && same(certificate, this.#certificate)) return this.#made
    const old = this.#made
    this.#material = material
    this.#certificate = certificate
    this.#made = this.#make(material, certificate)
    // Requests under way end on the old one; a watch does so within its timeout.
    old?.then((dispatcher) => dispatcher.close()).catch(() => {})
    return this.#made
  }

  async destroy(): Promise<void> {
    this.#destroyed = true
    const made = this.#made
    this.#made = undefined
    if (made) await (await made).destroy()
  }

  async #make(material: TlsMaterial, certificate: ClientCertificate | undefined): Promise<HttpDispatcher> {
    const { tlsServerName, insecureSkipTlsVerify } = this.#config
    const cert = certificate?.certificate ?? material.cert
    const key = certificate?.key ?? material.key
    const tls = {
      ...(material.ca === undefined ? {} : { ca: material.ca }),
      ...(cert === undefined || key === undefined ? {} : { cert, key }),
      ...(tlsServerName === undefined ? {} : { servername: tlsServerName }),
      rejectUnauthorized: !insecureSkipTlsVerify,
      keepAliveInitialDelay: 30_000,
    }
    const options = {
      allowH2: false,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      headersTimeout: headersTimeoutMs,
      bodyTimeout: bodyTimeoutMs,
    }
    if (this.#proxy === undefined)
      return leanAgent({ ...options, connect: { ...tls, timeout: connectTimeoutMs } })
    const { ProxyAgent, Socks5ProxyAgent } = await import('undici')
    if (/^socks5h?:/.test(this.#proxy))
      return new Socks5ProxyAgent(this.#proxy.replace(/^socks5h:/, 'socks5:'), {
        ...options,
        requestTls: tls,
      })
    return new ProxyAgent({ ...options, uri: this.#proxy, requestTls: tls })
  }
}

function same(a: ClientCertificate | undefined, b: ClientCertificate | undefined): boolean {
  return a?.certificate === b?.certificate && a?.key === b?.key
}

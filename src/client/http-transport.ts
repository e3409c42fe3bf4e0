import { type Clock, type Logger, silentLogger, systemClock } from '../base/index.ts'
import type { ClientObserver } from './client-observer.ts'
import type { ClusterConfig } from './cluster-config.ts'
import { ClusterDispatcher } from './cluster-dispatcher.ts'
import type { Credential, CredentialSource } from './credential/credential.ts'
import { credentialSource } from './credential/credential-source.ts'
import { impersonationHeaders } from './impersonation.ts'
import { isLoopback, proxyFromEnvironment } from './proxy-environment.ts'
import { joinHeaders, ReceivedBody } from './received-response.ts'
import { TlsMaterialReader } from './tls-material.ts'
import type { Transport, WireRequest, WireResponse } from './transport.ts'
import { transportError } from './transport-error.ts'

export interface HttpTransportOptions {
  readonly config: ClusterConfig
  readonly clock?: Clock
  readonly logger?: Logger
  readonly observer?: ClientObserver
  /** Proxies, and what exec plug-ins inherit. Default: that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Whether exec plug-ins may use the terminal to ask. Default false. */
  readonly interactive?: boolean
  readonly userAgent?: string
}

/**
 * HTTP/1.1 over undici, with one Agent for the cluster and user for as long as their certificates stay the
 * same. The first `send` loads undici and reads credentials; the constructor does nothing.
 */
export class HttpTransport implements Transport {
  readonly #config: ClusterConfig
  readonly #clock: Clock
  readonly #observer: ClientObserver
  readonly #tls: TlsMaterialReader
  readonly #credentials: CredentialSource
  readonly #proxy: string | undefined
  readonly #dispatcher: ClusterDispatcher
  readonly #headers: Readonly<Record<string, string | string[]>>
  readonly #origin: string
  readonly #host: string
  readonly #pathPrefix: string

  constructor(options: HttpTransportOptions) {
    const { config, clock = systemClock, logger = silentLogger, env = process.env } = options
    const url = new URL(config.server)
    this.#config = config
    this.#clock = clock
    this.#observer = options.observer ?? {}
    this.#tls = new TlsMaterialReader(config, clock)
    this.#credentials = credentialSource({
      config,
      clock,
      logger,
      env,
      observer: this.#observer,
      interactive: options.interactive ?? false,
      certificateAuthority: async () => (await this.#tls.current()).ca,
    })
    this.#proxy = config.proxyUrl ?? proxyFromEnvironment(config.server, env)
    this.#dispatcher = new ClusterDispatcher(config, this.#proxy)
    this.#origin = url.origin
    this.#host = url.host
    this.#pathPrefix = url.pathname.replace(/\/+$/, '')
    this.#headers = {
      'user-agent': options.userAgent ?? 'binnacle',
      // On the same machine compressing costs both sides more than the bytes.
      ...(config.disableCompression || isLoopback(url.hostname) ? {} : { 'accept-encoding': 'gzip' }),
      ...impersonationHeaders(config.impersonation),
    }
  }

  async send(request: WireRequest, signal?: AbortSignal): Promise<WireResponse> {
    try {
      const credential = await this.#credentials.current(signal)
      const response = await this.#exchange(request, credential, signal)
      if (response.status !== 401) return response
      const renewed = await this.#renew(credential, response, signal)
      return renewed ? await this.#exchange(request, renewed, signal) : response
    } catch (error) {
      signal?.throwIfAborted()
      throw transportError(this.#config.server, error, this.#proxy)
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy()
  }

  /** The credential for the one more try; the refused response is done with when there is one, or no hope. */
  async #renew(
    refused: Credential,
    response: WireResponse,
    signal: AbortSignal | undefined,
  ): Promise<Credential | undefined> {
    try {
      if (!(await this.#credentials.renew(refused, signal))) return undefined
      const credential = await this.#credentials.current(signal)
      await discard(response)
      return credential
    } catch (error) {
      await discard(response)
      throw error
    }
  }

  async #exchange(request: WireRequest, credential: Credential, signal?: AbortSignal): Promise<WireResponse> {
    signal?.throwIfAborted()
    const material = await this.#tls.current()
    const dispatcher = await this.#dispatcher.get(material, credential.certificate)
    const { authorization } = credential
    const start = this.#clock.monotonic()
    const observe = (code: string) => {
      const duration = this.#clock.monotonic() - start
      this.#observer.requested?.({ verb: request.method, host: this.#host, code, duration })
    }
    try {
      const received = await dispatcher.request({
        origin: this.#origin,
        path: this.#pathPrefix + request.path,
        method: request.method,
        headers: {
          ...this.#headers,
          ...request.headers,
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: request.body ?? null,
        signal: signal ?? null,
      })
      observe(String(received.statusCode))
      return {
        status: received.statusCode,
        headers: joinHeaders(received.headers),
        body: new ReceivedBody(received, signal, (error) =>
          transportError(this.#config.server, error, this.#proxy),
        ),
      }
    } catch (error) {
      observe('<error>')
      throw error
    }
  }
}

/** Reads a short body to its end, so that its connection can be used again. */
async function discard(response: WireResponse): Promise<void> {
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > 65_536) return
  }
}

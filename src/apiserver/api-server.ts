import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Clock, type Logger, type Random, silentLogger, systemClock } from '../base/index.ts'
import { builtinKinds } from './builtin/index.ts'
import { CertificateAuthority, type KeyPair } from './certificate/index.ts'
import type { Context } from './context.ts'
import { DefinitionController, definitionDeletion } from './controller/definition-controller.ts'
import { GarbageCollector } from './controller/garbage-collector.ts'
import { NamespaceController } from './controller/namespace-controller.ts'
import { withDefinitionStrategy } from './definition/definition-strategy.ts'
import { Authenticator } from './http/authenticator.ts'
import { exchange } from './http/exchange.ts'
import { kubeconfig } from './kubeconfig.ts'
import { createObject } from './pipeline/create-object.ts'
import { builtinResource } from './resource/builtin-resource.ts'
import { ResourceRegistry } from './resource/resource-registry.ts'
import { reviewResources } from './resource/review-kinds.ts'
import { Router } from './router.ts'
import { MemoryStorage, type Storage } from './storage/index.ts'

export interface ApiServerOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  readonly clock?: Clock
  readonly random?: Random
  readonly logger?: Logger
  /** Default: in memory. */
  readonly storage?: Storage
  /** Bearer tokens of administrators. */
  readonly tokens?: readonly string[]
}

type State =
  | { readonly name: 'idle' }
  | { readonly name: 'starting' }
  | {
      readonly name: 'serving'
      readonly url: string
      readonly authority: CertificateAuthority
      readonly admin: KeyPair
    }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed' }

const seededNamespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

/**
 * A Kubernetes API server in this process: HTTPS with a certificate authority of its own, everything kept in
 * its storage, no controllers of workloads and no kubelets.
 */
export class ApiServer {
  readonly #options: ApiServerOptions
  readonly #context: Context
  readonly #controllers: readonly { start(): void; stop(): void }[]
  #state: State = { name: 'idle' }
  #server: Server | undefined
  #starting: Promise<void> | undefined
  #stopping: Promise<void> | undefined

  constructor(options: ApiServerOptions = {}) {
    this.#options = options
    this.#context = {
      storage: options.storage ?? new MemoryStorage(),
      resources: new ResourceRegistry(),
      clock: options.clock ?? systemClock,
      random: options.random ?? Math.random,
      logger: options.logger ?? silentLogger,
    }
    this.#controllers = [
      new DefinitionController(this.#context),
      new NamespaceController(this.#context),
      new GarbageCollector(this.#context),
    ]
  }

  /** `https://127.0.0.1:12345`. Throws when it is not serving. */
  get url(): string {
    return this.#serving().url
  }

  /** YAML with the CA and an administrator's certificate inline. Throws when it is not serving. */
  kubeconfig(): string {
    const { url, authority, admin } = this.#serving()
    return kubeconfig({
      server: url,
      certificateAuthority: authority.certificate,
      clientCertificate: admin.certificate,
      clientKey: admin.key,
    })
  }

  /**
   * Resolves when it listens; rejects when it cannot (port taken), with everything stopped again. Aborting
   * `signal` stops it; when that comes before it listens, this rejects with the signal's reason.
   */
  async start(signal?: AbortSignal): Promise<void> {
    if (this.#state.name !== 'idle')
      throw new Error(`an ApiServer starts once; this one is ${this.#state.name}`)
    signal?.throwIfAborted()
    this.#state = { name: 'starting' }
    this.#starting = this.#serve()
    try {
      await this.#starting
    } catch (error) {
      this.#state = { name: 'failed' }
      await this.stop()
      throw error
    }
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
    if (!signal?.aborted) return
    await this.stop()
    throw signal.reason
  }

  /** Ends every connection, watches included, and frees the port. Never rejects. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    // Stopped while it starts: there is nothing to close before that has come out, and start tells if it failed.
    if (this.#state.name === 'starting') await this.#starting?.catch(() => {})
    for (const controller of this.#controllers) controller.stop()
    if (this.#state.name !== 'failed') this.#state = { name: 'stopped' }
    const server = this.#server
    if (!server?.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  async #serve(): Promise<void> {
    this.#addResources()
    this.#seed()
    for (const controller of this.#controllers) controller.start()

    const { host = '127.0.0.1', port = 0 } = this.#options
    const authority = new CertificateAuthority(this.#context.clock.now())
    const admin = authority.issueClient({ commonName: 'kubernetes-admin', organizations: ['system:masters'] })
    const server = createTlsServer(authority, host)
    this.#server = server
    const { port: taken } = await listen(server, port, host)
    const router = new Router(this.#context, `${host}:${taken}`)
    const authenticator = new Authenticator(this.#users())
    server.on('request', (request, response) => {
      void exchange(request, response, {
        authenticate: (incoming) => authenticator.authenticate(incoming),
        handle: (incoming) => router.route(incoming),
        logger: this.#context.logger,
      })
    })
    const url = `https://${host.includes(':') ? `[${host}]` : host}:${taken}`
    this.#state = { name: 'serving', url, authority, admin }
  }

  #serving() {
    if (this.#state.name !== 'serving')
      throw new Error(`the API server is not serving, it is ${this.#state.name}`)
    return this.#state
  }

  #addResources(): void {
    const { resources } = this.#context
    for (const kind of builtinKinds) {
      const isDefinition = kind.kind === 'CustomResourceDefinition'
      if (!isDefinition) resources.add(builtinResource(kind))
      else
        resources.add({
          ...builtinResource(withDefinitionStrategy(kind)),
          onDeletion: definitionDeletion,
        })
    }
    for (const resource of reviewResources()) resources.add(resource)
  }

  #users() {
    const admin = { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
    return new Map((this.#options.tokens ?? []).map((token) => [token, admin]))
  }

  #seed(): void {
    const { resources, storage } = this.#context
    const namespaces = resources.find('', 'v1', 'namespaces')
    if (!namespaces) return
    for (const name of seededNamespaces) {
      if (storage.get({ collection: 'namespaces', namespace: '', name })) continue
      createObject(
        this.#context,
        namespaces,
        '',
        { kind: 'Namespace', apiVersion: 'v1', metadata: { name } },
        { dryRun: false, fieldValidation: 'Ignore', fieldManager: 'kube-apiserver' },
      )
    }
  }
}

/** Asks for client certificates; who has none may have a token. */
function createTlsServer(authority: CertificateAuthority, host: string): Server {
  const { key, certificate } = authority.issueServer(
    { commonName: 'kube-apiserver' },
    {
      dns: ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'],
      addresses: [...new Set(['127.0.0.1', '::1', host])],
    },
  )
  return createServer({
    key,
    cert: certificate,
    ca: authority.certificate,
    requestCert: true,
    rejectUnauthorized: false,
    keepAliveTimeout: 180_000,
    requestTimeout: 0,
    ALPNProtocols: ['http/1.1'],
  })
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}

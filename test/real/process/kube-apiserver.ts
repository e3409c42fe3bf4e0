import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { Kubectl } from './kubectl.ts'
import { RunningProgram } from './running-program.ts'

/** The token of a member of `system:masters`. */
export const adminToken = 'admin-token'

/** A request in the server's audit log (audit.k8s.io/v1 Event), as far as tests read it. */
export interface AuditEvent {
  readonly verb: string
  readonly requestURI: string
  readonly user: { readonly username: string }
  readonly objectRef?: {
    readonly apiGroup?: string
    readonly resource: string
    readonly namespace?: string
    readonly name?: string
  }
  readonly responseStatus?: { readonly code: number }
}

export interface KubeApiserverOptions {
  /** Keep a log of every request. */
  readonly audit?: boolean
  /** Flags beside its own. */
  readonly flags?: readonly string[]
}

const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: Metadata}]
`

/**
 * A real kube-apiserver with its etcd on loopback, in a folder that goes with it. RBAC is on; `tokens` adds users
 * (token,user,uid[,"group,group"], the server's static token file).
 */
export class KubeApiserver {
  readonly #binaries: string
  readonly #tokens: readonly string[]
  readonly #audit: boolean
  readonly #flags: readonly string[]
  #directory = ''
  #auditRead = 0
  #etcdPort = 0
  #port = 0
  #etcd: RunningProgram | undefined
  #server: RunningProgram | undefined

  constructor(binaries: string, tokens: readonly string[] = [], options: KubeApiserverOptions = {}) {
    this.#binaries = binaries
    this.#tokens = tokens
    this.#audit = options.audit ?? false
    this.#flags = options.flags ?? []
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`
  }

  get kubeconfigPath(): string {
    return path.join(this.#directory, 'kubeconfig')
  }

  get pid(): number {
    return this.#server?.pid ?? -1
  }

  get kubectl(): Kubectl {
    return new Kubectl(path.join(this.#binaries, 'kubectl'), this.kubeconfigPath)
  }

  async start(): Promise<void> {
    this.#directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-apiserver-'))
    ;[this.#etcdPort, this.#port] = [await freePort(), await freePort()]
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await this.#write('service-account.key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
    await this.#write(
      'tokens.csv',
      [`${adminToken},admin,admin,"system:masters"`, ...this.#tokens, ''].join('\n'),
    )
    await this.#write('kubeconfig', this.kubeconfigFor(adminToken))
    if (this.#audit) await this.#write('audit-policy.yaml', auditPolicy)
    await this.#startEtcd()
    await this.startServer()
  }

  /** A kubeconfig for this server with any token. */
  kubeconfigFor(token: string): string {
    return `apiVersion: v1
kind: Config
clusters: [{name: real, cluster: {server: ${this.url}, insecure-skip-tls-verify: true}}]
users: [{name: user, user: {token: ${token}}}]
contexts: [{name: real, context: {cluster: real, user: user}}]
current-context: real
`
  }

  /** Starts kube-apiserver (again, after `killServer`) on the same port and the same etcd. */
  async startServer(): Promise<void> {
    const at = (name: string) => path.join(this.#directory, name)
    this.#server = new RunningProgram(path.join(this.#binaries, 'kube-apiserver'), [
      `--etcd-servers=http://127.0.0.1:${this.#etcdPort}`,
      `--cert-dir=${at('certificates')}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${this.#port}`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${at('service-account.key')}`,
      `--service-account-signing-key-file=${at('service-account.key')}`,
      '--service-cluster-ip-range=10.0.0.0/24',
      '--disable-admission-plugins=ServiceAccount',
      `--token-auth-file=${at('tokens.csv')}`,
      '--endpoint-reconciler-type=none',
      ...this.#flags,
      ...(this.#audit
        ? [`--audit-policy-file=${at('audit-policy.yaml')}`, `--audit-log-path=${at('audit.log')}`]
        : []),
    ])
    await this.#server.until(() => probe(`${this.url}/readyz`), 'ready')
  }

  /** What was asked since the last call of `forgetAudit`, a user's alone; a watch when it ends, too. */
  async audit(username: string): Promise<AuditEvent[]> {
    const text = await readFile(path.join(this.#directory, 'audit.log'), 'utf8')
    return text
      .slice(this.#auditRead)
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as AuditEvent)
      .filter(({ user }) => user.username === username)
  }

  async forgetAudit(): Promise<void> {
    this.#auditRead = (await readFile(path.join(this.#directory, 'audit.log'), 'utf8')).length
  }

  /** As if its machine lost power: connections break, etcd keeps the data. */
  async killServer(): Promise<void> {
    await this.#server?.kill()
  }

  async stop(): Promise<void> {
    await this.#server?.kill()
    await this.#etcd?.kill()
    if (this.#directory) await rm(this.#directory, { recursive: true, force: true })
  }

  async #startEtcd(): Promise<void> {
    const client = `http://127.0.0.1:${this.#etcdPort}`
    const peer = `http://127.0.0.1:${await freePort()}`
    this.#etcd = new RunningProgram(path.join(this.#binaries, 'etcd'), [
      `--data-dir=${path.join(this.#directory, 'etcd')}`,
      '--unsafe-no-fsync=true',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      '--quota-backend-bytes=8589934592',
    ])
    await this.#etcd.until(async () => (await fetch(`${client}/health`)).ok, 'healthy')
  }

  #write(name: string, text: string): Promise<void> {
    return writeFile(path.join(this.#directory, name), text, { mode: 0o600 })
  }
}

function probe(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = https.get(
      url,
      { rejectUnauthorized: false, headers: { authorization: `Bearer ${adminToken}` }, agent: false },
      (response) => {
        response.resume()
        resolve(response.statusCode === 200)
      },
    )
    request.on('error', () => resolve(false))
  })
}

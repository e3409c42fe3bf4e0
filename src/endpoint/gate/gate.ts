import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { Clock } from '../../base/index.ts'
import { AccessControl, type AccessOptions, asksForCredentials } from '../access/access-control.ts'
import type { Credentials } from '../access/credentials.ts'
import type { Refusal } from '../access/refusal.ts'
import type { ConnectionTable } from '../connection-table.ts'
import { textReply } from '../route/route.ts'
import { clientCertificateOf } from '../tls/client-certificate.ts'
import { isLoopback, isLoopbackHostHeader } from './loopback-host.ts'
import { type RateLimit, TokenBucket } from './token-bucket.ts'

export interface GateOptions {
  /** Where it is listened, as far as that is known. */
  readonly host: string
  readonly access?: AccessOptions
  readonly rateLimit?: RateLimit
  readonly maxRequestsInFlight: number
  readonly connections: Pick<ConnectionTable, 'isTrustCurrent'>
  readonly clock: Clock
}

const misdirected =
  '421 this listens on the loopback address and answers to localhost, 127.0.0.1 and [::1] alone, so that no web page ' +
  'reads it under another name; let a proxy send one of these as Host, or listen on another address\n'

/** Every request passes here before its route: what it may not do, and what there is no room for, ends here. */
export class Gate {
  readonly #options: GateOptions
  readonly #access: AccessControl | undefined
  readonly #bucket: TokenBucket | undefined
  #inFlight = 0

  constructor(options: GateOptions) {
    this.#options = options
    this.#access = options.access && new AccessControl(options.access)
    this.#bucket = options.rateLimit && new TokenBucket(options.rateLimit, options.clock)
  }

  async start(): Promise<void> {
    await this.#access?.start()
  }

  stop(): void {
    this.#access?.stop()
  }

  /** Why a request may not go on; `isOpen`: its route is open to everybody. */
  async check(incoming: IncomingMessage, path: string, isOpen: boolean): Promise<Refusal | undefined> {
    const { host } = this.#options
    if (isLoopback(host) && !isLoopbackHostHeader(incoming.headers.host))
      return refusal('host', 'its Host is not this machine', 421, misdirected, { connection: 'close' })
    if (hasBody(incoming))
      return refusal('body', 'it has a body', 413, 'requests have no body here\n', { connection: 'close' })
    return isOpen ? undefined : this.admit(incoming, path)
  }

  /** Whether credentials are asked for at present. */
  get asks(): boolean {
    return asksForCredentials(this.#options.access)
  }

  /** Why who asks is not let in. */
  async admit(incoming: IncomingMessage, path: string): Promise<Refusal | undefined> {
    if (this.#bucket?.take() === false) {
      const seconds = String(Math.max(1, Math.ceil(this.#bucket.waitMs / 1000)))
      const text = `429 requests come too often; come back in ${seconds} s\n`
      return refusal('rate', 'requests come too often', 429, text, { 'retry-after': seconds })
    }
    const admission = await this.#access?.admit(this.#credentialsOf(incoming), path)
    return admission && 'refusal' in admission ? admission.refusal : undefined
  }

  /** Takes one of the places for replies, to be given back by `leave`. */
  enter(): Refusal | undefined {
    const { maxRequestsInFlight: most } = this.#options
    if (this.#inFlight >= most) {
      const text = `503 ${most} replies are under way, which is as many as there may be; try again later\n`
      return refusal('busy', `${most} replies are under way`, 503, text, { 'retry-after': '1' })
    }
    this.#inFlight++
    return undefined
  }

  leave(): void {
    this.#inFlight--
  }

  #credentialsOf({ headers, socket }: IncomingMessage): Credentials {
    const found = clientCertificateOf(socket as TLSSocket)
    const isCurrent = this.#options.connections.isTrustCurrent(socket)
    const fault = 'its connection is older than the authorities that are trusted now; connect again'
    const certificate = found && !isCurrent ? { ...found, fault } : found
    return { headers: headers as Credentials['headers'], ...(certificate && { certificate }) }
  }
}

function refusal(
  reason: Refusal['reason'],
  why: string,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return { reason, why, reply: textReply(status, text, headers) }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { SecureContextOptions } from 'node:tls'
import type { Fetch, FetchResponse } from '../../server/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { connectionProblem } from './connection-problem.ts'

/** How to show a Binnacle that is asked who asks, and how to know it, as it was typed. */
export interface ServerCredentials {
  /** The name of a user of basic authentication. */
  readonly serverUser?: string
  readonly serverPasswordFile?: string
  /** A file with a bearer token, read anew for each request: tokens of service accounts are replaced hourly. */
  readonly serverTokenFile?: string
  /** The authorities that may have signed the certificate of the server, PEM. */
  readonly serverCaFile?: string
  /** A client certificate and its key. */
  readonly serverCertFile?: string
  readonly serverKeyFile?: string
}

/** A `Fetch` with credentials; `basic` are those of a URL. Rejects with a CommandError for files that cannot be read. */
export async function serverFetch(credentials: ServerCredentials, basic?: string): Promise<Fetch> {
  refuseHalves(credentials, basic)
  const { serverUser, serverPasswordFile, serverTokenFile, serverCaFile, serverCertFile, serverKeyFile } =
    credentials
  const password = await optional('--server-password-file', serverPasswordFile)
  await optional('--server-token-file', serverTokenFile)
  const [ca, cert, key] = await Promise.all([
    optional('--server-ca-file', serverCaFile),
    optional('--server-cert-file', serverCertFile),
    optional('--server-key-file', serverKeyFile),
  ])
  const tls = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
  const plain = globalThis.fetch as Fetch
  const send = Object.keys(tls).length > 0 ? (url: string, init: Init) => sendOverTls(url, init, tls) : plain
  const fixed = serverUser === undefined ? basic : basicAuthorization(serverUser, (password ?? '').trimEnd())
  return async (url, init) => {
    const token = await optional('--server-token-file', serverTokenFile)
    const authorization = token === undefined ? fixed : `Bearer ${token.trim()}`
    const headers = { ...init.headers, ...(authorization && { authorization }) }
    return send(url, { ...init, headers }).catch((error: unknown) => explain(error, url))
  }
}

/** As RFC 7617 sends it. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** What was meant for a URL and is none, to be shown: where its password ends is a guess, at the last @. */
export function withoutCredentials(text: string): string {
  return text.replace(/\/\/.*@/, '//')
}

type Init = Parameters<Fetch>[1]

function refuseHalves(credentials: ServerCredentials, basic: string | undefined): void {
  const { serverUser, serverPasswordFile, serverTokenFile, serverCertFile, serverKeyFile } = credentials
  if ((serverUser === undefined) !== (serverPasswordFile === undefined))
    throw misuse('--server-user and --server-password-file go together; give both')
  if ((serverCertFile === undefined) !== (serverKeyFile === undefined))
    throw misuse('--server-cert-file and --server-key-file go together; give both')
  const ways = [serverUser, serverTokenFile, basic].filter((way) => way !== undefined)
  if (ways.length > 1)
    throw misuse('give one of --server-token-file, --server-user, and a user in the URL of --server')
}

async function optional(option: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new CommandError(`${option}: cannot read ${file}: ${fileProblem(cause)}`, exitCode.usage, { cause })
  }
}

/** What `fetch` cannot do: other authorities than Node's, and a client certificate. */
function sendOverTls(url: string, init: Init, tls: SecureContextOptions): Promise<FetchResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<FetchResponse>()
  const sent = request(url, { ...tls, headers: init.headers, ...(init.signal && { signal: init.signal }) })
  sent.once('response', (message) => resolve(responseOf(message)))
  sent.once('error', reject)
  sent.end()
  return promise
}

/** An error of ours passes; of others the words do not say what to do. */
function explain(error: unknown, url: string): never {
  if ((error as Error).name === 'AbortError' || (error as Error).name === 'TimeoutError') throw error
  const { code, message } = ((error as Error).cause ?? error) as { code?: unknown; message?: unknown }
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(String(code)))
    throw new Error(`${message}; name the authorities that signed its certificate by --server-ca-file`)
  throw new Error(connectionProblem(error, url))
}

function responseOf(message: IncomingMessage): FetchResponse {
  return {
    status: message.statusCode ?? 0,
    headers: {
      get: (name) => {
        const value = message.headers[name]
        return Array.isArray(value) ? value.join(', ') : (value ?? null)
      },
    },
    body: message,
    text: async () => Buffer.concat(await Array.fromAsync(message as AsyncIterable<Buffer>)).toString(),
  }
}

function misuse(message: string): CommandError {
  return new CommandError(message, exitCode.usage)
}

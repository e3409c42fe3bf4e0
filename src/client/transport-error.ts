import { ClientError } from './client-error.ts'

interface Explanation {
  readonly text: string
  /** Whether waiting may help; a certificate does not get better by it. */
  readonly retriable: boolean
}

const certificate =
  'check certificate-authority in the kubeconfig, and that the address leads to the cluster it is for'

const explanations: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: { text: 'the connection was refused: is the API server running there?', retriable: true },
  ECONNRESET: { text: 'the server closed the connection', retriable: true },
  EPIPE: { text: 'the server closed the connection', retriable: true },
  UND_ERR_SOCKET: { text: 'the connection broke', retriable: true },
  ENOTFOUND: { text: 'the host name is not known', retriable: true },
  EAI_AGAIN: { text: 'the host name could not be looked up: is there a network?', retriable: true },
  ETIMEDOUT: { text: 'no answer in time: is the network up, and the address right?', retriable: true },
  UND_ERR_CONNECT_TIMEOUT: {
    text: 'no answer in time: is the network up, and the address right?',
    retriable: true,
  },
  UND_ERR_HEADERS_TIMEOUT: {
    text: 'the server took the request and did not answer in time',
    retriable: true,
  },
  UND_ERR_BODY_TIMEOUT: { text: 'the answer stopped midway', retriable: true },
  EHOSTUNREACH: { text: 'there is no way to the host', retriable: true },
  ENETUNREACH: { text: 'there is no way to the network', retriable: true },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    text: `the server's certificate is self-signed and not trusted: ${certificate}`,
    retriable: false,
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    text: `the server's certificate is signed by an authority that is not trusted: ${certificate}`,
    retriable: false,
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    text: `the server's certificate is signed by an authority that is not trusted: ${certificate}`,
    retriable: false,
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    text: `the server's certificate is signed by an authority that is not trusted: ${certificate}`,
    retriable: false,
  },
  CERT_SIGNATURE_FAILURE: {
    text: `the server's certificate is signed by an authority that is not trusted: ${certificate}`,
    retriable: false,
  },
  CERT_HAS_EXPIRED: { text: "the server's certificate has expired", retriable: false },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    text: "the server's certificate is for another name: check the address, or set tls-server-name",
    retriable: false,
  },
  EPROTO: { text: 'TLS failed: does the server speak https there?', retriable: false },
  ERR_SSL_WRONG_VERSION_NUMBER: {
    text: 'TLS failed: the server seems to speak http there, not https',
    retriable: false,
  },
}

/** Says what a failed exchange means and what to do. `server` is the API server's URL, `proxy` that in between. */
export function transportError(server: string, cause: unknown, proxy?: string): ClientError {
  if (cause instanceof ClientError) return cause
  const code = codeOf(cause)
  const where = proxy === undefined ? server : `${server} through the proxy ${URL.parse(proxy)?.host}`
  const known = code === undefined ? undefined : explanations[code]
  if (known)
    return new ClientError('transport', `${where}: ${known.text} (${code})`, {
      cause,
      retriable: known.retriable,
    })
  const message = cause instanceof Error ? cause.message : String(cause)
  if (code?.startsWith('ERR_OSSL'))
    return new ClientError(
      'config',
      `${where}: the client certificate or its key cannot be used: check client-certificate and client-key (${message})`,
      { cause },
    )
  const lasting = code === 'UND_ERR_INVALID_ARG' || code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL')
  return new ClientError('transport', `${where}: ${message}`, { cause, retriable: !lasting })
}

/** Addresses tried one after the other fail together in an AggregateError; undici wraps what broke a socket. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const inner = error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause)
  const own = (error as NodeJS.ErrnoException).code
  const code = inner ?? (typeof own === 'string' ? own : undefined)
  if (code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return 'ERR_SSL_WRONG_VERSION_NUMBER'
  return code
}

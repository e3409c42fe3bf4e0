import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { User } from '../request/api-request.ts'

const anonymous: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] }

/**
 * Finds out who sends a request, by the bearer token or the client's certificate (common name and
 * organizations). Undefined for a token that nobody has.
 */
export class Authenticator {
  readonly #tokens: ReadonlyMap<string, User>
  readonly #users = new WeakMap<TLSSocket, User>()

  constructor(tokens: ReadonlyMap<string, User>) {
    this.#tokens = tokens
  }

  authenticate(request: IncomingMessage): User | undefined {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const [scheme = '', token = ''] = authorization.split(' ')
      if (scheme.toLowerCase() === 'bearer') return this.#tokens.get(token)
    }
    return this.#byCertificate(request.socket as TLSSocket)
  }

  #byCertificate(socket: TLSSocket): User {
    const known = this.#users.get(socket)
    if (known) return known
    const user = socket.authorized ? userOf(socket) : anonymous
    this.#users.set(socket, user)
    return user
  }
}

function userOf(socket: TLSSocket): User {
  const { subject } = socket.getPeerCertificate()
  if (!subject?.CN) return anonymous
  const organizations: string | string[] | undefined = subject.O
  const groups = organizations === undefined ? [] : [organizations].flat()
  return { name: [subject.CN].flat()[0] ?? '', groups: [...groups, 'system:authenticated'] }
}

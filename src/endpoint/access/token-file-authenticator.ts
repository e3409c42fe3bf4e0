import { type Clock, type Logger, silentLogger } from '../../base/index.ts'
import { ListenError } from '../listen-error.ts'
import { readNamedFile } from '../read-named-file.ts'
import { ReloadedFile } from '../reloaded-file.ts'
import { type Authentication, type Authenticator, realm } from './authenticator.ts'
import { bearerToken, type Credentials } from './credentials.ts'
import { digest, sameDigest } from './digest.ts'

export interface TokenFileAuthenticatorOptions {
  readonly file: string
  readonly clock: Clock
  readonly logger?: Logger
}

interface Entry {
  readonly digest: Buffer
  readonly user: string
}

/**
 * Knows clients by bearer tokens from a file: one a line, so that a new one can be told before the old one goes, with
 * a user after a comma if wanted (`token,user`, as kube-apiserver's static token file begins). Empty lines and lines
 * that begin with `#` do not count.
 */
export class TokenFileAuthenticator implements Authenticator {
  readonly challenge = `Bearer ${realm}`
  readonly #file: ReloadedFile<readonly Entry[]>
  #entries: readonly Entry[] = []

  constructor({ file, clock, logger = silentLogger }: TokenFileAuthenticatorOptions) {
    this.#file = new ReloadedFile<readonly Entry[]>({
      what: 'the file of bearer tokens',
      file,
      read: () => readTokens(file),
      isSame: (one, other) =>
        one.length === other.length &&
        one.every(({ digest, user }, at) => other[at]?.user === user && other[at].digest.equals(digest)),
      use: (entries) => {
        this.#entries = entries
      },
      clock,
      logger,
    })
  }

  async start(): Promise<void> {
    this.#entries = await this.#file.load()
    this.#file.watch()
  }

  stop(): void {
    this.#file.stop()
  }

  authenticate(credentials: Credentials): Authentication {
    const token = bearerToken(credentials)
    if (token === undefined) return { result: 'absent' }
    const shown = digest(token)
    let found: Entry | undefined
    for (const entry of this.#entries) if (sameDigest(entry.digest, shown)) found = entry
    return found
      ? { result: 'identified', identity: { name: found.user } }
      : { result: 'refused', why: 'the bearer token is not in the file' }
  }
}

async function readTokens(file: string): Promise<Entry[]> {
  const text = await readNamedFile('access', 'the file of bearer tokens', file)
  const entries = text.split('\n').flatMap((line, index): Entry[] => {
    const [token = '', user = ''] = line.split(',').map((part) => part.trim())
    if (token === '' || token.startsWith('#')) return []
    if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token))
      throw new ListenError(
        'access',
        `${file}:${index + 1}: this is no bearer token; one has letters, digits and -._~+/ alone (RFC 6750)`,
      )
    return [{ digest: digest(token), user: user || `the bearer of token ${index + 1}` }]
  })
  if (entries.length === 0)
    throw new ListenError('access', `${file} holds no bearer token; put one on a line`)
  return entries
}

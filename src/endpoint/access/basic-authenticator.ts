import { type Clock, type Logger, silentLogger, sleep } from '../../base/index.ts'
import { ReloadedFile } from '../reloaded-file.ts'
import { type Authentication, type Authenticator, realm } from './authenticator.ts'
import { type BasicUsers, checkUsers, slowUsers } from './basic-users.ts'
import { basicCredentials, type Credentials } from './credentials.ts'
import { digest } from './digest.ts'
import { ExpiringCache } from './expiring-cache.ts'

export interface BasicAuthenticatorOptions {
  /** Where the users are, for log lines. */
  readonly file: string
  /** Reads them: at the start, and every ten seconds to see whether they changed. */
  readonly read: () => Promise<BasicUsers>
  /**
   * Until there is a first user, whether nobody is asked to be one (`isIdle`), as a web configuration has it. Default
   * false: nobody is let in. Once there was one it is asked for good, even when all are gone.
   */
  readonly idleWithoutUsers?: boolean
  readonly clock: Clock
  readonly logger?: Logger
}

const remembered = 1000
const refusedTtlMs = 60_000
/** More passwords that nobody has seen yet are not waited for. */
const mostWaiting = 16
/** Of the time, three parts in four are left to others than those who try passwords. */
const pauseShare = 3

/**
 * Knows clients by user and password (RFC 7617). A hash costs tens of milliseconds on the one thread that serves, so
 * what was verified is remembered, hashes are computed one after the other with pauses in between, and only so many
 * are waited for; the thousand who were seen last never wait. A user that does not exist costs the same.
 */
export class BasicAuthenticator implements Authenticator {
  readonly challenge = `Basic ${realm}, charset="UTF-8"`
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #file: ReloadedFile<BasicUsers>
  /** Without an end, because the hash is part of what they are remembered under. */
  readonly #accepted: ExpiringCache<true>
  /** Apart, so that wrong passwords drive out no right one. */
  readonly #refused: ExpiringCache<true>
  #users: ReadonlyMap<string, string> = new Map()
  #isIdle: boolean
  /** Those that are being found out, in turn, by what they are remembered under. */
  readonly #verdicts = new Map<string, Promise<boolean>>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: BasicAuthenticatorOptions) {
    const { file, read, idleWithoutUsers = false, clock, logger = silentLogger } = options
    this.#isIdle = idleWithoutUsers
    this.#clock = clock
    this.#logger = logger
    this.#accepted = new ExpiringCache({ clock, size: remembered })
    this.#refused = new ExpiringCache({ clock, size: remembered })
    this.#file = new ReloadedFile({
      what: 'the list of users',
      file,
      read: async () => checkUsers(await read(), file),
      isSame: (one, other) => JSON.stringify(one) === JSON.stringify(other),
      use: (users) => this.#use(users),
      clock,
      logger,
    })
  }

  get isIdle(): boolean {
    return this.#isIdle
  }

  async start(): Promise<void> {
    this.#use(await this.#file.load())
    this.#file.watch()
  }

  stop(): void {
    this.#file.stop()
  }

  async authenticate(credentials: Credentials): Promise<Authentication> {
    const given = basicCredentials(credentials)
    if (!given) return { result: 'absent' }
    const { user, password } = given
    const known = this.#users.get(user)
    const hash = known ?? this.#decoy(user)
    const key = digest(user, hash, password).toString('base64')
    const identified = { result: 'identified', identity: { name: user } } as const
    const refused = { result: 'refused', why: 'user or password is wrong' } as const
    if (known !== undefined && this.#accepted.get(key)) return identified
    if (this.#refused.get(key)) return refused
    const verdict = this.#verdicts.get(key) ?? this.#queue(key, password, hash)
    if (verdict === undefined)
      return { result: 'unavailable', why: 'too many passwords are being tried at once' }
    // Asked after the wait: who was taken out meanwhile is not let in.
    const matches = (await verdict) && this.#users.get(user) === hash
    if (matches) this.#accepted.set(key, true)
    else this.#refused.set(key, true, refusedTtlMs)
    return matches ? identified : refused
  }

  #use(users: BasicUsers): void {
    this.#users = new Map(Object.entries(users))
    // Who was nobody may be somebody now.
    this.#refused.clear()
    if (this.#users.size > 0) this.#isIdle = false
    else if (!this.#isIdle) this.#logger.warn('there is no user left, so nobody is let in as one')
    const slow = slowUsers(users)
    if (slow.length > 0)
      this.#logger.warn('passwords take seconds to verify; hash them anew with a cost of 10', {
        users: slow.join(', '),
      })
  }

  /** The hash of somebody else, the same one each time, so that the time tells nothing of who exists. */
  #decoy(user: string): string {
    const hashes = [...this.#users.values()]
    return hashes[digest(user).readUInt32BE() % hashes.length] ?? ''
  }

  /** Undefined when too many wait already. */
  #queue(key: string, password: string, hash: string): Promise<boolean> | undefined {
    if (this.#verdicts.size >= mostWaiting) return undefined
    let took = 0
    const verdict = this.#turn.then(async () => {
      const started = this.#clock.monotonic()
      try {
        const { compare } = await import('bcryptjs')
        return await compare(password, hash)
      } finally {
        took = this.#clock.monotonic() - started
        this.#verdicts.delete(key)
      }
    })
    this.#verdicts.set(key, verdict)
    const pause = () => (took > 0 ? sleep(this.#clock, took * pauseShare) : undefined)
    this.#turn = verdict.then(pause, pause)
    return verdict
  }
}

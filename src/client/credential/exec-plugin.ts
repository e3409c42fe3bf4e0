import type { Clock } from '../../base/index.ts'
import { ClientError } from '../client-error.ts'
import type { ClientObserver } from '../client-observer.ts'
import type { ClusterConfig, ExecPluginConfig } from '../cluster-config.ts'
import { bearer, type Credential, type CredentialSource } from './credential.ts'
import { type ExecCredentialStatus, execInfo, parseExecCredential } from './exec-credential.ts'
import { runExecPlugin } from './run-exec-plugin.ts'

/** A credential is renewed this long before it ends, or at nine tenths of its life if that is shorter. */
const skewMs = 30_000
/** A credential younger than this that is refused will not get better by asking again. */
const freshMs = 10_000

export interface ExecPluginOptions {
  readonly plugin: ExecPluginConfig
  readonly config: ClusterConfig
  /** Whether there is a terminal that a plug-in may use to ask. */
  readonly interactive: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly observer: ClientObserver
  /** The certificates to trust in PEM, for plug-ins that want to know the cluster. */
  readonly certificateAuthority: () => Promise<string | undefined>
}

interface Issued {
  readonly credential: Credential
  /** On the monotonic clock. */
  readonly issuedAt: number
  /** Milliseconds since 1970; infinite when the plug-in gave no end. */
  readonly renewAt: number
}

/** A run of the program that everybody shares who needs a credential meanwhile. */
interface Run {
  readonly issued: Promise<Issued>
  /** Ends the program. */
  readonly controller: AbortController
  waiting: number
}

/** Credentials from a program (client-go's exec plug-ins): cached until they end or the server refuses them. */
export class ExecPlugin implements CredentialSource {
  readonly #options: ExecPluginOptions
  #issued: Issued | undefined
  #running: Run | undefined

  constructor(options: ExecPluginOptions) {
    this.#options = options
  }

  async current(signal?: AbortSignal): Promise<Credential> {
    const issued = this.#issued
    if (issued && this.#options.clock.now() < issued.renewAt) return issued.credential
    return (await this.#run(signal)).credential
  }

  async renew(refused: Credential, signal?: AbortSignal): Promise<boolean> {
    // Somebody else may have renewed it since the refused request was sent.
    if (this.#issued && this.#issued.credential !== refused) return true
    if (this.#issued && this.#options.clock.monotonic() - this.#issued.issuedAt < freshMs) return false
    await this.#run(signal)
    return true
  }

  /** One run at a time. Who aborts leaves it to the others; the last to leave ends the program. */
  async #run(signal: AbortSignal | undefined): Promise<Issued> {
    signal?.throwIfAborted()
    const run = this.#running ?? this.#start()
    run.waiting++
    try {
      return await (signal
        ? Promise.race([run.issued, rejectOnAbort(signal, run.controller.signal)])
        : run.issued)
    } finally {
      if (--run.waiting === 0) run.controller.abort()
    }
  }

  #start(): Run {
    const controller = new AbortController()
    const issued = this.#issue(controller.signal).finally(() => {
      if (this.#running === run) this.#running = undefined
    })
    // When everybody left, nobody hears that it failed.
    issued.catch(() => {})
    const run: Run = { issued, controller, waiting: 0 }
    controller.signal.addEventListener('abort', () => {
      if (this.#running === run) this.#running = undefined
    })
    this.#running = run
    return run
  }

  async #issue(signal: AbortSignal): Promise<Issued> {
    const { plugin, config, env, clock, observer } = this.#options
    const interactive = this.#isInteractive()
    const authority = plugin.provideClusterInfo ? await this.#options.certificateAuthority() : undefined
    const environment = {
      ...env,
      ...plugin.env,
      KUBERNETES_EXEC_INFO: execInfo(plugin, config, interactive, authority),
    }
    try {
      signal.throwIfAborted()
      const output = await runExecPlugin(plugin, { env: environment, interactive, clock, signal })
      const status = parseExecCredential(output, plugin)
      const now = clock.now()
      this.#issued = {
        credential: toCredential(status),
        issuedAt: clock.monotonic(),
        renewAt: renewalTime(status, now),
      }
      observer.refreshed?.('exec', 'ok')
      return this.#issued
    } catch (error) {
      observer.refreshed?.('exec', 'error')
      throw error
    }
  }

  #isInteractive(): boolean {
    const { plugin, interactive } = this.#options
    if (plugin.interactiveMode === 'Always' && !interactive)
      throw new ClientError(
        'config',
        `the exec plug-in ${plugin.command} has to ask (interactiveMode: Always), and there is no terminal`,
      )
    return plugin.interactiveMode !== 'Never' && interactive
  }
}

function toCredential(status: ExecCredentialStatus): Credential {
  return {
    ...(status.token === undefined ? {} : bearer(status.token)),
    ...(status.certificate === undefined ? {} : { certificate: status.certificate }),
  }
}

function renewalTime({ expiresAt }: ExecCredentialStatus, now: number): number {
  if (expiresAt === undefined) return Number.POSITIVE_INFINITY
  return expiresAt - Math.min(skewMs, Math.max(0, expiresAt - now) / 10)
}

/** Rejects with the signal's reason once it aborts; listens no longer than until `over`. */
function rejectOnAbort(signal: AbortSignal, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over })
  })
}

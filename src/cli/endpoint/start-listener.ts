import type { Logger } from '../../base/index.ts'
import { asksForCredentials, isLoopback, ListenError, type Listener } from '../../endpoint/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { readListenAddress } from '../monitor/listen-address.ts'
import type { ListenerAccess } from './access-options.ts'

export interface StartListenerOptions {
  readonly listener: Listener
  /** The address, as it was given. */
  readonly listen: string
  readonly access: ListenerAccess
  readonly logger: Logger
  readonly signal: AbortSignal
}

/**
 * Starts a listener and gives its URL. Certificates and tokens that cannot be used are a CommandError of usage. That
 * it is open to whoever can reach it is said once.
 */
export async function startListener(options: StartListenerOptions): Promise<string> {
  const { listener, listen, access, logger, signal } = options
  let url: string
  try {
    url = await listener.start(signal)
  } catch (error) {
    if (error instanceof ListenError && (error.kind === 'certificate' || error.kind === 'access'))
      throw new CommandError(error.message, exitCode.usage, { cause: error })
    throw error
  }
  const { host = '' } = readListenAddress(listen)
  const asks = asksForCredentials(access.access)
  if (!asks && !isLoopback(host))
    logger.warn('whoever can reach it may read everything', {
      listen,
      remedy: 'ask for credentials by --authentication kubernetes, --bearer-token-file or --web-config-file',
    })
  else if (asks && !access.tls && !isLoopback(host))
    logger.warn('credentials travel unencrypted', {
      listen,
      remedy:
        'give --tls-cert-file and --tls-private-key-file, or tls_server_config in the web configuration',
    })
  return url
}

import type { Clock, Logger } from '../../base/index.ts'
import type { ClientObserver } from '../client-observer.ts'
import type { ClusterConfig } from '../cluster-config.ts'
import { basic, bearer, type CredentialSource, fixedCredential } from './credential.ts'
import { ExecPlugin } from './exec-plugin.ts'
import { TokenFile } from './token-file.ts'

export interface CredentialSourceOptions {
  readonly config: ClusterConfig
  readonly clock: Clock
  readonly logger: Logger
  readonly observer: ClientObserver
  readonly env: Readonly<Record<string, string | undefined>>
  readonly interactive: boolean
  readonly certificateAuthority: () => Promise<string | undefined>
}

/** The source that a configuration asks for. As in client-go, none is used where the server has no TLS. */
export function credentialSource(options: CredentialSourceOptions): CredentialSource {
  const { config } = options
  const { authentication } = config
  if (!config.server.startsWith('https:')) return fixedCredential({})
  switch (authentication.kind) {
    case 'none':
      return fixedCredential({})
    case 'token':
      return fixedCredential(bearer(authentication.token))
    case 'basic':
      return fixedCredential(basic(authentication.username, authentication.password))
    case 'token-file':
      return new TokenFile({ ...options, ...authentication })
    case 'exec':
      return new ExecPlugin({ ...options, plugin: authentication.plugin })
  }
}

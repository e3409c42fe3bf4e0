import type { Clock, Logger } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import {
  type AccessWay,
  CertificateAuthenticator,
  ListenError,
  type ListenerOptions,
  TokenFileAuthenticator,
  webListenerOptions,
} from '../../endpoint/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { subjectAccessReviewAuthorizer, tokenReviewAuthenticator } from './kubernetes-way.ts'

/** Who may ask a listener, and how, as it was typed. */
export interface AccessOptions {
  /** Prometheus' web configuration file. */
  readonly webConfigFile?: string
  /** The same, as Prometheus and its exporters spell it. */
  readonly 'web.config.file'?: string
  readonly tlsCertFile?: string
  readonly tlsPrivateKeyFile?: string
  readonly clientCaFile?: string
  readonly bearerTokenFile?: string
  readonly authentication?: 'kubernetes'
  readonly authTokenAudiences?: readonly string[]
}

export interface AccessContext {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
}

/** What of a listener's options says who may ask it and how. */
export type ListenerAccess = Pick<ListenerOptions, 'tls' | 'access' | 'headers' | 'rateLimit'>

/** Rejects with a CommandError for options that cannot be. Files of certificates and tokens are read when it starts. */
export async function readAccess(options: AccessOptions, context: AccessContext): Promise<ListenerAccess> {
  refuseHalves(options)
  const file = options.webConfigFile ?? options['web.config.file']
  const ways = waysOf(options, context)
  if (file !== undefined) {
    const { clock, logger } = context
    return webListenerOptions(file, { clock, logger, ways }).catch(misused)
  }
  const { tlsCertFile: certFile, tlsPrivateKeyFile: keyFile, clientCaFile } = options
  return {
    ...(certFile !== undefined &&
      keyFile !== undefined && {
        tls: {
          certFile,
          keyFile,
          ...(clientCaFile !== undefined && { clientCaFile, clientAuthType: 'RequestClientCert' }),
        },
      }),
    ...(ways.length > 0 && { access: { ways } }),
  }
}

function waysOf(options: AccessOptions, { client, clock, logger }: AccessContext): AccessWay[] {
  const { clientCaFile, bearerTokenFile: file, authentication, authTokenAudiences: audiences } = options
  const authorizer = authentication && subjectAccessReviewAuthorizer(client, clock)
  return [
    // As kube-rbac-proxy: whom a certificate names, RBAC is asked about as well.
    ...(clientCaFile === undefined
      ? []
      : [{ authenticator: new CertificateAuthenticator({ clock }), ...(authorizer && { authorizer }) }]),
    ...(file === undefined ? [] : [{ authenticator: new TokenFileAuthenticator({ file, clock, logger }) }]),
    ...(authorizer
      ? [{ authenticator: tokenReviewAuthenticator(client, clock, audiences), authorizer }]
      : []),
  ]
}

function refuseHalves(options: AccessOptions): void {
  const { webConfigFile, tlsCertFile, tlsPrivateKeyFile, clientCaFile } = options
  const { authentication, authTokenAudiences } = options
  const dotted = options['web.config.file']
  if (webConfigFile !== undefined && dotted !== undefined && webConfigFile !== dotted)
    throw misuse('--web-config-file and --web.config.file are the same option; give one of them')
  if (
    (webConfigFile ?? dotted) !== undefined &&
    (tlsCertFile ?? tlsPrivateKeyFile ?? clientCaFile) !== undefined
  )
    throw misuse(
      '--tls-cert-file, --tls-private-key-file and --client-ca-file do not go with --web-config-file; say it in that file, under tls_server_config',
    )
  if ((tlsCertFile === undefined) !== (tlsPrivateKeyFile === undefined))
    throw misuse('--tls-cert-file and --tls-private-key-file go together; give both')
  if (clientCaFile !== undefined && tlsCertFile === undefined)
    throw misuse('--client-ca-file needs --tls-cert-file and --tls-private-key-file')
  if (authTokenAudiences && authentication === undefined)
    throw misuse('--auth-token-audiences needs --authentication kubernetes')
}

function misuse(message: string): CommandError {
  return new CommandError(message, exitCode.usage)
}

function misused(error: unknown): never {
  if (!(error instanceof ListenError)) throw error
  throw new CommandError(`--web-config-file: ${error.message}`, exitCode.usage, { cause: error })
}

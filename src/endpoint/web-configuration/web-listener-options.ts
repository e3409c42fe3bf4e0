import type { Clock, Logger } from '../../base/index.ts'
import type { AccessOptions, AccessWay } from '../access/access-control.ts'
import { BasicAuthenticator } from '../access/basic-authenticator.ts'
import { CertificateAuthenticator } from '../access/certificate-authenticator.ts'
import type { ListenerOptions } from '../listener.ts'
import type { TlsServerConfig } from './tls-server-config.ts'

export interface WebListenerOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** Ways to be let in beside those of the file. */
  readonly ways?: readonly AccessWay[]
}

/**
 * What a web configuration file asks of a listener. Users, certificates and keys are taken up while it runs when they
 * change, the first user too; what else the file says holds from start to end. Rejects as `readWebConfiguration` does.
 */
export async function webListenerOptions(
  file: string,
  { clock, logger, ways: others = [] }: WebListenerOptions,
): Promise<Pick<ListenerOptions, 'tls' | 'access' | 'headers' | 'rateLimit'>> {
  const { readWebConfiguration } = await import('./web-configuration.ts')
  const { server, headers, rateLimit } = await readWebConfiguration(file)
  const read = async () => (await readWebConfiguration(file)).users
  const authenticator = new BasicAuthenticator({ file, read, idleWithoutUsers: true, clock, logger })
  const certificate = server && demandOf(server, clock)
  return {
    ...(server && { tls: server.tls }),
    access: { ways: [{ authenticator }, ...others], ...(certificate && { certificate }) },
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(rateLimit && { rateLimit }),
  }
}

function demandOf(
  { clientAuthType, allowedSans }: TlsServerConfig,
  clock: Clock,
): AccessOptions['certificate'] | undefined {
  const unverified = clientAuthType === 'RequireAnyClientCert'
  const authenticator = new CertificateAuthenticator({
    clock,
    unverified,
    ...(allowedSans && { allowedSans }),
  })
  if (clientAuthType === 'VerifyClientCertIfGiven') return { authenticator, demand: 'if-given' }
  if (unverified || clientAuthType === 'RequireAndVerifyClientCert')
    return { authenticator, demand: 'always' }
  return undefined
}

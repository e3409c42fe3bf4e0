import { type Logger, silentLogger, systemClock } from '../base/index.ts'
import { Client, ClientError, type ClusterConfig, HttpTransport, loadClusterConfig } from '../client/index.ts'
import { CommandError, exitCode } from './exit-code.ts'
import { fileProblem } from './file-problem.ts'
import { version } from './version.ts'

/** The options that every command which talks to a cluster has. */
export interface ConnectionOptions {
  readonly kubeconfig?: string
  readonly context?: string
  /** Impersonation. */
  readonly as?: string
  readonly asGroup?: readonly string[]
}

export interface Connection {
  readonly client: Client
  readonly config: ClusterConfig
  close(): Promise<void>
}

/** Reads the configuration; nothing is sent yet. Throws a `CommandError` that says what is wrong with it. */
export async function connect(
  options: ConnectionOptions,
  logger: Logger = silentLogger,
): Promise<Connection> {
  try {
    return connectTo(impersonating(await readConfig(options), options), logger)
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    throw new CommandError(inWords(error), exitCode.usage, { cause: error })
  }
}

/**
 * The namespace that a Binnacle is asked about: the one given, else the context's. Who asks a Binnacle needs no
 * kubeconfig: where there is none it is `default`, and where one cannot be used, though nobody named it, that is told
 * and it is `default`, too. Throws a `CommandError` for a kubeconfig or a context that was named.
 */
export async function namespaceAtServer(
  options: ConnectionOptions & { readonly namespace?: string },
  tell: (line: string) => void = (line) => process.stderr.write(line),
): Promise<string> {
  const { namespace, kubeconfig, context } = options
  if (namespace !== undefined) return namespace
  try {
    return (await readConfig(options)).namespace
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    const isNamed = kubeconfig !== undefined || context !== undefined
    if (isNamed) throw new CommandError(inWords(error), exitCode.usage, { cause: error })
    if (!isMissing(error))
      tell(`binnacle: ${inWords(error)}; looking in namespace default, -n names another\n`)
    return 'default'
  }
}

function readConfig({ kubeconfig, context }: ConnectionOptions): Promise<ClusterConfig> {
  return loadClusterConfig({
    ...(kubeconfig !== undefined && { path: kubeconfig }),
    ...(context !== undefined && { context }),
  })
}

function isMissing({ message }: ClientError): boolean {
  return message.startsWith('no kubeconfig found')
}

/** A file that cannot be read is told in words, and who has no cluster at all how to look around. */
function inWords(error: ClientError): string {
  const { message, cause } = error
  if (isMissing(error)) return `${message}; 'binnacle demo' needs no cluster`
  if (!(cause instanceof Error) || !('code' in cause)) return message
  return message.replace(String(cause), fileProblem(cause)).replace(cause.message, fileProblem(cause))
}

export function connectTo(config: ClusterConfig, logger: Logger = silentLogger): Connection {
  const userAgent = `binnacle/${version}`
  const transport = new HttpTransport({
    config,
    clock: systemClock,
    logger,
    userAgent,
    interactive: process.stdin.isTTY,
  })
  return {
    client: new Client({ transport, clock: systemClock, logger }),
    config,
    close: () => transport.close(),
  }
}

function impersonating(
  config: ClusterConfig,
  { as: user, asGroup: groups = [] }: ConnectionOptions,
): ClusterConfig {
  if (user === undefined) {
    if (groups.length > 0) throw new CommandError('--as-group needs --as, the user to act as', exitCode.usage)
    return config
  }
  return { ...config, impersonation: { user, groups, extra: {} } }
}

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
    const config = await loadClusterConfig({
      ...(options.kubeconfig !== undefined && { path: options.kubeconfig }),
      ...(options.context !== undefined && { context: options.context }),
    })
    return connectTo(impersonating(config, options), logger)
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    throw new CommandError(inWords(error), exitCode.usage, { cause: error })
  }
}

/** A file that cannot be read is told in words, and who has no cluster at all how to look around. */
function inWords({ message, cause }: ClientError): string {
  if (message.startsWith('no kubeconfig found')) return `${message}; 'binnacle demo' needs no cluster`
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

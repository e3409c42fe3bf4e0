import { systemClock } from '../base/index.ts'
import type { Client } from '../client/index.ts'
import type { Override } from '../health/index.ts'
import { type ConnectionOptions, connect } from './connection.ts'
import { OverrideWarnings } from './health/override-warnings.ts'
import { type OverrideOptions, readHealthOverrides } from './health/read-health-overrides.ts'
import { Progress } from './print/progress.ts'
import { withRefusal } from './refusal.ts'

/** What a command works with that looks at the cluster itself. */
export interface ClusterLook {
  readonly client: Client
  /** That of the context. */
  readonly namespace: string
  readonly overrides: ReadonlyMap<string, Override>
  readonly progress: Progress
}

/**
 * Lets a command ask the cluster, and clears up after it: what rules of one's own stumbled over is told, the connection
 * closed. Rejects with a `CommandError` where the options or the API server forbid it.
 */
export async function askCluster<T>(
  options: ConnectionOptions & OverrideOptions,
  ask: (look: ClusterLook) => Promise<T>,
): Promise<T> {
  const warnings = new OverrideWarnings()
  const overrides = await readHealthOverrides(options, warnings.add)
  const connection = await connect(options)
  const progress = new Progress(process.stderr, systemClock)
  const { client, config } = connection
  try {
    return await withRefusal(ask({ client, namespace: config.namespace, overrides, progress }))
  } finally {
    progress.clear()
    warnings.tell(process.stderr)
    await connection.close()
  }
}

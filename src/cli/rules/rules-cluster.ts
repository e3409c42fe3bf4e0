import { type Clock, systemClock, TimeoutError, withTimeout } from '../../base/index.ts'
import { ClientError } from '../../client/index.ts'
import type { ServedKind } from '../../generate/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import {
  type AskedCluster,
  absentMonitoringKind,
  type ClusterPrometheus,
  readClusterPrometheus,
} from '../generated/read-prometheus.ts'

export interface RulesClusterOptions extends ConnectionOptions {
  /** False: no cluster is asked. */
  readonly cluster?: boolean
  /** The Prometheus to ask, where there are several: `namespace/name` or a name. */
  readonly prometheus?: string
}

/** What rules need to know of a cluster. */
export interface RulesCluster {
  /** Undefined where they were not asked for. */
  readonly prometheus: ClusterPrometheus | undefined
  readonly kinds: readonly ServedKind[]
  /** What of the discovery failed: `group/version`, or a path. */
  readonly unread: readonly string[]
}

const patienceMs = 10_000

/**
 * Asks the cluster that is at hand. Undefined, with a note, where none is or it does not answer: rules can be written
 * without. A cluster that was named has to answer; else it rejects with a `CommandError`.
 *
 * @param wanted whether PrometheusRule objects are to be written, and so who selects them is asked
 */
export async function readRulesCluster(
  options: RulesClusterOptions,
  wanted: { readonly prometheus: boolean },
  note: (text: string) => void,
): Promise<RulesCluster | undefined> {
  if (options.cluster === false) return
  const isNamed = options.kubeconfig !== undefined || options.context !== undefined
  let close: (() => Promise<void>) | undefined
  try {
    const connection = await connect(options)
    close = () => connection.close()
    return await askRulesCluster(connection.client, options, wanted, systemClock)
  } catch (error) {
    if (isNamed || !isAbsence(error)) throw error
    note(`no cluster was asked (${error.message}); --no-cluster says so beforehand`)
    return
  } finally {
    await close?.()
  }
}

/** What a cluster says, within 10 seconds. Rejects with a `ClientError`, or with a `CommandError` when it took longer. */
export async function askRulesCluster(
  client: AskedCluster,
  { prometheus: only }: RulesClusterOptions,
  wanted: { readonly prometheus: boolean },
  clock: Clock,
): Promise<RulesCluster> {
  const found = await withTimeout(clock, patienceMs, async (signal) => {
    const { resources, failures = [] } = await client.discover({ signal })
    const options = { resources, signal, ...(only !== undefined && { only }) }
    const prometheus = wanted.prometheus ? await readClusterPrometheus(client, options) : undefined
    return { prometheus, kinds: resources, unread: failures.map(({ groupVersion }) => groupVersion) }
  }).catch((error: unknown) => {
    if (!(error instanceof TimeoutError)) throw error
    throw new CommandError(`the cluster gave ${error.message}`, exitCode.no, { cause: error })
  })
  if (found.prometheus && !found.prometheus.served.has('PrometheusRule'))
    throw new CommandError(
      absentMonitoringKind('PrometheusRule', 'write plain files with --format prometheus'),
    )
  return found
}

function isAbsence(error: unknown): error is Error {
  if (error instanceof ClientError) return true
  return (
    error instanceof CommandError &&
    (error.cause instanceof ClientError || error.cause instanceof TimeoutError)
  )
}

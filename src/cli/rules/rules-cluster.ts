import { type Client, ClientError } from '../../client/index.ts'
import type { ServedKind } from '../../generate/index.ts'
import { type ConnectionOptions, connect } from '../connection.ts'
import { CommandError } from '../exit-code.ts'
import {
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
}

const patience = 10_000

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
    return await read(connection.client, options, wanted)
  } catch (error) {
    const isAbsence =
      error instanceof ClientError || (error instanceof CommandError && error.cause instanceof ClientError)
    if (isNamed || !isAbsence) throw error
    note(`no cluster was asked (${error.message}); --no-cluster says so beforehand`)
    return
  } finally {
    await close?.()
  }
}

async function read(
  client: Client,
  { prometheus: only }: RulesClusterOptions,
  wanted: { readonly prometheus: boolean },
): Promise<RulesCluster> {
  const signal = AbortSignal.timeout(patience)
  const { resources } = await client.discover({ signal })
  const prometheus = wanted.prometheus
    ? await readClusterPrometheus(client, { signal, ...(only !== undefined && { only }) })
    : undefined
  if (prometheus && !prometheus.served.has('PrometheusRule'))
    throw new CommandError(
      absentMonitoringKind('PrometheusRule', 'write plain files with --format prometheus'),
    )
  return { prometheus, kinds: resources }
}

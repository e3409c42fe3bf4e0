import type { Clock, Logger, Random } from '../../base/index.ts'
import type { Client } from '../../client/index.ts'
import {
  parsePodOrdinal,
  replicasOf,
  ShardAssignment,
  StatefulSetReplicas,
  statefulSetResource,
} from '../../monitor/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'

/** What `--shard` says: a place among so many, or that the pod's own StatefulSet tells. */
export type ShardOption = { readonly index: number; readonly count: number } | 'auto'

/** Throws with what is allowed when it is neither `I/N` with I below N, nor `auto`. */
export function parseShard(text: string): ShardOption {
  if (text === 'auto') return 'auto'
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  if (index === undefined || count === undefined || Number(index) >= Number(count))
    throw new RangeError(`Give I/N with I from 0 to N-1, such as 0/3, or auto in a pod of a StatefulSet.`)
  return { index: Number(index), count: Number(count) }
}

export interface ShardContext {
  readonly client: Client
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** How long resources are kept that another replica takes over, milliseconds. */
  readonly holdMs?: number
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** The share of a replica, and what follows its size where something tells it; to be started by whoever uses it. */
export interface Share {
  readonly shard: ShardAssignment
  readonly replicas?: StatefulSetReplicas
}

/**
 * The share of this replica. `auto` reads the pod's name from POD_NAME or HOSTNAME and its namespace from
 * POD_NAMESPACE, and asks for the StatefulSet once.
 */
export async function shareFor(option: ShardOption, context: ShardContext): Promise<Share> {
  const { clock, holdMs } = context
  const held = { clock, ...(holdMs !== undefined && { holdMs }) }
  if (option !== 'auto') return { shard: new ShardAssignment({ ...option, ...held }) }
  const { POD_NAME, HOSTNAME, POD_NAMESPACE: namespace } = context.environment
  const pod = parsePodOrdinal(POD_NAME ?? HOSTNAME ?? '')
  if (!pod || !namespace)
    throw new CommandError(
      '--shard auto: this is no pod of a StatefulSet that I can tell. Set POD_NAME and POD_NAMESPACE by the downward API, or give --shard I/N.',
      exitCode.usage,
    )
  const { client, random, logger, signal } = context
  const set = await client.get(statefulSetResource, pod.set, { namespace, signal })
  const count = Math.max(replicasOf(set) ?? 1, pod.ordinal + 1)
  const shard = new ShardAssignment({ index: pod.ordinal, count, ...held })
  const replicas = new StatefulSetReplicas({ client, namespace, name: pod.set, clock, random, logger })
  return { shard, replicas }
}

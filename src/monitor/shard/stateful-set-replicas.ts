import type { Clock, Logger, Random } from '../../base/index.ts'
import { listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import type { ListWatchClient } from '../list-watch-client.ts'
import type { ShardAssignment } from './shard-assignment.ts'

export const statefulSetResource: ApiResource = {
  group: 'apps',
  version: 'v1',
  resource: 'statefulsets',
  kind: 'StatefulSet',
  namespaced: true,
}

/** A pod of a StatefulSet: the set's name and the pod's ordinal. */
export interface PodOrdinal {
  readonly set: string
  readonly ordinal: number
}

/** `binnacle-2` is the third pod of `binnacle`; undefined for a name that no StatefulSet gives. */
export function parsePodOrdinal(podName: string): PodOrdinal | undefined {
  const found = /^(.+)-(0|[1-9]\d*)$/.exec(podName)
  return found?.[1] === undefined ? undefined : { set: found[1], ordinal: Number(found[2]) }
}

/** How many pods the set is to have; the API server defaults it to 1. Undefined when that is no number. */
export function replicasOf(statefulSet: KubernetesObject): number | undefined {
  const { replicas = 1 } = (statefulSet.spec ?? {}) as { replicas?: unknown }
  return Number.isInteger(replicas) && (replicas as number) >= 0 ? (replicas as number) : undefined
}

export interface StatefulSetReplicasOptions {
  readonly client: ListWatchClient
  readonly namespace: string
  readonly name: string
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/**
 * Follows the size of the StatefulSet that this replica is a pod of. While it cannot be followed, or the set is gone,
 * the last size known holds: letting go of resources because of a fault would make the gap that shards must not have.
 */
export class StatefulSetReplicas {
  readonly #options: StatefulSetReplicasOptions
  #reflector: Reflector | undefined

  constructor(options: StatefulSetReplicasOptions) {
    this.#options = options
  }

  start(shard: Pick<ShardAssignment, 'resize' | 'count'>, signal: AbortSignal): void {
    const { client, namespace, name, clock, random, logger } = this.#options
    const take = (object: KubernetesObject) => {
      const replicas = object.metadata?.name === name ? replicasOf(object) : undefined
      if (!replicas || replicas === shard.count) return
      logger.info('the number of replicas changed', { from: shard.count, to: replicas })
      shard.resize(replicas)
    }
    const sink: Sink = {
      begin: () => {},
      add: take,
      commit: () => {},
      abandon: () => {},
      upsert: take,
      remove: () => {},
    }
    const scope = { namespace, fieldSelector: `metadata.name=${name}` }
    this.#reflector = new Reflector({
      listerWatcher: listerWatcher(client, statefulSetResource, scope),
      sink,
      clock,
      random,
      logger,
    })
    this.#reflector.start(signal)
  }

  async stop(): Promise<void> {
    await this.#reflector?.stop()
  }
}

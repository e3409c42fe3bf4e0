import type { Sink } from '../../cache/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import type { ShardAssignment } from './shard-assignment.ts'

/** Lets the resources of this replica pass, and of the others only the word that they are gone. */
export function shardSink(sink: Sink, shard: Pick<ShardAssignment, 'owns'>): Sink {
  const isOurs = ({ metadata }: KubernetesObject) =>
    shard.owns(typeof metadata?.uid === 'string' ? metadata.uid : '')
  return {
    begin: () => sink.begin(),
    add: (object) => {
      if (isOurs(object)) sink.add(object)
    },
    commit: (resourceVersion) => sink.commit(resourceVersion),
    abandon: () => sink.abandon(),
    upsert: (object) => {
      // Another UID under a name that we have means that ours is gone, whoever has the other.
      if (isOurs(object)) sink.upsert(object)
      else sink.remove(object)
    },
    remove: (object) => sink.remove(object),
  }
}

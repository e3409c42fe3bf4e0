import type { Sink } from '../../cache/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import type { ShardAssignment } from './shard-assignment.ts'

/** A sink for objects of which some may be another replica's. */
export interface RecordSink extends Sink {
  /** The object is another replica's: what is known of it is let go, and not counted as deleted. */
  disown(object: KubernetesObject): void
}

/** Lets the resources of this replica pass, and of the others only the word that they are theirs. */
export function shardSink(sink: RecordSink, shard: Pick<ShardAssignment, 'owns'>): Sink {
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
      if (isOurs(object)) sink.upsert(object)
      else sink.disown(object)
    },
    remove: (object) => {
      if (isOurs(object)) sink.remove(object)
      else sink.disown(object)
    },
  }
}

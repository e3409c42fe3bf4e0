import type { KubernetesObject } from '../object/index.ts'
import type { ListTurn, ListTurns } from './list-turns.ts'
import type { ReflectorScope } from './lister-watcher.ts'
import type { Listed } from './paged-list.ts'
import { ReflectorError, readFailure, unversioned } from './reflector-error.ts'
import type { ReflectorObserver } from './reflector-observer.ts'
import { Replacement } from './replacement.ts'
import type { Sink } from './sink.ts'
import type { WatchStream } from './watch-stream.ts'

export interface StreamingListOptions<T extends KubernetesObject> {
  readonly stream: WatchStream<T>
  readonly sink: Sink<T>
  readonly scope: ReflectorScope
  readonly observer: ReflectorObserver
  /** The next event may take this long, milliseconds. */
  readonly answerMs: number
  readonly turns: Pick<ListTurns, 'take'> | undefined
}

/** Why a streaming list came to nothing; `begun` when events had come already. */
export interface Unstreamed {
  readonly error: ReflectorError
  readonly begun: boolean
}

/**
 * Reads the first part of a watch with `sendInitialEvents` into a replacement of the sink (KEP-3157): the state
 * comes as ADDED events, ended by a bookmark with an annotation; then the same stream goes on as a watch.
 */
export async function readStreamingList<T extends KubernetesObject>({
  stream,
  sink,
  scope,
  observer,
  answerMs,
  turns,
}: StreamingListOptions<T>): Promise<Listed | Unstreamed> {
  let replacement: Replacement<T> | undefined
  let turn: ListTurn | undefined
  try {
    for (;;) {
      const event = await stream.next()
      if (event instanceof ReflectorError) return { error: event, begun: replacement !== undefined }
      if (event === undefined) return { error: unfinished(scope), begun: true }
      turn ??= await turns?.take()
      turn?.moved()
      stream.allowSilence(answerMs)
      replacement ??= new Replacement(sink)
      if (event.type !== 'BOOKMARK') replacement.change(event)
      observer.eventReceived?.(event.type)
      const { annotations, resourceVersion } = event.object.metadata
      if (event.type !== 'BOOKMARK' || annotations?.['k8s.io/initial-events-end'] !== 'true') continue
      if (!resourceVersion) return { error: unversioned('watch', scope), begun: true }
      replacement.commit(resourceVersion)
      return { resourceVersion, items: replacement.items, pages: 1 }
    }
  } finally {
    replacement?.abandon()
    turn?.end()
  }
}

function unfinished(scope: ReflectorScope): ReflectorError {
  return readFailure({ message: 'the watch ended within the initial events' }, 'watch', scope)
}

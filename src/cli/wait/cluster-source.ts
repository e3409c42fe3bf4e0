import { type Clock, type Random, silentLogger } from '../../base/index.ts'
import { type ListForm, listerWatcher, Reflector, type Sink } from '../../cache/index.ts'
import type { Client } from '../../client/index.ts'
import type { KubernetesObject } from '../../object/index.ts'
import { judge } from '../get/judge.ts'
import type { Target } from '../get/target.ts'
import { aborted } from '../termination.ts'
import type { Source, SourceListener } from './source.ts'

export interface ClusterSourceOptions {
  readonly client: Pick<Client, 'list' | 'watch'>
  readonly target: Target
  readonly name: string
  /** Without effect on a cluster-scoped kind. */
  readonly namespace: string
  /** `paged` for one look: a server without streaming lists is asked twice otherwise. Default `streaming`. */
  readonly listForm?: ListForm
  readonly clock: Clock
  readonly random: Random
}

/** Watches one resource at the API server. */
export class ClusterSource implements Source {
  readonly silence = 'the API server did not answer in time'
  readonly #options: ClusterSourceOptions

  constructor(options: ClusterSourceOptions) {
    this.#options = options
  }

  async follow(listener: SourceListener, signal: AbortSignal): Promise<void> {
    const { client, target, name, namespace, listForm = 'streaming', clock, random } = this.#options
    const { resource } = target
    const seenOf = (object: KubernetesObject) => () => ({
      object,
      verdict: judge(target, object, clock.now()).verdict,
    })
    const reflector = new Reflector({
      listerWatcher: listerWatcher(client, resource, {
        ...(resource.namespaced && { namespace }),
        fieldSelector: `metadata.name=${name}`,
      }),
      sink: sinkOf((object) => listener.see(object && { uid: object.metadata.uid, seen: seenOf(object) })),
      listForm,
      clock,
      random,
      logger: silentLogger,
      cutDeepParts: true,
      observer: {
        interrupted: ({ kind, message }) =>
          kind === 'denied' ? listener.refuse(message) : listener.fail(message),
      },
    })
    reflector.start(signal)
    await aborted(signal)
    await reflector.stop()
  }
}

/** Sees what a reflector brings: of a list that one resource, or none. */
function sinkOf(see: (object: KubernetesObject | undefined) => void): Sink {
  let next: KubernetesObject | undefined
  return {
    begin: () => {
      next = undefined
    },
    add: (object) => {
      next = object
    },
    commit: () => see(next),
    abandon: () => {},
    upsert: see,
    remove: () => see(undefined),
  }
}

import { type Clock, sleep } from '../../base/index.ts'
import {
  isNameOfKind,
  type ResourceDetail,
  type ResourceRef,
  ViewError,
  type Views,
} from '../../view/index.ts'
import { findResource, type NamedResource } from '../describe/find-resource.ts'
import { CommandError } from '../exit-code.ts'
import type { Goal } from './goal.ts'
import type { Sighting, Source, SourceListener } from './source.ts'

export interface ServerSourceOptions {
  readonly views: Views
  readonly named: NamedResource
  /** What is waited for: not every answer tells of it. */
  readonly goal: Goal
  readonly clock: Clock
}

/** Looking, rather than the live stream: a condition may change while everything that the stream tells stays the same. */
const lookEveryMs = 1_000

/** Asks a Binnacle for one resource again and again, whose verdicts take up what the resource owns. */
export class ServerSource implements Source {
  readonly silence = 'this Binnacle did not answer in time'
  readonly #options: ServerSourceOptions

  constructor(options: ServerSourceOptions) {
    this.#options = options
  }

  async follow(listener: SourceListener, signal: AbortSignal): Promise<void> {
    const ref = await this.#find()
    if (!ref) return listener.see(undefined)
    while (!signal.aborted) {
      await this.#look(ref, listener)
      await sleep(this.#options.clock, lookEveryMs, signal).catch(() => {})
    }
  }

  /** Undefined when there is none, and that is what is waited for. */
  async #find(): Promise<ResourceRef | undefined> {
    const { views, named, goal } = this.#options
    try {
      return await findResource(views, named)
    } catch (error) {
      const isGone = goal.type === 'deleted' && error instanceof CommandError
      if (isGone && (await isKnown(views, named.kind))) return undefined
      throw error
    }
  }

  /** What cannot be told now is asked again: the time that is left says how often. */
  async #look(ref: ResourceRef, listener: SourceListener): Promise<void> {
    const { views, goal } = this.#options
    try {
      const detail = await views.resource(ref)
      if (detail && !detail.object && goal.type === 'condition')
        listener.fail(detail.problem ?? 'the object could not be fetched')
      else listener.see(sightingOf(detail))
    } catch (error) {
      if (!(error instanceof ViewError) || !error.retriable) throw error
      listener.fail(error.message)
    }
  }
}

/** A misspelt kind has no resources either. Short names are known by resources alone. */
async function isKnown(views: Views, word: string): Promise<boolean> {
  if ((await views.kinds()).some(({ resource }) => isNameOfKind(word, resource))) return true
  return (await views.resources({ kinds: [word], limit: 1 })).total > 0
}

function sightingOf(detail: ResourceDetail | undefined): Sighting | undefined {
  if (!detail) return undefined
  const { row, object } = detail
  const { name, namespace, finalizers, deletion } = row
  // Where the object could not be fetched, what its row says of it has to do.
  const metadata = {
    name,
    namespace,
    finalizers: [...finalizers],
    ...(deletion !== undefined && { deletionTimestamp: new Date(deletion).toISOString() }),
  }
  const seen = { object: object ?? { metadata }, verdict: row.verdict }
  return { uid: row.uid, seen: () => seen }
}

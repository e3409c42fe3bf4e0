import type { Clock } from '../base/index.ts'
import type { KubernetesList, KubernetesObject } from '../object/index.ts'
import { Deadline } from './deadline.ts'
import type { ListerWatcher } from './lister-watcher.ts'
import { ReflectorError, readFailure, silence, unversioned } from './reflector-error.ts'
import { Replacement } from './replacement.ts'
import type { Sink } from './sink.ts'

/** A list that is whole and committed. */
export interface Listed {
  readonly resourceVersion: string
  readonly items: number
  readonly pages: number
}

export interface PagedListOptions<T extends KubernetesObject> {
  readonly listerWatcher: ListerWatcher<T>
  readonly sink: Sink<T>
  readonly clock: Clock
  readonly pageSize: number
  /** A page may take this long, milliseconds. */
  readonly answerMs: number
}

/**
 * Fetches a list page by page into a replacement of the sink. A token that expired means that the list was
 * slower than the server's compaction: it begins anew, and the second time in a row asks for everything at once
 * (as client-go's pager does), because pages might never come to an end.
 */
export class PagedList<T extends KubernetesObject> {
  readonly #options: PagedListOptions<T>
  #expired = 0

  constructor(options: PagedListOptions<T>) {
    this.#options = options
  }

  /** Commits and tells what, or abandons and tells why. Rejects only when the sink throws. */
  async fetch(signal: AbortSignal): Promise<Listed | ReflectorError> {
    const { sink, listerWatcher } = this.#options
    let replacement: Replacement<T> | undefined
    let token: string | undefined
    try {
      for (let pages = 1; ; pages++) {
        const page = await this.#page(token, signal)
        if (page instanceof ReflectorError) {
          if (page.kind === 'expired' && token !== undefined) this.#expired++
          return page
        }
        replacement ??= new Replacement(sink)
        for (const object of drain(page.items)) replacement.add(object)
        token = page.metadata.continue || undefined
        if (token !== undefined) continue
        const { resourceVersion } = page.metadata
        if (!resourceVersion) return unversioned('list', listerWatcher.scope)
        replacement.commit(resourceVersion)
        this.#expired = 0
        return { resourceVersion, items: replacement.items, pages }
      }
    } finally {
      replacement?.abandon()
    }
  }

  async #page(token: string | undefined, signal: AbortSignal): Promise<KubernetesList<T> | ReflectorError> {
    const { listerWatcher, clock, pageSize, answerMs } = this.#options
    const deadline = new Deadline(clock, answerMs, signal)
    try {
      return await listerWatcher.list(
        {
          ...(this.#expired < 2 && { limit: pageSize }),
          ...(token !== undefined && { continue: token }),
        },
        deadline.signal,
      )
    } catch (thrown) {
      const { scope } = listerWatcher
      return deadline.passed ? silence('list', scope, answerMs / 1000) : readFailure(thrown, 'list', scope)
    } finally {
      deadline.close()
    }
  }
}

/** The items in order, each let go as soon as it is handed on. */
function* drain<T>(items: T[]): Generator<T> {
  items.reverse()
  for (let item = items.pop(); item !== undefined; item = items.pop()) yield item
}

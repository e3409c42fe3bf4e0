import { type Clock, type Random, TimeoutError, withTimeout } from '../../base/index.ts'
import {
  type Change,
  type EventQuery,
  type EventRow,
  type KindSummary,
  type ResourceDetail,
  type ResourcePage,
  type ResourceQuery,
  type ResourceRef,
  type ResourceRow,
  type Revision,
  type TimelineEntry,
  type TimeRange,
  type TreeNode,
  ViewError,
  type Views,
} from '../../view/index.ts'
import { mostRows, resourceQueryParameters } from '../api/resource-parameters.ts'
import { resourcePath } from '../api/resource-path.ts'
import type { Fetch, FetchResponse } from './fetch.ts'
import { readProblem } from './read-problem.ts'
import { readText } from './read-text.ts'
import { remoteChanges } from './remote-changes.ts'

export interface RemoteViewsOptions {
  /** Where a Binnacle listens, such as `http://127.0.0.1:9790`. */
  readonly url: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: Random
  /** Of every request, such as an authorization. */
  readonly headers?: Readonly<Record<string, string>>
  /** How long an answer may take, milliseconds. Default 30 s. */
  readonly timeoutMs?: number
}

/** An answer that is longer is none of ours: of a thousand rows it has a few. */
const longestBody = 64 * 1024 * 1024

/** The answers of a Binnacle that runs elsewhere, over its API. */
export class RemoteViews implements Views {
  readonly #options: RemoteViewsOptions
  readonly #base: string

  constructor(options: RemoteViewsOptions) {
    this.#options = options
    this.#base = options.url.replace(/\/+$/, '')
  }

  async kinds(): Promise<readonly KindSummary[]> {
    return (await this.#get<{ kinds: KindSummary[] }>('/api/v1/kinds')).kinds
  }

  /** More rows than one answer holds are asked for page by page; what changes meanwhile may be missed. */
  async resources(query: ResourceQuery): Promise<ResourcePage> {
    const { offset = 0, limit = Number.POSITIVE_INFINITY } = query
    const rows = new Map<string, ResourceRow>()
    for (let taken = 0; ; ) {
      const part = { ...query, offset: offset + taken, limit: Math.min(limit - taken, mostRows) }
      const page = await this.#get<ResourcePage>('/api/v1/resources', resourceQueryParameters(part))
      for (const row of page.rows) rows.set(row.uid, row)
      taken += page.rows.length
      const isLast = page.rows.length < mostRows || taken >= limit || offset + taken >= page.total
      if (isLast) return { ...page, rows: [...rows.values()] }
    }
  }

  async resource(ref: ResourceRef): Promise<ResourceDetail | undefined> {
    return this.#find(resourcePath(ref))
  }

  async tree(ref: ResourceRef): Promise<TreeNode | undefined> {
    return this.#find(`${resourcePath(ref)}/tree`)
  }

  async events({ about, namespace, types, since, limit }: EventQuery): Promise<readonly EventRow[]> {
    const parameters = parametersOf({ type: types?.join(','), since, limit })
    if (about) {
      const found = await this.#get<{ events: EventRow[] }>(`${resourcePath(about)}/events`, parameters)
      return found.events
    }
    if (namespace !== undefined) parameters.set('namespace', namespace)
    return (await this.#get<{ events: EventRow[] }>('/api/v1/events', parameters)).events
  }

  async timeline(ref: ResourceRef, range?: TimeRange): Promise<readonly TimelineEntry[]> {
    const path = `${resourcePath(ref)}/timeline`
    return (await this.#get<{ entries: TimelineEntry[] }>(path, parametersOf({ ...range }))).entries
  }

  async revisions(ref: ResourceRef): Promise<readonly Revision[]> {
    return (await this.#get<{ revisions: Revision[] }>(`${resourcePath(ref)}/revisions`)).revisions
  }

  changes(signal: AbortSignal, since?: string): AsyncIterable<readonly Change[]> {
    const { headers = {}, ...options } = this.#options
    return remoteChanges({ ...options, headers, url: `${this.#base}/api/v1/stream` }, signal, since)
  }

  async #get<T>(path: string, parameters = new URLSearchParams()): Promise<T> {
    const url = this.#urlOf(path, parameters)
    const response = await this.#ask(url)
    if (response.status !== 200) throw await readProblem(response, url)
    return this.#read<T>(response, url)
  }

  async #find<T>(path: string): Promise<T | undefined> {
    const url = this.#urlOf(path)
    const response = await this.#ask(url)
    if (response.status === 200) return this.#read<T>(response, url)
    const isProblem = response.headers.get('content-type')?.includes('problem+json')
    const problem = await readProblem(response, url)
    if (response.status === 404 && isProblem) return undefined
    throw problem
  }

  #urlOf(path: string, parameters = new URLSearchParams()): string {
    const query = parameters.toString()
    return this.#base + path + (query === '' ? '' : `?${query}`)
  }

  /** With the whole text in hand: a body that never ends is late as well. */
  async #ask(url: string): Promise<FetchResponse> {
    const { fetch, clock, headers = {}, timeoutMs = 30_000 } = this.#options
    const accept = { accept: 'application/json', ...headers }
    try {
      return await withTimeout(clock, timeoutMs, async (signal) => {
        const response = await fetch(url, { headers: accept, signal })
        const text = await readText(response, longestBody)
        return { status: response.status, headers: response.headers, body: null, text: async () => text }
      })
    } catch (cause) {
      if (cause instanceof RangeError)
        throw new ViewError(
          'query',
          `${url} answers with over 64 MiB, which is not read; ask for less, and make sure that a Binnacle runs there`,
          { cause },
        )
      const why = cause instanceof TimeoutError ? cause.message : reasonOf(cause)
      throw new ViewError('away', `cannot reach ${this.#base}: ${why}`, { cause })
    }
  }

  async #read<T>(response: FetchResponse, url: string): Promise<T> {
    try {
      return JSON.parse(await response.text()) as T
    } catch (cause) {
      throw new ViewError('away', `${url} does not answer in JSON; is that a running Binnacle?`, { cause })
    }
  }
}

/** fetch hides the reason in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: unknown }; message?: unknown }
  return String(cause?.message || message || error)
}

function parametersOf(values: Readonly<Record<string, string | number | undefined>>): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  return parameters
}

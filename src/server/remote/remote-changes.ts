import { Backoff, type Clock, type Random, sleep } from '../../base/index.ts'
import { type Change, ViewError } from '../../view/index.ts'
import { EventStreamReader } from './event-stream-reader.ts'
import type { Fetch, FetchResponse } from './fetch.ts'
import { readProblem } from './read-problem.ts'

export interface RemoteChangesOptions {
  /** Of the stream, without a query. */
  readonly url: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: Random
  readonly headers: Readonly<Record<string, string>>
}

/** Longer than two heartbeats: a connection that is silent for so long is dead, whatever the system thinks of it. */
const longestSilenceMs = 40_000

/**
 * The changes of a server from afar. A connection that is lost is taken up again where it was, for as long as it takes;
 * the server says by a `reset` when that cannot be done. Throws a `ViewError` when the server will not tell.
 */
export async function* remoteChanges(
  options: RemoteChangesOptions,
  signal: AbortSignal,
  since: string | undefined,
): AsyncGenerator<readonly Change[], void, void> {
  const backoff = new Backoff({ initial: 500, max: 30_000 }, options.random)
  let lastId = since
  let atLeast = 0
  while (!signal.aborted) {
    const connection = new AbortController()
    const give = () => connection.abort()
    signal.addEventListener('abort', give, { once: true })
    try {
      const response = await connect(options, connection.signal, lastId)
      for await (const { changes, retryMs } of messages(response, options.clock, connection)) {
        atLeast = retryMs ?? atLeast
        if (changes.length === 0) continue
        backoff.reset()
        lastId = changes.at(-1)?.id
        yield changes
      }
    } catch (error) {
      if (error instanceof ViewError && !error.retriable) throw error
      if (error instanceof ViewError) atLeast = error.retryAfter ?? atLeast
    } finally {
      connection.abort()
      signal.removeEventListener('abort', give)
    }
    if (!signal.aborted) await sleep(options.clock, backoff.next(atLeast), signal).catch(() => {})
  }
}

async function connect(
  { url, fetch, headers }: RemoteChangesOptions,
  signal: AbortSignal,
  lastId: string | undefined,
): Promise<FetchResponse> {
  const response = await fetch(url, {
    headers: {
      ...headers,
      accept: 'text/event-stream',
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    },
    signal,
  })
  if (response.status === 200) return response
  throw await readProblem(response, url)
}

async function* messages(
  response: FetchResponse,
  clock: Clock,
  connection: AbortController,
): AsyncGenerator<{ readonly changes: readonly Change[]; readonly retryMs: number | undefined }, void, void> {
  const reader = new EventStreamReader()
  const decoder = new TextDecoder()
  const listen = () => clock.setTimer(longestSilenceMs, () => connection.abort(), { unref: true })
  let silence = listen()
  try {
    for await (const bytes of response.body ?? []) {
      silence.cancel()
      const { events, retryMs } = reader.read(decoder.decode(bytes, { stream: true }))
      yield { changes: events.map(({ data }) => JSON.parse(data) as Change), retryMs }
      silence = listen()
    }
  } finally {
    silence.cancel()
  }
}

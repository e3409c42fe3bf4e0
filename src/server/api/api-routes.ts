import type { Clock } from '../../base/index.ts'
import type { Reply, Request, Route } from '../../endpoint/index.ts'
import type { Views } from '../../view/index.ts'
import { problemReply, replyToError } from './api-problem.ts'
import { type ApiAnswer, type ApiRoute, notFound } from './api-route.ts'
import { apiTable } from './api-table.ts'
import { EventStreamWriter } from './event-stream.ts'
import { jsonReply } from './json-reply.ts'
import { openApiDocument } from './open-api.ts'

export interface ApiOptions {
  readonly views: Views
  /** Of the program. */
  readonly version: string
  readonly clock: Clock
  /** Streams at a time; those beyond it are told to come back. Default 128. */
  readonly maxStreams?: number
}

/** The routes of the API, and `/openapi.json` that describes them. */
export function apiRoutes({ views, version, clock, maxStreams = 128 }: ApiOptions): Route[] {
  const streams = new StreamDesk(views, new EventStreamWriter(clock), maxStreams)
  const document = openApiDocument(apiTable, version)
  return [
    ...apiTable.map(
      ({ path, answer }): Route => ({
        path,
        handle: (request) => replyTo(answer, request, views, streams).catch(replyToError),
      }),
    ),
    { path: '/openapi.json', handle: (request) => jsonReply(request, document) },
  ]
}

async function replyTo(
  answer: ApiRoute['answer'],
  request: Request,
  views: Views,
  streams: StreamDesk,
): Promise<Reply> {
  if (answer.type === 'stream') return streams.open(answer, request)
  const value = await answer.give(views, request)
  return value === undefined ? problemReply(404, notFound(request)) : jsonReply(request, value)
}

/** Gives out streams, as many as there may be. */
class StreamDesk {
  readonly #views: Views
  readonly #writer: EventStreamWriter
  readonly #most: number
  #open = 0

  constructor(views: Views, writer: EventStreamWriter, most: number) {
    this.#views = views
    this.#writer = writer
    this.#most = most
  }

  open(answer: Extract<ApiAnswer, { type: 'stream' }>, request: Request): Reply {
    const headers = {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // nginx would gather the messages.
      'x-accel-buffering': 'no',
    }
    const batches = answer.give(this.#views, request)
    if (request.method === 'HEAD') return { status: 200, headers, body: '' }
    if (this.#open >= this.#most)
      return problemReply(
        503,
        `${this.#most} streams are open, which is as many as there may be; try again later`,
      )
    this.#open++
    // The signal aborts at the end of every request, however it ends.
    request.signal.addEventListener('abort', () => this.#open--, { once: true })
    return { status: 200, headers, endless: true, body: this.#writer.body(batches) }
  }
}

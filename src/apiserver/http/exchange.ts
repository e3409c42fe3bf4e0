import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '../../base/index.ts'
import { ApiError, entityTooLarge, internalError, PlainError, unauthorized } from '../error/index.ts'
import {
  type Answer,
  type AnswerStream,
  type ApiRequest,
  type DocumentAnswer,
  json,
  text,
  type User,
} from '../request/api-request.ts'
import { negotiate } from '../request/media-type.ts'
import { yamlText } from '../request/yaml-text.ts'

/** kube-apiserver's limit on a request body. */
const largestBody = 3 * 1024 * 1024
/** A watcher that lets this much pile up is cut off. */
const largestBacklog = 16 * 1024 * 1024

export interface ExchangeOptions {
  /** undefined: the credentials are wrong. */
  readonly authenticate: (request: IncomingMessage) => User | undefined
  readonly handle: (request: ApiRequest) => Promise<Answer>
  readonly logger: Logger
}

/** One request and its answer on a Node server. Never throws: what goes wrong becomes a Status. */
export async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  { authenticate, handle, logger }: ExchangeOptions,
): Promise<void> {
  let answer: Answer
  try {
    const user = authenticate(request)
    if (!user) throw unauthorized()
    answer = await handle(readRequest(request, user, response))
  } catch (error) {
    if (response.destroyed) return
    answer = await inYaml(failure(error, logger, request), request)
  }
  request.resume()
  try {
    if (answer.kind === 'stream') openStream(response, answer)
    else await send(response, answer)
  } catch (error) {
    // Part of the answer may be out already: cutting it off is all that tells the client.
    logDefect(error, logger, request)
    response.destroy()
  }
}

function readRequest(request: IncomingMessage, user: User, response: ServerResponse): ApiRequest {
  const url = request.url ?? '/'
  const question = url.indexOf('?')
  const path = question < 0 ? url : url.slice(0, question)
  let signal: AbortSignal | undefined
  return {
    method: request.method ?? 'GET',
    path: path.includes('%') ? decodePath(path) : path,
    query: new URLSearchParams(question < 0 ? '' : url.slice(question + 1)),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    user,
    body: () => readBody(request),
    get signal() {
      // Made when asked for: few requests wait for anything.
      signal ??= goneSignal(response)
      return signal
    },
  }
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  const abort = () => gone.abort(new Error('the client has gone'))
  if (response.destroyed) abort()
  else response.once('close', abort)
  return gone.signal
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= largestBody) chunks.push(chunk)
      else {
        chunks.length = 0
        reject(entityTooLarge(largestBody))
      }
    })
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.once('error', reject)
  })
}

function failure(error: unknown, logger: Logger, request: IncomingMessage): DocumentAnswer {
  if (error instanceof ApiError) {
    const { retryAfterSeconds } = error.status.details ?? {}
    return json(
      error.status.code,
      error.status,
      retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } },
    )
  }
  if (error instanceof PlainError) return text(error.code, error.message)
  logDefect(error, logger, request)
  return json(500, internalError(error instanceof Error ? error.message : String(error)).status)
}

function logDefect(error: unknown, logger: Logger, { method, url }: IncomingMessage): void {
  logger.error('a request failed because of a defect', {
    method,
    path: url,
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? error.stack : undefined,
  })
}

/** A Status goes out as YAML where that is asked for. */
async function inYaml(answer: DocumentAnswer, { headers }: IncomingMessage): Promise<DocumentAnswer> {
  if (answer.contentType !== 'application/json' || negotiate(headers.accept)?.encoding !== 'yaml')
    return answer
  return { ...answer, contentType: 'application/yaml', body: await yamlText([...answer.body].join('')) }
}

const alwaysSent = { 'cache-control': 'no-cache, private' }

function headersOf(warnings: readonly string[] | undefined): Record<string, string | string[]> {
  if (!warnings?.length) return alwaysSent
  return { ...alwaysSent, warning: warnings.map((warning) => `299 - ${JSON.stringify(asciiOnly(warning))}`) }
}

/** Header values are ASCII; Node refuses the rest. */
const asciiOnly = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?')

async function send(response: ServerResponse, answer: Answer & { kind: 'document' }): Promise<void> {
  const headers = { ...headersOf(answer.warnings), 'content-type': answer.contentType, ...answer.headers }
  if (typeof answer.body === 'string') {
    // A text goes out together with its headers, in one write.
    response.writeHead(answer.code, { ...headers, 'content-length': Buffer.byteLength(answer.body) })
    response.end(answer.body)
    return
  }
  response.writeHead(answer.code, headers)
  for (const piece of answer.body) {
    if (response.destroyed) return
    if (!response.write(piece)) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}

function openStream(response: ServerResponse, answer: Answer & { kind: 'stream' }): void {
  response.writeHead(200, { ...headersOf(answer.warnings), 'content-type': answer.contentType })
  response.flushHeaders()
  // Pieces of one turn of the event loop go out in one write, which with TLS is most of their cost.
  let pending = ''
  const flush = () => {
    if (pending === '' || response.destroyed || response.writableEnded) return
    response.write(pending)
    pending = ''
    if (response.writableLength > largestBacklog) response.destroy()
  }
  const stream: AnswerStream = {
    write(piece) {
      if (pending === '') setImmediate(flush)
      pending += piece
      if (pending.length > largestBacklog) flush()
    },
    end: () => {
      flush()
      response.end()
    },
    onClose: (callback) => {
      response.once('close', callback)
    },
  }
  answer.open(stream)
}

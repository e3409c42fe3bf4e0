import { isStatus, type Status } from '../object/index.ts'
import { ClientError, isRetriable, parseRetryAfter, statusError } from './client-error.ts'
import type { WireRequest, WireResponse } from './transport.ts'

/** V8 cannot hold a longer string; a list of that size has to be read in pages. */
const longestBody = 512 * 1024 * 1024
/** Of an error only its beginning is of use. */
const longestError = 1024 * 1024

/** The body of a successful answer as JSON. Throws a `ClientError` for any other answer. */
export async function readJson(request: WireRequest, response: WireResponse, now: number): Promise<unknown> {
  if (response.status >= 400) throw await readError(request, response, now)
  const { text, cut } = await readText(response.body, longestBody)
  if (cut)
    throw new ClientError(
      'decode',
      `${describe(request)}: the answer is larger than 512 MiB; read it in pages`,
    )
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ClientError('decode', `${describe(request)}: ${notJson(response, text)}`, {
      cause,
      retriable: true,
    })
  }
}

/** The error of an answer of 400 or more; consumes the body. */
export async function readError(
  request: WireRequest,
  response: WireResponse,
  now: number,
): Promise<ClientError> {
  const { text } = await readText(response.body, longestError)
  return responseError(request, response, text, now)
}

/**
 * Reads the error out of a Status body, or makes one: API servers answer unknown paths with plain text, and a
 * proxy on the way answers with HTML.
 */
export function responseError(
  request: WireRequest,
  response: Pick<WireResponse, 'status' | 'headers'>,
  text: string,
  now: number,
): ClientError {
  const retryAfterMs = parseRetryAfter(header(response, 'retry-after'), now)
  const status = parseStatus(text)
  if (status)
    return statusError({ ...status, code: status.code ?? response.status }, describe(request), retryAfterMs)
  const isHtml = /^\s*</.test(text) || (header(response, 'content-type') ?? '').includes('html')
  const said = isHtml ? `${htmlTitle(text)} (an HTML page: is a proxy in between?)` : excerpt(text)
  return new ClientError('api', `${describe(request)}: the server answered ${response.status}: ${said}`, {
    code: response.status,
    retriable: isRetriable(response.status),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

/** `GET /api/v1/pods`, without the query, which may hold long tokens. */
export function describe(request: WireRequest): string {
  return `${request.method} ${request.path.split('?', 1)[0]}`
}

export function header(response: Pick<WireResponse, 'headers'>, name: string): string | undefined {
  const value = response.headers[name]
  return typeof value === 'string' ? value : value?.[0]
}

/** Reads at most `limit` bytes and leaves the rest. */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ text: string; cut: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limit) {
      chunks.push(chunk.subarray(0, chunk.byteLength - (size - limit)))
      return { text: Buffer.concat(chunks).toString('utf8'), cut: true }
    }
    chunks.push(chunk)
  }
  return { text: Buffer.concat(chunks).toString('utf8'), cut: false }
}

function parseStatus(text: string): Status | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const body: unknown = JSON.parse(text)
    return isStatus(body) ? body : undefined
  } catch {
    // Cut off or no JSON after all: the caller shows the text as it is.
    return undefined
  }
}

function notJson(response: WireResponse, text: string): string {
  if (text === '') return 'the server answered with an empty body'
  const type = header(response, 'content-type') ?? 'no content type'
  return `the server answered with something that is not JSON (${type}): ${excerpt(text)}`
}

function htmlTitle(text: string): string {
  return excerpt(/<(?:title|h1)>([^<]+)</i.exec(text)?.[1] ?? 'no title')
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 200 ? `${line.slice(0, 200)}…` : line || 'nothing more'
}

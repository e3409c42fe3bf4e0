import { ViewError, type ViewErrorKind } from '../../view/index.ts'
import type { FetchResponse } from './fetch.ts'
import { readText } from './read-text.ts'

/** A longer one is not read: what it has to say is a sentence. */
const longestProblem = 1024 * 1024

/** What an answer that is none says, as an error. */
export async function readProblem(response: FetchResponse, url: string): Promise<ViewError> {
  const { status } = response
  const text = await readText(response, longestProblem).catch(() => '')
  const said =
    detailOf(text) ??
    refusalOf(response, text, url) ??
    `${url} answers ${status}; is that the address of a running Binnacle?`
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ViewError(kindOf(status), said, {
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  })
}

function kindOf(status: number): ViewErrorKind {
  if (status === 401 || status === 403) return 'refused'
  if (status === 501) return 'off'
  return status >= 500 || status === 429 || status === 408 ? 'away' : 'query'
}

/** What the listener itself says to somebody whom it does not let in: a line of plain text. */
function refusalOf({ status, headers }: FetchResponse, text: string, url: string): string | undefined {
  const isLine = headers.get('content-type')?.startsWith('text/plain') && /^[\x20-\x7e]{1,300}\n?$/.test(text)
  return isLine && [401, 403, 429, 503].includes(status) ? `${url} answers ${text.trim()}` : undefined
}

function detailOf(text: string): string | undefined {
  try {
    const detail = (JSON.parse(text) as { detail?: unknown } | null)?.detail
    return typeof detail === 'string' ? detail : undefined
  } catch {
    return undefined
  }
}

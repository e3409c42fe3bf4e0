import type { Reply } from '../../endpoint/index.ts'
import { ViewError, type ViewErrorKind } from '../../view/index.ts'

/** What stands in the way of an answer, as RFC 9457 has it. */
export interface ProblemDocument {
  /** `about:blank`: the status says what sort of problem it is. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** What is wrong and what to do. */
  readonly detail: string
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
}

const statuses: Readonly<Record<ViewErrorKind, number>> = { query: 400, refused: 403, off: 501, away: 503 }

/** Seconds after which it is worth to ask again. */
const retryAfter = 5

export function problemReply(status: number, detail: string): Reply {
  const document: ProblemDocument = { type: 'about:blank', title: titles[status] ?? '', status, detail }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': String(retryAfter) }),
    },
    body: `${JSON.stringify(document)}\n`,
  }
}

/** The reply for an error; what is none of ours is thrown on, for the listener to log and to tell nothing of. */
export function replyToError(error: unknown): Reply {
  if (!(error instanceof ViewError)) throw error
  return problemReply(statuses[error.kind], error.message)
}

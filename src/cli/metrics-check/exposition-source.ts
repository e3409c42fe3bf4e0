import { createReadStream } from 'node:fs'
import { type Clock, TimeoutError, withTimeout } from '../../base/index.ts'
import type { LintFormat } from '../../exposition/index.ts'
import type { Fetch } from '../../server/index.ts'
import { fileProblem } from '../file-problem.ts'
import { connectionProblem } from '../remote/connection-problem.ts'

/** Where an exposition comes from. */
export interface ExpositionSource {
  /** What is said of it: a file's name, a URL. */
  readonly name: string
  /** Rejects with an error whose message says why it cannot be read. */
  readonly read: () => Promise<ReadExposition>
}

export interface ReadExposition {
  readonly bytes: Uint8Array
  /** What the sender says it is; of a file nobody says it. */
  readonly format?: LintFormat
}

/** How the sender is asked to write it: `auto` leaves the choice to it. */
export type AskedFormat = 'auto' | LintFormat

/** Bytes; far past what a scrape could take, and what a string could hold. */
const longestInput = 256 * 1024 * 1024

/** Milliseconds: Prometheus' own default for a scrape. */
const scrapeTimeoutMs = 10_000

const accepted: Readonly<Record<AskedFormat, string>> = {
  auto: 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5',
  openmetrics: 'application/openmetrics-text;version=1.0.0',
  text: 'text/plain;version=0.0.4',
}

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** A file, or standard input where it is called `-`. */
export function fileSource(file: string): ExpositionSource {
  return streamSource(file === '-' ? '<stdin>' : file, () =>
    file === '-' ? process.stdin : createReadStream(file),
  )
}

export function streamSource(name: string, open: () => AsyncIterable<Uint8Array>): ExpositionSource {
  const read = async () => {
    try {
      return { bytes: await readAll(open()) }
    } catch (cause) {
      throw new Error(fileProblem(cause), { cause })
    }
  }
  return { name, read }
}

/** What a running exporter answers, asked as Prometheus asks it. */
export function urlSource(
  url: string,
  format: AskedFormat,
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
): ExpositionSource {
  const ask = async (signal: AbortSignal): Promise<ReadExposition> => {
    const response = await fetch(url, { headers: { accept: accepted[format] }, signal }).catch(explain(url))
    const { status, headers, body } = response
    if (status !== 200) throw new Error(`it answers ${status}${hintOf(status)}`)
    const type = headers.get('content-type') ?? ''
    if (type.startsWith('text/html'))
      throw new Error('it answers a page for browsers; name the path of the metrics, mostly /metrics')
    const bytes = await readAll(body ?? empty()).catch(explain(url))
    return { bytes, format: type.startsWith('application/openmetrics-text') ? 'openmetrics' : 'text' }
  }
  const read = () =>
    withTimeout(clock, scrapeTimeoutMs, ask).catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error
      throw new Error(`it did not answer within ${scrapeTimeoutMs / 1000} seconds`, { cause: error })
    })
  return { name: url, read }
}

function hintOf(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return '; show it who asks: --server-token-file, --server-user, --server-cert-file'
    case 404:
      return '; the path of metrics is mostly /metrics'
    default:
      return ''
  }
}

const explain = (url: string) => (error: unknown) => {
  throw new Error(connectionProblem(error, url), { cause: error })
}

async function* empty(): AsyncGenerator<Uint8Array> {}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of input) {
    parts.push(part)
    length += part.length
    if (length > longestInput) throw new Error(`it is larger than ${longestInput / 2 ** 20} MiB`)
  }
  return Buffer.concat(parts)
}

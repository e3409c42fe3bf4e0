import { readFile } from 'node:fs/promises'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { parseOpenMetrics, parseText } from '../../exposition/index.ts'
import type { GivenExposition } from '../../promql/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'

/** Far past what a scrape could take. */
const longest = 256 * 1024 * 1024
const patience = 10_000

/** Reads an exposition from a file or an http(s) URL. Throws a `CommandError` when it cannot, or when it is none. */
export async function readExposition(source: string): Promise<GivenExposition> {
  const text = /^https?:\/\//.test(source) ? await download(source) : await readText(source)
  const openMetrics = /^# EOF$/m.test(text)
  const { families, errors } = (openMetrics ? parseOpenMetrics : parseText)(text, { strict: false })
  const [first] = errors
  if (first && families.length === 0)
    throw new CommandError(`${source} is no exposition: line ${first.line}: ${first.message}`, exitCode.usage)
  if (families.length === 0) throw new CommandError(`${source} has no metrics`, exitCode.usage)
  return { source, families }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${fileProblem(error)}`, exitCode.usage, { cause: error })
  }
}

async function download(url: string): Promise<string> {
  try {
    return await new Promise<string>((resolve, reject) => {
      const receive = (response: IncomingMessage): void => {
        if (response.statusCode !== 200) {
          response.resume()
          reject(new Error(`the answer is ${response.statusCode} ${response.statusMessage ?? ''}`.trim()))
          return
        }
        const parts: Buffer[] = []
        let length = 0
        response.on('data', (part: Buffer) => {
          length += part.length
          if (length > longest) response.destroy(new Error(`it is larger than ${longest / 2 ** 20} MiB`))
          parts.push(part)
        })
        response.on('error', reject)
        response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
      }
      const headers = { accept: 'text/plain;version=0.0.4', 'user-agent': 'binnacle' }
      const get = url.startsWith('https:') ? getHttps : getHttp
      get(url, { headers, signal: AbortSignal.timeout(patience) }, receive).on('error', reject)
    })
  } catch (error) {
    const reason =
      error instanceof Error && error.name === 'AbortError'
        ? `no answer within ${patience / 1000} s`
        : String(error instanceof Error ? error.message : error)
    throw new CommandError(`cannot read ${url}: ${reason}`, exitCode.usage, { cause: error })
  }
}

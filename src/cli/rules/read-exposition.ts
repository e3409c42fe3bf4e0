import { parseOpenMetrics, parseText } from '../../exposition/index.ts'
import type { GivenExposition } from '../../promql/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { givenSource } from '../metrics-check/given-source.ts'
import type { ServerCredentials } from '../remote/server-fetch.ts'

/**
 * Reads an exposition from a file or an http(s) URL, as laxly as it can be read: it is evidence here, not what is checked.
 * Throws a `CommandError` when it cannot be read, or has no metrics.
 */
export async function readExposition(from: string, credentials: ServerCredentials): Promise<GivenExposition> {
  const source = await givenSource(from, 'auto', credentials)
  const { bytes, format } = await source.read().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`cannot read ${source.name}: ${reason}`, exitCode.usage, { cause })
  })
  const isOpenMetrics = format === 'openmetrics' || /^# EOF$/m.test(new TextDecoder().decode(bytes))
  const { families, errors } = (isOpenMetrics ? parseOpenMetrics : parseText)(bytes, { strict: false })
  if (families.some(({ samples }) => samples.length > 0)) return { source: source.name, families }
  const [first] = errors
  const reason = first ? `is no exposition: line ${first.line}: ${first.message}` : 'has no metrics'
  throw new CommandError(`${source.name} ${reason}`, exitCode.usage)
}

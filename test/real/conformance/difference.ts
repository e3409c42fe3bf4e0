import type { Recorded } from './recorder.ts'

/** One place in which two answers differ. */
export interface Difference {
  /** `2 body.metadata.generation`: in the answer to the second request. */
  readonly at: string
  readonly real: unknown
  readonly embedded: unknown
}

/** Where the answers of one case differ. Answers with different status codes are not compared further. */
export function differencesOf(real: readonly Recorded[], embedded: readonly Recorded[]): Difference[] {
  return real.flatMap((wanted, index) => {
    const got = embedded[index]
    const at = `${index + 1} `
    if (wanted.status !== got?.status)
      return [{ at: `${at}status`, real: summary(wanted), embedded: got && summary(got) }]
    const { request: _, ...answer } = wanted
    return differences(answer, { ...got, request: undefined }).map((found) => ({
      ...found,
      at: `${at}${found.at}`,
    }))
  })
}

function summary({ status, body }: Recorded): string {
  const { message } = (typeof body === 'object' && body !== null ? body : {}) as { message?: string }
  return `${status} ${message ?? (typeof body === 'string' ? body : '')}`
}

/** Where two values differ; what is absent is undefined. Lists of different length differ as a whole. */
function differences(real: unknown, embedded: unknown, at = ''): Difference[] {
  if (Object.is(real, embedded)) return []
  const comparable =
    typeof real === 'object' &&
    typeof embedded === 'object' &&
    real !== null &&
    embedded !== null &&
    Array.isArray(real) === Array.isArray(embedded) &&
    (!Array.isArray(real) || real.length === (embedded as unknown[]).length)
  if (!comparable) return [{ at, real, embedded }]
  const [left, right] = [real as Record<string, unknown>, embedded as Record<string, unknown>]
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return keys.flatMap((key) => differences(left[key], right[key], at === '' ? key : `${at}.${key}`))
}

import { formatDuration } from '../../promql/index.ts'
import { durationSeconds } from './alert/setting.ts'
import { type AlertsOfAll, type PlacedValues, placedValues } from './placed-values.ts'

/** A range of an alert that holds fewer scrapes than it should. */
export interface ShortRange {
  /** From the top of the values. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** A rate needs two samples; with four, one scrape may fail. */
const [needed, enough] = [2, 4]

/** Ranges within which no change is ever seen. */
export function emptyRanges(placed: readonly PlacedValues[], scrapeInterval: string): readonly ShortRange[] {
  return rangesUnder(placed, scrapeInterval, needed).map(({ path, range }) => ({
    path,
    message:
      `${range} never holds two scrapes, so the alert could never fire: Prometheus is taken to scrape every ` +
      `${scrapeInterval}; take ${times(enough, scrapeInterval)}, at least ${times(needed, scrapeInterval)}, or say how often with scrapeInterval`,
  }))
}

/** A line for each range in which one scrape that fails leaves a gap. */
export function warningsOfRanges(
  values: AlertsOfAll & { readonly scrapeInterval: string },
): readonly string[] {
  const { scrapeInterval } = values
  return rangesUnder(placedValues(values), scrapeInterval, enough).map(
    ({ path, range }) =>
      `${path.join('.')}: ${range} holds fewer than ${enough} scrapes of ${scrapeInterval}, so one that fails leaves a gap; ` +
      `take ${times(enough, scrapeInterval)}, or say how often with scrapeInterval`,
  )
}

function rangesUnder(placed: readonly PlacedValues[], scrapeInterval: string, scrapes: number) {
  return placed.flatMap(({ path, definition, values }) =>
    definition
      .ranges(values)
      .filter(({ range }) => durationSeconds(range) < scrapes * durationSeconds(scrapeInterval))
      .map(({ path: inner, range }) => ({ path: [...path, ...inner], range })),
  )
}

function times(scrapes: number, scrapeInterval: string): string {
  return formatDuration(scrapes * durationSeconds(scrapeInterval))
}

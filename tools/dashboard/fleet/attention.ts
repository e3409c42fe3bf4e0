import { identity } from '../selector.ts'

const perIdentity = (series: string) => `max by (${identity}) (${series})`

/**
 * Resources that somebody should look at, each with why; the value is how urgent it is. A resource may be there for
 * several reasons. Uses series of tier compact only. What is compared is compared before replicas are taken together:
 * little is left to aggregate then. The hour is looked at every five minutes, a tenth of its samples.
 */
export function attention(matchers: string): string {
  const health = (state: string) => `binnacle_cr_health{${matchers}, state="${state}"}`
  const series = (metric: string) => `${metric}{${matchers}}`
  const age = (metric: string) => `time() - ${series(metric)}`
  const marked = (urgency: number, found: string, why: string) =>
    `label_replace(${urgency} + 0 * (${found}), "why", "${why}", "", "")`
  return [
    marked(4, perIdentity(`${health('degraded')} == 1`), 'degraded'),
    marked(3, perIdentity(`${age('binnacle_cr_deletion_timestamp_seconds')} > 900`), 'deletion stuck'),
    marked(
      2,
      `${perIdentity(`${series('binnacle_cr_metadata_generation')} > ${series('binnacle_cr_status_observed_generation')}`)}` +
        ` unless on (${identity}) ${series('binnacle_cr_deletion_timestamp_seconds')}`,
      'change not observed',
    ),
    marked(
      1,
      `${perIdentity(`min_over_time(${health('progressing')}[1h:5m]) == 1`)} and on (${identity}) ` +
        `(${age('binnacle_cr_created_timestamp_seconds')} > 3600)`,
      'progressing for an hour',
    ),
  ].join(' or ')
}

import { formatDuration } from '../../expression/duration.ts'
import type { Check } from '../check.ts'

/** Groups that look at other times than there are samples. */
export const groupInterval: Check = {
  name: 'group-interval',
  severity: 'warning',
  finds: 'an interval of a group that is no multiple of the scrape interval',
  why: `Evaluated every 45 s at a scrape every 30 s, the rule sees one new sample, then two: recorded rates swing with nothing behind it.
More often than the scrape, it sees the same sample again. \`--scrape-interval\` says how often yours are; until then this is an info.`,
  bad: `groups:
  - name: targets
    interval: 45s
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)`,
  good: `groups:
  - name: targets
    interval: 1m
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)`,
  run({ group, rule }, tell, { scrapeInterval, isScrapeIntervalAssumed }) {
    const { interval } = group
    if (!interval || group.rules[0] !== rule || interval.seconds === 0) return
    const times = interval.seconds / scrapeInterval
    if (Number.isInteger(times)) return
    const scrape = formatDuration(scrapeInterval)
    const better = formatDuration(Math.max(1, Math.round(times)) * scrapeInterval)
    tell(
      interval,
      `${interval.text} is no multiple of the scrape interval, ${scrape}; take ${better}${isScrapeIntervalAssumed ? ', or say --scrape-interval if yours is another' : ''}`,
      isScrapeIntervalAssumed ? 'info' : 'warning',
    )
  },
}

import { expect, test } from 'vitest'
import { alert, checksIn, findingsIn, record } from '../fixture/findings-in.ts'

test.each([
  ['rate(x_total[30s]) > 0', undefined, ['short-range']],
  ['rate(x_total[1m]) > 0', undefined, ['short-range']],
  ['rate(x_total[2m]) > 0', undefined, []],
  ['rate(x_total[1m]) > 0', 15, []],
  ['irate(x_total[1m]) > 0', undefined, ['irate']],
  ['rate(a:x:rate5m[1m]) > 0', undefined, []],
  ['max_over_time(x[1m]) > 0', undefined, []],
])('%s at a scrape every %s s', (expr, scrapeInterval, found) => {
  expect(checksIn(alert(expr), scrapeInterval === undefined ? {} : { scrapeInterval })).toEqual(found)
})

test.each([
  ['rate(x_total[1m])', undefined, 'info'],
  ['rate(x_total[1m])', 30, 'warning'],
  ['rate(x_total[30s])', undefined, 'warning'],
])('%s at a scrape every %s s is a matter of %s', (expr, scrapeInterval, severity) => {
  const found = findingsIn(record(expr), scrapeInterval === undefined ? {} : { scrapeInterval })
  expect(found).toEqual([expect.stringContaining(`${severity} [short-range]`)])
})

import { describe, expect, test } from 'vitest'
import { parseText } from '../../../exposition/index.ts'
import { alert, findingsIn, record } from '../fixture/findings-in.ts'

describe('of metrics that an exposition tells of', () => {
  const { families } = parseText(`# TYPE mysqlcluster_status gauge
mysqlcluster_status{cluster="a",namespace="shop"} 0
# TYPE mysqlcluster_failovers_total counter
mysqlcluster_failovers_total{cluster="a"} 3
# TYPE mysqlcluster_backup_seconds histogram
mysqlcluster_backup_seconds_bucket{le="+Inf"} 1
mysqlcluster_backup_seconds_sum 1
mysqlcluster_backup_seconds_count 1
`)
  const mysql = { expositions: [{ source: 'metrics.txt', families }] }

  test.each([
    [
      'a value taken for a label',
      alert('mysqlcluster_status{status="0"} == 1'),
      [
        '5:36 warning [unknown-label] mysqlcluster_status has no label status; if 0 is its value, compare: mysqlcluster_status == 0',
      ],
    ],
    [
      'a name that the exposition has not, though others like it',
      alert('mysqlcluster_state == 0'),
      [
        '5:16 warning [unknown-metric] there is no metric mysqlcluster_state; did you mean mysqlcluster_status?',
      ],
    ],
    [
      'a histogram shown',
      record('histogram_quantile(0.9, sum by (le) (rate(mysqlcluster_backup_seconds_bucket[5m])))'),
      [],
    ],
    ['a label that scrapes add', alert('mysqlcluster_status{job="mysql", pod="a", cluster="b"} == 0'), []],
    [
      'a counter that the exposition says is one',
      alert('mysqlcluster_failovers_total > 5'),
      [
        '5:16 warning [counter-without-rate] mysqlcluster_failovers_total is a counter: take rate(mysqlcluster_failovers_total[5m]) or increase(…), not its value',
      ],
    ],
    [
      'a gauge that the exposition says is one',
      alert('rate(mysqlcluster_status[5m]) > 5'),
      [
        '5:16 warning [rate-of-gauge] mysqlcluster_status is a gauge; rate is for counters: take deriv or delta, or avg_over_time',
      ],
    ],
    ['a metric of which nothing is known', alert('postgres_up{status="0"} == 0'), []],
  ])('%s', (_, text, found) => {
    expect(findingsIn(text, mysql)).toEqual(found)
  })

  test('without the exposition nothing is said of its metrics', () => {
    expect(findingsIn(alert('mysqlcluster_state{status="0"} == 0'))).toEqual([])
  })
})

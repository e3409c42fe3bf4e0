import { expect, test } from 'vitest'
import { alert, checksIn, messagesOf } from '../fixture/findings-in.ts'

test.each([
  ['rest_client_requests_total > 100', true],
  ['sum by (code) (rest_client_requests_total) > 100', true],
  ['sum(rest_client_requests_total{code="500"}) / sum(rest_client_requests_total) > 0.1', true],
  ['app_failures_total > 0', true],
  ['rest_client_requests_total - rest_client_requests_total offset 1h > 100', false],
  ['absent(rest_client_requests_total)', false],
  ['count by (code) (rest_client_requests_total) > 3', false],
  ['app_failures_total == 0', false],
  ['app_file_bytes_total unless on (path) app_read_bytes_total', false],
  ['(app_file_bytes_total > 5) unless on (path) app_read_bytes_total', true],
  ['rate(x[5m]) > 0 unless rest_client_requests_total', false],
  ['rate(x[5m]) > 0 and on (job) rest_client_requests_total', false],
  ['time() - timestamp(rest_client_requests_total) > 600', false],
  ['max_over_time(rest_client_requests_total[5m]) > 0', false],
  ['container_fs_inodes_total > 5', false],
  ['increase(controller_runtime_reconcile_time_seconds_count[1h]) > 0', false],
])('a value of all time is taken in %s: %s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('counter-without-rate')).toBe(found)
})

test('of memory ever allocated it is said which metric is the memory in use', () => {
  expect(messagesOf('counter-without-rate', alert('go_memstats_alloc_bytes_total > 1e9'))).toEqual([
    expect.stringMatching(
      /not its value; it adds up all there ever was, what there is now is go_memstats_alloc_bytes$/,
    ),
  ])
})

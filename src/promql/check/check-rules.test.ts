import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseText } from '../../exposition/index.ts'
import { type CheckRulesOptions, checkRules } from './check-rules.ts'
import { exampleFile } from './example-file.ts'

/** What is found in a file, but for the habits of alerts: a line each, as `line:column severity [check] message`. */
function findingsIn(text: string, options?: CheckRulesOptions): string[] {
  return checkRules([{ name: 'rules.yaml', text }], options)[0]!
    .findings.filter(({ check }) => !/^alert-(?:for|severity|summary)$/.test(check))
    .map(
      ({ line, column, severity, check, message }) => `${line}:${column} ${severity} [${check}] ${message}`,
    )
}

const checksIn = (text: string, options?: CheckRulesOptions) =>
  findingsIn(text, options).map((finding) => /\[(.*?)\]/.exec(finding)?.[1] ?? '')

const record = (expr: string, name = 'all:x:y') =>
  exampleFile(`- record: ${name}\n  expr: ${JSON.stringify(expr)}`)
const alert = (expr: string, more = '') => exampleFile(`- alert: A\n  expr: ${JSON.stringify(expr)}\n${more}`)
const exposition = (text: string) => ({
  expositions: [{ source: 'metrics.txt', families: parseText(text).families }],
})

describe('metrics and labels', () => {
  const mysql = exposition(`# TYPE mysqlcluster_status gauge
mysqlcluster_status{cluster="a",namespace="shop"} 0
# TYPE mysqlcluster_failovers_total counter
mysqlcluster_failovers_total{cluster="a"} 3
# TYPE mysqlcluster_backup_seconds histogram
mysqlcluster_backup_seconds_bucket{le="+Inf"} 1
mysqlcluster_backup_seconds_sum 1
mysqlcluster_backup_seconds_count 1
`)

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

  test.each([
    [
      'controller_runtime_reconcile_queue_depth > 5',
      'there is no metric controller_runtime_reconcile_queue_depth; it is workqueue_depth',
    ],
    ['rate(go_client_go_requests_total[5m]) > 0', 'it is rest_client_requests_total'],
    ['binnacle_cr_healthy == 0', 'there is no metric binnacle_cr_healthy; did you mean binnacle_cr_health?'],
    [
      'rate(kube_pod_container_status_restart_total[5m]) > 5',
      'nothing is known of a metric kube_pod_container_status_restart_total; did you mean kube_pod_container_status_restarts_total?',
    ],
    [
      'kube_pod_container_resource_limits_memory_bytes > 1',
      'there is no metric kube_pod_container_resource_limits_memory_bytes; it is kube_pod_container_resource_limits{resource="memory"}',
    ],
  ])('%s', (expr, message) => {
    expect(findingsIn(alert(expr))).toEqual([expect.stringContaining(message)])
  })

  test('a label that another metric of the same source has is to be joined', () => {
    expect(findingsIn(alert('kube_pod_status_phase{created_by_kind="Job", phase="Failed"} == 1'))[0]).toMatch(
      /kube_pod_status_phase has no label created_by_kind; kube_pod_info has it/,
    )
  })

  test('names recorded in another file are known', () => {
    const recorded = record('sum by (job) (up)', 'binnacle_x:y')
    const reader = alert('binnacle_x:y == 0')
    expect(checksIn(reader)).toEqual(['unknown-metric'])
    expect(
      checkRules([
        { name: 'a', text: recorded },
        { name: 'b', text: reader },
      ])[1]!.findings.map(({ check }) => check),
    ).not.toContain('unknown-metric')
  })

  test('labels named by the user are known', () => {
    const text = alert('binnacle_objects{planet="b"} == 0')
    expect(checksIn(text)).toEqual(['unknown-label'])
    expect(checksIn(text, { addedLabels: ['planet'] })).toEqual([])
  })

  test.each([
    [
      'binnacle_cr_health{state="Healthy"} == 0',
      'error [label-value] state of binnacle_cr_health is never "Healthy", so this selects nothing; did you mean healthy?',
    ],
    [
      'binnacle_cr_condition{type="Ready", status=~"true|Unknown"} == 1',
      'warning [label-value] status of binnacle_cr_condition is never "true"; did you mean True?',
    ],
    [
      'kube_pod_status_phase{phase="Crashed"} == 1',
      'warning [label-value] phase of kube_pod_status_phase is never "Crashed", so this selects nothing; it is Pending',
    ],
    ['binnacle_cr_health{state=~"de.*|bad.+"} == 1', undefined],
    ['binnacle_cr_health{state=~"bad.+"} == 1', 'warning [label-value] "bad.+" matches no value of state'],
    ['binnacle_cr_health{state!=""} == 1', undefined],
  ])('%s', (expr, found) => {
    expect(findingsIn(alert(expr))).toEqual(found === undefined ? [] : [expect.stringContaining(found)])
  })
})

describe('counters', () => {
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
  ])('%s', (expr, found) => {
    expect(checksIn(alert(expr)).includes('counter-without-rate')).toBe(found)
  })

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
})

test.each([
  ['rate(x_total[1m])', undefined, 'info'],
  ['rate(x_total[1m])', 30, 'warning'],
  ['rate(x_total[30s])', undefined, 'warning'],
])('%s at a scrape every %s s is a matter of %s', (expr, scrapeInterval, severity) => {
  const found = findingsIn(record(expr), scrapeInterval === undefined ? {} : { scrapeInterval })
  expect(found).toEqual([expect.stringContaining(`${severity} [short-range]`)])
})

test.each([
  ['node_cpu', 'label_replace(node_cpu_seconds_total, "cpu", "$1", "cpu", "cpu(.+)")', 'info'],
  ['errors_per_second', 'sum(rate(x_total[5m]))', 'warning'],
])('%s as a name of %s is a matter of %s', (name, expr, severity) => {
  expect(findingsIn(record(expr, name))).toEqual([expect.stringContaining(`${severity} [record-name]`)])
})

test('what Loki evaluates is told from what is wrong', () => {
  expect(findingsIn(alert('sum(rate({app="a"} |= "x" [5m])) > 1'))).toEqual([
    expect.stringContaining('a pipe is of LogQL, which Loki evaluates; this reads PromQL'),
  ])
})

describe('comparisons', () => {
  test.each([
    ['count(up == 0) == 0', true],
    ['count(up == 0) / count(up) > 1', true],
    ['100 * count(up == 0) / count(up) > 10', false],
    ['100 * (count(up == 0) by (job) / count(up) by (job)) > 10', false],
    ['up > 1', true],
    ['up == 2', true],
    ['sum(up) > 1', false],
    ['5 < up', true],
    ['absent(up) == 0', true],
    ['absent(up) == 1', false],
    ['1 - avg(up) > 1', true],
    ['rate(x_total[5m]) < 0', true],
    ['deriv(x[5m]) < 0', false],
    ['rate(x_total[5m]) >= 0', true],
    ['sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 5', false],
    ['sum by (job) (rate(a_total{code=~"5.."}[5m])) / (sum by (job) (rate(a_total[5m])) > 0) > 5', true],
    ['sum by (job) (rate(a_total{code=~"5.."}[5m])) / sum by (instance) (rate(a_total[5m])) > 5', false],
    ['(count(up == 1) or vector(0)) == 0', false],
    ['1 - sum(rate(x_seconds_bucket{le="10.5"}[5m])) / sum(rate(x_seconds_count[5m])) > 1.05', true],
    ['hour() > 23', true],
    ['hour() > 8 and hour() < 18', false],
    ['NaN == up', false],
  ])('%s', (expr, found) => {
    expect(checksIn(alert(expr)).includes('impossible-comparison')).toBe(found)
  })

  test.each([
    ['up', true],
    ['sum(rate(x_total[5m]))', true],
    ['up == bool 0', true],
    ['up == 0', false],
    ['absent(up)', false],
    ['up unless x', false],
    ['vector(1)', false],
    ['ALERTS{alertstate="firing"}', false],
    ['job:errors:firing', false],
    ['kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}', false],
    ['count(up == 0)', false],
  ])('as a condition: %s', (expr, found) => {
    expect(checksIn(alert(expr)).includes('alert-comparison')).toBe(found)
  })
})

test.each([
  ['app_indexes{name=~".*ccnew.*"}', 'info'],
  ['app_indexes{job="app"}', 'warning'],
])('%s without a comparison is a matter of %s', (expr, severity) => {
  expect(findingsIn(alert(expr))).toEqual([expect.stringContaining(`${severity} [alert-comparison]`)])
})

describe('labels through an expression', () => {
  test.each([
    ['sum by (job) (up) == 0', 'job', false],
    ['sum by (job) (up) == 0', 'instance', true],
    ['sum without (instance) (up) == 0', 'instance', true],
    ['sum without (instance) (up) == 0', 'job', false],
    ['up == 0', 'anything', false],
    ['sum(up) == 0', 'job', true],
    ['absent(up{job="a", instance=~"b"})', 'job', false],
    ['absent(up{job="a", instance=~"b"})', 'instance', true],
    ['a * on (job) group_left (team) b > 0', 'team', false],
    ['sum by (job) (a) * on (job) group_left (team) b > 0', 'team', false],
    ['sum by (job) (a) * on (job) group_left (team) b > 0', 'pod', true],
    ['a / on (job) b > 0', 'instance', true],
    ['label_replace(sum(up), "x", "$1", "y", ".*") == 0', 'x', false],
    ['count_values("v", up) > 1', 'v', false],
    ['topk(3, sum by (pod) (x)) > 0', 'pod', false],
    ['histogram_quantile(0.9, sum by (le, job) (rate(x_bucket[5m]))) > 1', 'le', true],
    ['(sum by (a) (x) or sum by (b) (y)) > 0', 'b', false],
    ['sum by (a) (x) > 0 and on () y', 'b', true],
    ['up == 0', 'alertname', false],
  ])('%s keeps or drops %s', (expr, label, dropped) => {
    const text = alert(expr, `  annotations:\n    summary: '{{ $labels.${label} }}'`)
    expect(checksIn(text).includes('template-label')).toBe(dropped)
  })

  test('a template is pointed at where it stands', () => {
    const text = `groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (job) (up) == 0
        annotations:
          description: >-
            Of {{ $labels.job }}
            nothing in {{ $labels.pod }} answers.
`
    expect(findingsIn(text)).toEqual([
      '9:27 warning [template-label] description: $labels.pod is empty: the expression drops pod; it keeps job',
    ])
  })

  test.each([
    ['sum by (a) (x) / sum by (b) (y)', ['vector-matching']],
    ['sum by (a) (x) / sum by (a) (y)', []],
    ['sum by (a) (x) / sum(y)', ['vector-matching']],
    ['sum by (a) (x) / ignoring (a) group_left sum(y)', []],
    ['sum by (a) (x) / on () group_left sum(y)', []],
    ['sum by (a) (x) or sum by (b) (y)', []],
    ['sum by (a) (x) or vector(0)', []],
    ['sum by (a) (x) / scalar(sum(y))', []],
    ['sum by (a, b) (x) * on (a) group_left (c) sum by (a) (y)', ['vector-matching']],
    ['sum by (a, b) (x) * on (a) group_left (c) sum by (a, c) (y)', []],
    ['x * on (pod) sum by (job) (y)', ['vector-matching']],
    ['x / on () y', ['vector-matching', 'vector-matching']],
    ['x and on () y', []],
    ['rate(workqueue_adds_total[5m]) > 1 and workqueue_depth > 10', ['vector-matching']],
    ['rate(workqueue_adds_total[5m]) > 1 and ignoring (priority) workqueue_depth > 10', []],
    ['rate(workqueue_adds_total[5m]) > 1 and on (name) workqueue_depth > 10', []],
    ['controller_runtime_active_workers / controller_runtime_max_concurrent_reconciles', []],
    ['binnacle_cr_status_ready_replicas / binnacle_cr_spec_replicas', []],
    ['binnacle_cr_health{state="degraded"} * binnacle_cr_info', ['vector-matching']],
    ['max_over_time(x[1h]) / workqueue_depth', []],
    [
      'rate(workqueue_adds_total[5m]) / rate(workqueue_retries_total[5m]) > 2 and workqueue_depth > 1',
      ['vector-matching'],
    ],
    ['rate(x[5m]) * on (pod) group_left (node) kube_pod_info', ['vector-matching']],
    ['rate(x[5m]) * on (namespace, pod) group_left (node) kube_pod_info', []],
    ['rate(x[5m]) * on (pod) group_left (node) sum by (pod, node) (kube_pod_info)', []],
    ['x and on () absent(y)', []],
    ['x / on () group_left () sum(y)', []],
    ['sum by (a) (sum by (b) (x))', ['lost-label']],
    ['sum by (a) (sum by (a, b) (x))', []],
    ['sum by (a) (sum without (b) (x))', []],
  ])('%s', (expr, found) => {
    expect(checksIn(record(expr))).toEqual(found)
  })

  test.each([
    ['app:tasks:rate5m', 'rate(x_total[5m])', true],
    ['app:tasks:rate5m', 'sum by (app) (rate(x_total[5m]))', false],
    ['app:tasks:rate5m', 'sum(rate(x_total[5m]))', true],
    ['instance_path:requests:rate5m', 'rate(x_total[5m])', false],
    ['namespace_job:requests:rate5m', 'sum by (job) (rate(x_total[5m]))', true],
    ['namespace_cpu:requests:sum', 'sum by (namespace) (x)', false],
    ['cluster:requests:rate5m', 'sum(rate(x_total[5m]))', false],
    ['job:requests:rate5m', 'sum without (instance) (rate(x_total[5m]))', false],
    ['namespace:up:ratio', 'namespace:up:sum / namespace:up:count', false],
  ])('%s of %s', (name, expr, found) => {
    expect(checksIn(record(expr, name)).includes('record-level')).toBe(found)
  })
})

test.each([
  [
    'job:x:rate5m',
    'sum by (job) (rate(x_total[10m]))',
    'rate5m promises 5m, but the expression looks at 10m: name it rate10m, or take [5m]',
  ],
  ['job:x:rate5m', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['job:x:ratio_rate1h', 'sum by (job) (rate(x_total[60m])) / sum by (job) (rate(y_total[5m]))', undefined],
  ['job:x:sum_irate', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['job:x:max1h', 'max_over_time(job:x:rate5m[1h:1m])', undefined],
  ['job:x:burnrate1d', 'sum by (job) (rate(x_total[1h])) / sum by (job) (rate(x_total[2h]))', 'ratio'],
  ['job:x:increase30d', 'avg_over_time(job:x:increase1h[30d]) * 24 * 30', undefined],
  ['job:x:rate5m', 'sum by (job) (pod:x:rate5m)', undefined],
  ['job:x:rate5m', 'sum by (job) (pod:x:rate1h)', 'rate5m promises 5m, but the expression looks at 1h'],
  ['job:x:rate5m', 'pod:x:sum', undefined],
  ['job:http2s', 'sum by (job) (rate(x_total[5m]))', undefined],
  ['instance:node_load15m:sum', 'sum by (instance) (max_over_time(x[5m]))', undefined],
  ['job:rate5m', 'sum by (job) (rate(x_total[2m]))', 'name it rate2m'],
  ['job:x:p99_5m', 'sum by (job) (rate(x_total[10m]))', 'p99_5m promises 5m'],
])('the window that the name %s promises of %s', (name, expr, message) => {
  const found = findingsIn(record(expr, name)).filter((finding) => finding.includes('[record-window]'))
  if (message === undefined) expect(found).toEqual([])
  else expect(found).toEqual([expect.stringContaining(message === 'ratio' ? 'has no such range' : message)])
})

test.each([
  ['controller_runtime_reconcile_time_seconds > 5', true],
  ['histogram_quantile(0.9, rate(controller_runtime_reconcile_time_seconds[5m])) > 5', false],
  ['absent(controller_runtime_reconcile_time_seconds)', false],
])('a histogram by its bare name in %s', (expr, found) => {
  expect(checksIn(alert(expr)).includes('histogram-name')).toBe(found)
})

test.each([
  ['histogram_quantile(99, sum by (le) (rate(x_bucket[5m]))) > 5', 'a quantile is from 0 to 1'],
  [
    'histogram_quantile(0.9, rate(controller_runtime_reconcile_time_seconds_sum[5m])) > 5',
    'quantiles are of buckets',
  ],
  ['histogram_quantile(0.9, go_gc_duration_seconds) > 5', 'go_gc_duration_seconds is no histogram'],
  [
    'histogram_quantile(0.9, sum by (le) (x_bucket)) > 5',
    'without rate(x_bucket[5m]) this is the quantile of all time',
  ],
  ['histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m]))) > 5', undefined],
  ['histogram_quantile(0.9, sum by (job) (rate(x_native[5m]))) > 5', undefined],
])('%s', (expr, message) => {
  expect(findingsIn(alert(expr))).toEqual(message === undefined ? [] : [expect.stringContaining(message)])
})

/** Forms that the rules of kube-prometheus, kubernetes-mixin and of Prometheus' and Alertmanager's own mixins have. */
describe('nothing is said of what well-known rules do', () => {
  test.each([
    'absent(up{job="kubelet"} == 1)',
    'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) >= 1',
    'sum by (namespace, pod) (max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"}) * on (namespace, pod) group_left (owner_kind) topk by (namespace, pod) (1, max by (namespace, pod, owner_kind) (kube_pod_owner{owner_kind!="Job"}))) > 0',
    'kube_deployment_status_observed_generation != kube_deployment_metadata_generation',
    '(kube_deployment_spec_replicas > kube_deployment_status_replicas_available) and (changes(kube_deployment_status_replicas_updated[10m]) == 0)',
    'kube_node_status_condition{condition="Ready",status="true"} == 0',
    'sum by (node) (changes(kube_node_status_condition{status="true",condition="Ready"}[15m])) > 2',
    'histogram_quantile(0.99, sum by (instance, le) (rate(kubelet_pod_worker_duration_seconds_bucket[5m]))) * on (instance) group_left (node) kubelet_node_name > 60',
    'apiserver_client_certificate_expiration_seconds_count > 0 and on (job) histogram_quantile(0.01, sum by (job, le) (rate(apiserver_client_certificate_expiration_seconds_bucket[5m]))) < 604800',
    'sum(apiserver_request:burnrate1h) > (14.4 * 0.01) and sum(apiserver_request:burnrate5m) > (14.4 * 0.01)',
    'count by (cluster) (count by (git_version, cluster) (label_replace(kubernetes_build_info, "git_version", "$1", "git_version", "(v[0-9]*.[0-9]*).*"))) > 1',
    'ALERTS{severity="info"} == 1 unless on (namespace) ALERTS{alertname!="InfoInhibitor", severity=~"warning|critical", alertstate="firing"} == 1',
    'count by (node) (node_cpu_seconds_total{mode="idle"} * on (namespace, pod) group_left (node) topk by (namespace, pod) (1, node_namespace_pod:kube_pod_info:)) > 1',
    'sum without (cpu, mode) (rate(node_cpu_seconds_total[3m])) / on (instance) group_left () count by (instance) (sum by (instance, cpu) (node_cpu_seconds_total)) > 1',
    'predict_linear(node_filesystem_avail_bytes[6h], 24 * 60 * 60) < 0',
    'max_over_time(prometheus_config_last_reload_successful[5m]) == 0',
    'predict_linear(prometheus_notifications_queue_length[5m], 60 * 30) > min_over_time(prometheus_notifications_queue_capacity[5m])',
    '(rate(prometheus_notifications_errors_total[5m]) / rate(prometheus_notifications_sent_total[5m])) * 100 > 1',
    'max_over_time(prometheus_notifications_alertmanagers_discovered[5m]) < 1',
    'sum without (type) (rate(prometheus_tsdb_head_samples_appended_total[5m])) <= 0 and (sum without (rule_group) (prometheus_rule_group_rules) > 0)',
    '(max_over_time(a_seconds[5m]) - ignoring (remote_name, url) group_right max_over_time(b_seconds[5m])) > 120',
    'min without (alertmanager) (rate(prometheus_notifications_errors_total{alertmanager!~``}[5m]) / rate(prometheus_notifications_sent_total{alertmanager!~``}[5m])) * 100 > 3',
    'avg_over_time(prometheus_engine_queries[5m]) / max_over_time(prometheus_engine_queries_concurrent_max[5m]) > 0.8',
    'count by (job) (changes(process_start_time_seconds[10m]) > 4) / count by (job) (up) >= 0.5',
    'max_over_time(alertmanager_cluster_members[5m]) < on (namespace, service) group_left count by (namespace, service) (max_over_time(alertmanager_cluster_members[5m]))',
    'count by (job) (count_values by (job) ("config_hash", alertmanager_config_hash)) != 1',
    'stdvar by (cluster) (kube_state_metrics_total_shards) != 0',
    'prometheus_rule_group_last_duration_seconds > prometheus_rule_group_interval_seconds',
    'increase(prometheus_rule_evaluation_failures_total[5m]) > 0',
    'sum by (namespace, pod, container) (increase(container_cpu_cfs_throttled_periods_total{container!=""}[5m])) / sum by (namespace, pod, container) (increase(container_cpu_cfs_periods_total[5m])) > 0.25',
    'container_memory_working_set_bytes{container!="", image!=""} * on (namespace, pod) group_left (node) topk by (namespace, pod) (1, max by (namespace, pod, node) (kube_pod_info{node!=""})) > 1',
  ])('%s', (expr) => {
    expect(findingsIn(alert(expr))).toEqual([])
  })
})

describe('switching checks off', () => {
  const text = (before: string, inside: string) => `groups:
  - name: a
    rules:
      ${before}
      - alert: A
        expr: up > 1 ${inside}
      - alert: B
        expr: up > 1
`
  const lines = (source: string) =>
    checkRules([{ name: 'a', text: source }])[0]!
      .findings.filter(({ check }) => check === 'impossible-comparison')
      .map(({ rule }) => rule)

  test('a comment above a rule, or in it, is for that rule', () => {
    expect(lines(text('', ''))).toEqual(['A', 'B'])
    expect(lines(text('# binnacle disable impossible-comparison', ''))).toEqual(['B'])
    expect(lines(text('', '# binnacle disable irate, impossible-comparison'))).toEqual(['B'])
    expect(lines(text('# binnacle disable irate', ''))).toEqual(['A', 'B'])
  })

  test('a comment for the file is for the file, and an option for all', () => {
    expect(lines(`# binnacle disable-file impossible-comparison\n${text('', '')}`)).toEqual([])
    expect(checksIn(text('', ''), { disabled: ['impossible-comparison'] })).toEqual([])
  })
})

describe('rules of one name', () => {
  const recorded = (labels: string, expr = 'sum(up)') =>
    `- record: a:b:c\n  expr: ${expr}\n  labels: { x: ${labels} }`
  const alerting = (expr: string, labels = '') => `- alert: A\n  expr: ${expr}${labels}`

  test.each([
    [
      'the same',
      recorded('one'),
      recorded('one'),
      'warning [duplicate-rule] the rule in line 4 records the same',
    ],
    [
      'another',
      recorded('one'),
      recorded('one', 'sum(up) + 1'),
      'warning [duplicate-rule] the rule in line 4 has this name',
    ],
    ['other labels', recorded('one'), recorded('two'), undefined],
    [
      'the same alert',
      alerting('up == 0'),
      alerting('up==0'),
      'warning [duplicate-rule] the rule in line 4 is the same alert',
    ],
    [
      'another alert',
      alerting('up == 0'),
      alerting('x == 0'),
      'info [duplicate-rule] the rule in line 4 has this name',
    ],
    [
      'another severity',
      alerting('up == 0'),
      alerting('x == 0', '\n  labels: { severity: info }'),
      undefined,
    ],
  ])('%s', (_, one, other, message) => {
    expect(findingsIn(exampleFile(`${one}\n${other}`))).toEqual(
      message === undefined ? [] : [expect.stringContaining(message)],
    )
  })

  test('what an alias repeats is told of once', () => {
    const text =
      'groups:\n- name: a\n  rules: &r\n  - { alert: A, expr: up > 1 }\n- { name: b, rules: *r }\n- { name: c, rules: *r }'
    expect(checksIn(text).toSorted()).toEqual(['duplicate-rule', 'impossible-comparison'])
  })
})

test('recorded series that read one another in a circle are no trouble', () => {
  const text = exampleFile(
    '- record: a:a:a\n  expr: sum by (x) (b:b:b) > 2\n- record: b:b:b\n  expr: sum by (x) (a:a:a) > 1',
  )
  expect(checksIn(text)).toEqual([])
})

test('any text gives findings and no exception', () => {
  const part = fc.constantFrom(
    'groups:',
    '\n',
    '  - name: a',
    '    rules:',
    '      - alert: A',
    '        expr: ',
    'up == 0',
    'rate(x[1m])',
    ': ',
    '- ',
    '|',
    '"',
    '{',
    '}',
    '[',
    '&a ',
    '*a',
    '# binnacle disable x',
    'for: 5m',
    '\t',
    '---',
    'kind: PrometheusRule',
    'é',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (text) => {
        const [file] = checkRules([{ name: 'x', text }])
        for (const { line, column, message } of file!.findings) {
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
          expect(message).not.toBe('')
        }
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  ['le="10"', 'le=~"10|10\\\\.0"'],
  ['le=~"10"', 'le=~"10|10\\\\.0"'],
  ['le="10.0"', 'le=~"10|10\\\\.0"'],
  ['le=~"10\\\\.0"', 'le=~"10|10\\\\.0"'],
  ['le=~"10|10.0"', 'le=~"10|10\\\\.0"'],
  ['le!~"5|10.0|0.5"', 'le!~"5|10\\\\.0|0\\\\.5"'],
  ['le=~"10|10\\\\.0"', undefined],
  ['le="+Inf"', undefined],
  ['le="0.5"', undefined],
])('of the bound %s the advice is %s', (bound, advice) => {
  const text = record(`sum by (job) (rate(x_seconds_bucket{${bound}}[5m]))`)
  const found = findingsIn(text).filter((finding) => finding.includes('[bucket-bound]'))
  if (advice === undefined) return expect(found).toEqual([])
  expect(found).toEqual([expect.stringContaining(`write ${advice}`)])
  // What is advised is found nothing in.
  expect(checksIn(record(`sum by (job) (rate(x_seconds_bucket{${advice}}[5m]))`))).toEqual([])
})

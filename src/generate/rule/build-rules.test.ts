import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseText } from '../../exposition/index.ts'
import { type AlertingRule, checkRules, type RuleGroup } from '../../promql/index.ts'
import { readValues } from '../values/index.ts'
import { alerts } from './alerts.ts'
import { buildRules } from './build-rules.ts'
import { formatRuleFile } from './rule-file.ts'
import { missingKinds, resolveAmong } from './rule-kinds.ts'
import { ownLabels, ruleValuesSchema } from './rule-values.ts'
import { warningsOfRanges } from './short-range.ts'

const valuesOf = (text: string) => readValues(ruleValuesSchema, { files: [{ name: 'values.yaml', text }] })
const build = (text = '') => buildRules(valuesOf(text))
const alertsIn = (groups: readonly RuleGroup[]): AlertingRule[] =>
  groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule] : [])))
const namesIn = (groups: readonly RuleGroup[]) => [...new Set(alertsIn(groups).map(({ alert }) => alert))]
const databases = { group: 'example.com', kind: 'Database', resource: 'databases' }

const requestMetrics = `# TYPE http_requests_total counter
http_requests_total{code="200",namespace="a",pod="b"} 1
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{namespace="a",pod="b",le="0.5"} 1
http_request_duration_seconds_bucket{namespace="a",pod="b",le="+Inf"} 1
http_request_duration_seconds_count{namespace="a",pod="b"} 1
http_request_duration_seconds_sum{namespace="a",pod="b"} 1
`

describe('rules', () => {
  test('are there of every alert, but for applications that nobody named', () => {
    const expected = alerts.filter(({ part }) => part !== 'applications').map(({ name }) => name)
    expect(namesIn(build()).toSorted()).toEqual(expected.toSorted())
  })

  test.each([
    '',
    'sharded: true',
    'unsure: true',
    'only: {operators: [a/b, c/d]}',
    'kinds: {databases.example.com: {alerts: {CustomResourceNotReady: {for: 5m}}}}',
    'interval: 1m',
  ])('pass our own check: %j', (text) => {
    const [checked] = checkRules([{ name: 'rules', text: formatRuleFile(build(text)) }])
    expect(checked?.rules).toBeGreaterThan(30)
    expect(checked?.findings).toEqual([])
  })

  test('of applications pass it, too, where their metrics are known', () => {
    const text = `parts: [monitor]
applications:
  - name: api
    kind: Database.example.com
    requests: {metric: http_requests_total}
    latency: {metric: http_request_duration_seconds, slowerThan: 0.5}`
    const file = { name: 'rules', text: formatRuleFile(build(text)) }
    const { families } = parseText(Buffer.from(requestMetrics), { strict: false })
    const [checked] = checkRules([file], { expositions: [{ source: 'app', families }] })
    expect(checked?.findings).toEqual([])
  })

  test('have a severity, a summary, a description and a runbook each', () => {
    for (const { alert, labels, annotations } of alertsIn(
      build('runbookUrl: https://wiki.example.com/books'),
    )) {
      expect(labels?.severity).toMatch(/^(critical|warning|info)$/)
      expect(Object.keys(annotations ?? {})).toEqual(['summary', 'description', 'runbook_url'])
      expect(annotations?.summary).not.toMatch(/\.$|\n/)
      expect(annotations?.description).toMatch(/[.`]$|[.]{{ end }}$/)
      expect(annotations?.runbook_url).toBe(`https://wiki.example.com/books/${alert}.md`)
    }
  })

  test('are the same text for the same values', () => {
    expect(formatRuleFile(build())).toBe(formatRuleFile(build()))
  })

  test('are YAML that says what they are', () => {
    const { groups } = parse(formatRuleFile(build())) as { groups: { name: string; rules: unknown[] }[] }
    expect(groups.map(({ name }) => name)).toEqual([
      'binnacle.kinds',
      'binnacle.resources.health',
      'binnacle.resources.neglect',
      'binnacle.resources.difference',
      'binnacle.resources.kind',
      'binnacle.resources.slow',
      'binnacle.operators.recorded',
      'binnacle.operators.recorded.long',
      'binnacle.operators',
      'binnacle.monitor',
    ])
  })
})

describe('rules about resources', () => {
  const resources = (text: string) => build(`parts: [resources]\n${text}`)

  test.each(['', 'only: {kinds: [databases.example.com]}'])(
    'are spread over groups, none is lost: %j',
    (text) => {
      const groups = resources(text)
      const expected = alerts.filter(({ part }) => part === 'resources').map(({ name }) => name)
      expect(
        alertsIn(groups)
          .map(({ alert }) => alert)
          .toSorted(),
      ).toEqual(expected.toSorted())
      for (const { rules } of groups) expect(rules.length).toBeLessThanOrEqual(4)
    },
  )

  test('the dearest is alone and evaluated less often, unless an interval is asked for', () => {
    const slowOf = (text: string) =>
      resources(text).find((group) => namesIn([group]).includes('CustomResourceConditionFlapping'))
    expect(slowOf('')).toMatchObject({ interval: '2m', rules: { length: 1 } })
    expect(slowOf('interval: 5m')?.interval).toBe('5m')
    expect(
      resources('')
        .map(({ interval }) => interval)
        .filter(Boolean),
    ).toEqual(['2m'])
  })
})

describe('values change', () => {
  const ruleOf = (name: string, text: string) => alertsIn(build(text)).find(({ alert }) => alert === name)

  test('times, severities and whether an alert is there', () => {
    const text = 'alerts: {CustomResourceNotReady: {for: 5m, keepFiringFor: 10m, severity: critical}}'
    expect(ruleOf('CustomResourceNotReady', text)).toMatchObject({
      for: '5m',
      keepFiringFor: '10m',
      labels: { severity: 'critical' },
    })
    expect(
      ruleOf('CustomResourceNotReady', 'alerts: {CustomResourceNotReady: {for: ""}}')?.for,
    ).toBeUndefined()
    expect(namesIn(build('alerts: {BinnacleDown: {enabled: false}}'))).not.toContain('BinnacleDown')
  })

  test('what is there rules of', () => {
    expect(namesIn(build('parts: [operators]')).every((name) => !name.startsWith('CustomResource'))).toBe(
      true,
    )
    const text = formatRuleFile(build('parts: [operators]'))
    expect(text).not.toContain('binnacle_cr_')
  })

  test('a kind that differs has rules of its own, and the others leave it out', () => {
    const groups = buildRules(
      valuesOf('kinds: {databases.example.com: {alerts: {CustomResourceNotReady: {for: 1h}}}}'),
      resolveAmong([databases]),
    )
    const rules = alertsIn(groups).filter(({ alert }) => alert === 'CustomResourceNotReady')
    expect(rules.map((rule) => [rule.for, rule.labels?.scope])).toEqual([
      ['15m', undefined],
      ['1h', 'databases.example.com'],
    ])
    expect(rules[0]?.expr).toMatch(
      /unless on \(group, kind\) label_replace\(.*"group", "example.com", .*"kind", "Database", "", ""\)$/,
    )
    expect(rules[1]?.expr).toContain('{group="example.com",kind="Database",type=~"Ready|Available"')
    expect(alertsIn(groups).filter(({ alert }) => alert === 'CustomResourceDegraded')).toHaveLength(1)
  })

  test("an application's alerts of one kind, with a window of their own", () => {
    const text = `parts: [operators]
kinds: {Database.example.com: {alerts: {ApplicationErrorsHigh: {window: 1m, over: 0.5}}}}
applications: [{name: api, kind: Database.example.com, requests: {metric: http_requests_total}}]`
    const groups = build(text).filter(({ name }) => name.startsWith('binnacle.applications'))
    const recorded = groups.flatMap(({ rules }) => rules.flatMap((rule) => ('record' in rule ? [rule] : [])))
    expect(recorded.map(({ record }) => record.replace(/.*:/, ''))).toEqual([
      'error_ratio_rate5m',
      'error_ratio_rate1m',
    ])
    const rules = alertsIn(groups).filter(({ alert }) => alert === 'ApplicationErrorsHigh')
    expect(rules.map(({ labels }) => labels?.scope)).toEqual([undefined, 'Database.example.com'])
    expect(rules[1]?.expr).toMatch(/rate1m\{group="example.com",kind="Database"\} > 0.5$/)
  })

  test('what tells nothing of an operator has no rule of a single one', () => {
    const namesFor = (text: string) => alertsIn(build(text)).map(({ alert }) => alert)
    expect(namesFor('parts: [operators]')).toContain('ConversionWebhookSlow')
    const two = namesFor('parts: [operators]\nonly: {operators: [a/b, c/d]}')
    expect(two.filter((name) => name === 'OperatorDown')).toHaveLength(2)
    expect(two).not.toContain('ConversionWebhookSlow')
  })

  test('a kind of which only the name of its definition is known is found by it', () => {
    const [rule] = alertsIn(build('parts: [resources]\nonly: {kinds: [databases.example.com]}'))
    expect(rule?.expr).toMatch(
      /\nand on \(group, kind\) binnacle_cr_crd_info\{name="databases.example.com"\}$/,
    )
  })

  test('what is recorded follows the windows that are read', () => {
    const text = `parts: [operators]
alerts:
  ReconcileErrorBudgetBurn: {windows: [{long: 2m, short: 1m, factor: 2, for: "", severity: critical}]}
  ReconcileLatencyHigh: {short: 1m, long: 3m, slowerThan: 2.5}`
    const recorded = build(text).flatMap(({ rules }) =>
      rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])),
    )
    expect(recorded).toEqual([
      'namespace_job_controller:controller_runtime_reconcile_errors:ratio_rate1m',
      'namespace_job_controller:controller_runtime_reconcile_errors:ratio_rate2m',
      'namespace_job_controller:controller_runtime_reconcile_time_seconds:over2_5s_ratio_rate1m',
      'namespace_job_controller:controller_runtime_reconcile_time_seconds:over2_5s_ratio_rate3m',
      'namespace_job_name:workqueue_depth:sum',
    ])
  })

  test('the example of the documentation is one that works', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/alerts.md'), 'utf8')
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    expect(namesIn(build(yaml))).toContain('ApplicationErrorsHigh')
  })
})

test('no label that tells alerts apart can be set for all of them', () => {
  const text = `applications: [{name: api, kind: Database.example.com, requests: {metric: http_requests_total}}]`
  const given = alertsIn(build(text)).flatMap(({ expr, labels }) => [
    ...[...expr.matchAll(/ by \(([^)]+)\)/g)].flatMap(([, by = '']) => by.split(', ')),
    ...Object.keys(labels ?? {}),
  ])
  expect([...new Set(given)].filter((label) => label !== 'le' && !ownLabels.includes(label))).toEqual([])
})

describe('values that cannot work are refused', () => {
  test.each([
    [
      'alerts: {ReconcileErrorBudgetBurn: {objective: 0.9}}',
      'values.yaml:1:10: alerts.ReconcileErrorBudgetBurn: at 14.4 times an error budget of 0.1 it would have to exceed an error share of 1.44, and so could never fire: take a factor under 10, or an objective over 0.9306',
    ],
    [
      'operators: {a/b: {alerts: {ReconcileErrorBudgetBurn: {objective: 0.5}}}}',
      'values.yaml:1:28: operators.a/b.alerts.ReconcileErrorBudgetBurn: at 14.4 times an error budget of 0.5 it would have to exceed an error share of 7.2, and so could never fire: take a factor under 2, or an objective over 0.9306',
    ],
    [
      'alerts: {ReconcileErrorBudgetBurn: {windows: [{long: 5m, short: 1h, factor: 2, for: 1m, severity: info}]}}',
      'values.yaml:1:10: alerts.ReconcileErrorBudgetBurn: its short window (1h) has to be shorter than its long one (5m)',
    ],
    [
      'alerts: {CustomResourceKindMostlyUnhealthy: {over: 1}}',
      'values.yaml:1:46: alerts.CustomResourceKindMostlyUnhealthy.over: is never exceeded, so the alert could never fire: it is a share of the whole, under 1',
    ],
    [
      'alerts: {WorkqueueLatencyHigh: {longerThan: 15}}',
      "values.yaml:1:33: alerts.WorkqueueLatencyHigh.longerThan: is no bound of the histogram's buckets, so nothing could be told of it; there are 0.001, 0.01, 0.1, 1, 10, 100, 1000",
    ],
    [
      'alerts: {CustomResourceWarningEvents: {window: 59s}}',
      'values.yaml:1:40: alerts.CustomResourceWarningEvents.window: 59s never holds two scrapes, so the alert could never fire: Prometheus is taken to scrape every 30s; take 2m, at least 1m, or say how often with scrapeInterval',
    ],
    [
      '{scrapeInterval: 1m, kinds: {databases.example.com: {alerts: {OwnedPodCrashLooping: {window: 1m}}}}}',
      'values.yaml:1:86: kinds.databases.example.com.alerts.OwnedPodCrashLooping.window: 1m never holds two scrapes, so the alert could never fire: Prometheus is taken to scrape every 1m; take 4m, at least 2m, or say how often with scrapeInterval',
    ],
    [
      '{scrapeInterval: 1m, alerts: {ReconcileErrorBudgetBurn: {windows: [{long: 10m, short: 90s, factor: 2, for: 1m, severity: info}]}}}',
      'values.yaml:1:80: alerts.ReconcileErrorBudgetBurn.windows.0.short: 90s never holds two scrapes, so the alert could never fire: Prometheus is taken to scrape every 1m; take 4m, at least 2m, or say how often with scrapeInterval',
    ],
    [
      '{applications: [{name: a, kind: A.b.c}], alerts: {ApplicationErrorsHigh: {window: 30s}}}',
      'alerts.ApplicationErrorsHigh.window: 30s never holds two scrapes',
    ],
    [
      'alerts: {CustomResourceNotReady: {for: soon}}',
      'values.yaml:1:35: alerts.CustomResourceNotReady.for: has to be a duration as Prometheus writes them: such as 30s, 5m or 1h30m',
    ],
    [
      'alerts: {CustomResourceNotReady: {for: 5 minutes}}',
      'values.yaml:1:35: alerts.CustomResourceNotReady.for: has to be a duration as Prometheus writes them: write 5m',
    ],
    [
      'alerts: {CustomResourceNotRedy: {for: 5m}}',
      'values.yaml:1:10: alerts.CustomResourceNotRedy: there is no such key; did you mean CustomResourceNotReady?',
    ],
    [
      'kinds: {databases.example.com: {alerts: {WorkerStuck: {}}}}',
      'values.yaml:1:42: kinds.databases.example.com.alerts.WorkerStuck: there is no such key',
    ],
    [
      'operators: {a/b: {alerts: {ConversionWebhookSlow: {over: 2}}}}',
      'values.yaml:1:28: operators.a/b.alerts.ConversionWebhookSlow: there is no such key',
    ],
    [
      'only: {kinds: [databases]}',
      'values.yaml:1:16: only.kinds.0: has to be a kind with its group, such as databases.example.com or Database.example.com',
    ],
    [
      'only: {kinds: [databases.example.com, databases.example.com]}',
      'values.yaml:1:8: only.kinds: names one twice',
    ],
    ['only: {operators: [a/b, a/b]}', 'values.yaml:1:8: only.operators: names one twice'],
    [
      'labels: {__name__: x}',
      'values.yaml:1:10: labels.__name__: is reserved: names that begin with __ are those of Prometheus',
    ],
    [
      'labels: {severity: page}',
      'values.yaml:1:10: labels.severity: cannot be set: alerts have a label of this name themselves',
    ],
    [
      'applications: [{name: a, kind: Database.example.com}, {name: a, kind: Cache.example.com}]',
      'values.yaml:1:1: applications: has two of one name',
    ],
    [
      'only: {kinds: [databases.example.com]}\nkinds: {Database.example.com: {alerts: {CustomResourceDegraded: {for: 1m}}}}',
      'values.yaml:2:41: kinds.Database.example.com.alerts.CustomResourceDegraded: would be read by no rule: only.kinds does not name it; add it there, written the same, or take this away',
    ],
    [
      'only: {operators: [a/b]}\noperators: {c/d: {alerts: {WorkerStuck: {for: 1m}}}}',
      'operators.c/d.alerts.WorkerStuck: would be read by no rule: only.operators does not name it',
    ],
    [
      'kinds: {Database.example.com: {alerts: {ApplicationErrorsHigh: {for: 1m}}}}',
      'kinds.Database.example.com.alerts.ApplicationErrorsHigh: would be read by no rule: no application has this kind, written the same',
    ],
    ['runbookUrl: wiki', 'values.yaml:1:1: runbookUrl: has to be a URL'],
  ])('%s', (text, message) => {
    expect(() => valuesOf(text)).toThrow(message)
  })
})

describe('replicas that differ are told of by one alert', () => {
  const mismatch = 'CustomResourceReplicasMismatch'
  const divergedOf = (text: string) =>
    buildRules(valuesOf(text))
      .flatMap(({ rules }) => rules)
      .filter((rule) => 'alert' in rule && rule.alert === 'CustomResourceDiverged')
  const leavesOut = ({ expr }: { expr: string }) => expr.includes('field!="replicas"')

  test.each([
    ['{}', [[undefined, true]]],
    [`alerts: {${mismatch}: {enabled: false}}`, [[undefined, false]]],
    [
      `kinds: {A.b.c: {alerts: {${mismatch}: {enabled: false}}}}`,
      [
        [undefined, true],
        ['A.b.c', false],
      ],
    ],
    [`kinds: {A.b.c: {alerts: {${mismatch}: {for: 1h}}}}`, [[undefined, true]]],
    [
      `{alerts: {${mismatch}: {enabled: false}}, kinds: {A.b.c: {alerts: {${mismatch}: {enabled: true}}}}}`,
      [
        [undefined, false],
        ['A.b.c', true],
      ],
    ],
    [
      `{only: {kinds: [A.b.c]}, kinds: {A.b.c: {alerts: {${mismatch}: {enabled: false}}}}}`,
      [['A.b.c', false]],
    ],
  ])('%s', (text, found) => {
    expect(divergedOf(text).map((rule) => [rule.labels?.scope, leavesOut(rule)])).toEqual(found)
  })
})

test.each([
  ['scrapeInterval: 30s', []],
  [
    'alerts: {ReconcileErrorBudgetBurn: {windows: [{long: 1h, short: 1m, factor: 2, for: 1m, severity: info}]}}',
    [
      'alerts.ReconcileErrorBudgetBurn.windows.0.short: 1m holds fewer than 4 scrapes of 30s, so one that fails leaves a gap; take 2m, or say how often with scrapeInterval',
    ],
  ],
  [
    'kinds: {a.b.c: {alerts: {OwnedPodCrashLooping: {window: 1m}}}}',
    ['kinds.a.b.c.alerts.OwnedPodCrashLooping.window: 1m holds fewer'],
  ],
  ['alerts: {CustomResourceWarningEvents: {window: 1m, enabled: false}}', []],
])('of windows that a failed scrape empties is told: %s', (text, warnings) => {
  expect(warningsOfRanges(valuesOf(text))).toEqual(warnings.map((one) => expect.stringContaining(one)))
})

test('a kind that the cluster does not have is told with the nearest', () => {
  const values = valuesOf('only: {kinds: [databses.example.com, Database.example.com, rockets.nasa.gov]}')
  expect(missingKinds(values, [databases])).toEqual([
    {
      group: 'example.com',
      message: 'the cluster has no kind databses.example.com; did you mean databases.example.com?',
    },
    {
      group: 'nasa.gov',
      message: 'the cluster has no kind rockets.nasa.gov; its rules would be silent until it is there',
    },
  ])
})

test('nothing after --set …keepFiringFor= and …for= turns them off', () => {
  const set = ['keepFiringFor', 'for'].map((key) => `alerts.CustomResourceNotReady.${key}=`)
  const [rule] = alertsIn(buildRules(readValues(ruleValuesSchema, { set }))).filter(
    ({ alert }) => alert === 'CustomResourceNotReady',
  )
  expect(rule).toMatchObject({ alert: 'CustomResourceNotReady' })
  expect(rule).not.toHaveProperty('for')
  expect(rule).not.toHaveProperty('keep_firing_for')
})

test.each(['Database', 'databases.example.com'])(
  'a kind in --set whose dots are not escaped is told how: %s',
  (kind) => {
    const set = [`kinds.${kind}.alerts.CustomResourceNotReady.for=1h`]
    expect(() => readValues(ruleValuesSchema, { set })).toThrow(
      `kinds.${kind.split('.')[0]}: has to be a kind with its group, such as databases.example.com or Database.example.com; in --set write a dot of a name as \\., such as example\\.com`,
    )
  },
)

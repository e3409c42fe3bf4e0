import { describe, expect, test } from 'vitest'
import { parsePrometheusVersion } from '../../knowledge/prometheus-version.ts'
import { checkRules } from '../check-rules.ts'
import { exampleFile } from '../example-file.ts'
import { record } from '../fixture/findings-in.ts'

/** Errors and warnings of a file with a version of Prometheus; '' is any. */
function findingsIn(text: string, version: string, scrapeInterval = 30): string[] {
  const parsed = parsePrometheusVersion(version)
  return checkRules([{ name: 'rules.yaml', text }], {
    scrapeInterval,
    ...(parsed && { version: parsed }),
  })[0]!
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ severity, check, message }) => `${severity} [${check}] ${message}`)
}

test.each([
  ['2.53', { major: 2, minor: 53 }],
  ['v3.5.1', { major: 3, minor: 5 }],
  ['3', { major: 3, minor: 0 }],
  ['3.0.0-rc.1', { major: 3, minor: 0 }],
  ['three', undefined],
  ['3.x', undefined],
  ['', undefined],
])('%j as a version', (text, version) => {
  expect(parsePrometheusVersion(text)).toEqual(version)
})

describe('an expression that came with a version is an error in the one before', () => {
  test.each([
    ['histogram_avg(x)', '2.50', '2.51'],
    ['x[300]', '2.53', '2.54', 'a number as a duration'],
    ['sum(x offset 60)', '2.53', '2.54', 'a number as a duration'],
    ['x > 5m', '2.53', '2.54', 'a duration as a number'],
    ['x > 1_000', '2.53', '2.54', 'a number with _'],
    ['{"metric.with.dots"}', '2.55', '3.0', 'a name in quotes'],
    ['up{"label.with.dots"="x"}', '2.55', '3.0', 'a name in quotes'],
    ['sum by ("a.b") (up)', '2.55', '3.0', 'a name in quotes'],
    ['a * on ("a.b") b', '2.55', '3.0', 'a name in quotes'],
  ])('%s in %s, and none in %s', (expr, before, since, called = 'histogram_avg') => {
    const text = record(expr.startsWith('x[') ? `rate(${expr})` : expr)
    const errors = (version: string) =>
      findingsIn(text, version).filter((one) => /^error \[(?!result)/.test(one))
    expect(errors(before)).toEqual([
      `error [prometheus-version] ${called} came with Prometheus ${since}; ${before} refuses the whole file`,
    ])
    expect(errors(since)).toEqual([])
    expect(errors('')).toEqual([])
  })
})

describe('what is experimental', () => {
  test.each([
    [
      'mad_over_time(x[5m])',
      '2.48',
      'error [prometheus-version] mad_over_time came with Prometheus 2.49; 2.48 refuses the whole file',
    ],
    [
      'mad_over_time(x[5m])',
      '3.16',
      'warning [experimental-function] mad_over_time is experimental: Prometheus refuses it without --enable-feature=promql-experimental-functions',
    ],
    ['limitk(2, x)', '', 'warning [experimental-function] limitk is experimental: '],
    ['info(x)', '2.54', 'error [prometheus-version] info came with Prometheus 2.55; '],
    [
      'first_over_time(x[5m])',
      '',
      'warning [experimental-function] first_over_time is experimental: Prometheus before 3.14 refuses it without ',
    ],
    ['first_over_time(x[5m])', '3.14', undefined],
    [
      'rate(x[5m + 1m])',
      '3.3',
      'error [prometheus-version] a duration that is computed came with Prometheus 3.4; ',
    ],
    [
      'rate(x[5m + 1m])',
      '3.4',
      'warning [experimental-function] a duration that is computed is experimental: ',
    ],
    ['rate(x[5m + 1m])', '3.14', undefined],
    ['rate(x[5m] smoothed)', '3.7', 'warning [experimental-function] anchored or smoothed is experimental: '],
    [
      'sum by (job) (a) + fill(0) sum by (job) (b)',
      '3.16',
      'warning [experimental-function] fill is experimental: ',
    ],
    ['holt_winters(x[5m], 0.5, 0.5)', '2.53', undefined],
    [
      'holt_winters(x[5m], 0.5, 0.5)',
      '3.0',
      'error [syntax] there is no function holt_winters any more: double_exponential_smoothing',
    ],
    ['holt_winters(x[5m], 0.5, 0.5)', '', 'error [syntax] there is no function holt_winters any more'],
    ['holt_winters(x, 0.5, 0.5)', '2.53', 'error [syntax] holt_winters takes a range vector here'],
    [
      'double_exponential_smoothing(x[5m], 0.5, 0.5)',
      '2.53',
      'error [prometheus-version] double_exponential_smoothing came with Prometheus 3.0',
    ],
    ['integral(x[5m])', '3.15', 'error [prometheus-version] integral came with Prometheus 3.16'],
  ])('%s in %s', (expr, version, message) => {
    expect(findingsIn(record(expr), version)).toEqual(
      message === undefined ? [] : [expect.stringContaining(message)],
    )
  })
})

describe('keys and templates', () => {
  const group = (key: string) =>
    `groups:\n- name: a\n  ${key}\n  rules: [{ alert: A, expr: up == 0, for: 5m }]`
  const alert = (key: string) => exampleFile(`- alert: A\n  expr: up == 0\n  for: 5m\n  ${key}`)
  test.each([
    [
      alert('keep_firing_for: 5m'),
      '2.41',
      'keep_firing_for came with Prometheus 2.42; 2.41 refuses the whole file',
    ],
    [alert('keep_firing_for: 5m'), '2.42', undefined],
    [group('query_offset: 1m'), '2.52', 'query_offset came with Prometheus 2.53; '],
    [group('limit: 10'), '2.37', undefined],
    [group('labels: { team: a }'), '2.55', 'labels of a group came with Prometheus 3.0; '],
    [
      alert('labels: { a-b: c }'),
      '2.55',
      'a name of other characters than letters, digits and _ came with Prometheus 3.0; ',
    ],
    [
      alert("annotations: { summary: '{{ 60.0 | toDuration }}' }"),
      '3.5',
      'toDuration came with Prometheus 3.6; ',
    ],
    [alert('annotations: { summary: \'{{ "now" }}\' }'), '3.5', undefined],
  ])('%s in %s', (text, version, message) => {
    const errors = findingsIn(text, version).filter((one) => one.startsWith('error'))
    expect(errors).toEqual(message === undefined ? [] : [expect.stringContaining(message)])
  })

  test('aliases of expressions are the name of their anchor before 3.3; what is merged is not', () => {
    const text = exampleFile(`- alert: A
  expr: &down up == 0
  for: 5m
- alert: B
  expr: *down
  for: 10m
- <<: { alert: C, for: 5m, expr: up > 0 }`)
    const aliases = (version: string) => findingsIn(text, version).filter((one) => one.includes('alias'))
    expect(aliases('3.2')).toEqual([
      'error [prometheus-version] an alias (*) as expr, record or alert came with Prometheus 3.3; 3.2 takes the name of its anchor for the text',
    ])
    expect(aliases('3.3')).toEqual([])
  })
})

describe('what Prometheus 3 does otherwise', () => {
  test.each([
    [
      'rate(x_total[30s])',
      '3.0',
      'in 30s there are never two samples at a scrape every 30s: this gives nothing; take 2m or more',
    ],
    ['rate(x_total[30s])', '2.53', 'in 30s there are seldom two samples'],
    ['changes(x[30s])', '3.0', 'this is always 0'],
    ['changes(x[1m])', '3.0', undefined],
    ['predict_linear(x[1m], 3600)', '3.0', '1m is under 4 scrapes of 30s'],
    ['max_over_time(x[30s])', '3.0', undefined],
    ['rate(x[5m:5m])', '3.0', 'in 5m there are never two values at a step of 5m'],
    ['rate(x[5m:5m])', '2.53', undefined],
    ['rate(x[5m:])', '3.0', undefined],
    ['sum(rate(x_bucket{le="10"}[5m]))', '3.0', 'le is "10" before Prometheus 3'],
    ['sum(rate(x_bucket{le="10"}[5m]))', '2.53', undefined],
    ['sum(rate(x_bucket{le="10.0"}[5m]))', '3.0', undefined],
    ['sum(rate(x_bucket{le="10.0"}[5m]))', '2.53', 'le is "10" before Prometheus 3'],
    ['sum(rate(x_bucket{le=~"5|10.0"}[5m]))', '2.53', 'matches any character'],
  ])('%s in %s', (expr, version, message) => {
    expect(findingsIn(record(expr), version)).toEqual(
      message === undefined ? [] : [expect.stringContaining(message)],
    )
  })
})

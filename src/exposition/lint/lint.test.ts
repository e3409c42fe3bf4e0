import { describe, expect, test } from 'vitest'
import { parseOpenMetrics } from '../parser/parse-openmetrics.ts'
import { parseText } from '../parser/parse-text.ts'
import { lint } from './lint.ts'

function findings(...lines: string[]): string[] {
  const { families, errors } = parseText([...lines, ''].join('\n'))
  expect(errors).toEqual([])
  return lint(families, 'text').map(({ line, family, message }) => `${line} ${family} ${message}`)
}

/** Findings on one family of one sample, without its name and line. */
function onFamily(name: string, type: string, labels = '', help = 'Help.'): string[] {
  const { families } = parseText(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name}${labels} 1\n`)
  return lint(families, 'text').map(({ message }) => message)
}

describe('lint', () => {
  test('finds nothing in a good exposition', () => {
    expect(
      findings(
        '# HELP http_requests_total Requests.',
        '# TYPE http_requests_total counter',
        'http_requests_total{code="200",path="/a"} 1',
        'http_requests_total{code="500",path="/b"} 1',
        '# HELP wait_seconds Wait.',
        '# TYPE wait_seconds histogram',
        'wait_seconds_bucket{le="1.0"} 1',
        'wait_seconds_bucket{le="+Inf"} 2',
        'wait_seconds_sum 3',
        'wait_seconds_count 2',
        '# HELP pod_info Pod.',
        '# TYPE pod_info gauge',
        'pod_info{uid="7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f11"} 1',
        'pod_info{uid="7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f12"} 1',
        'pod_info{uid="7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f13"} 1',
      ),
    ).toEqual([])
  })

  test('names the line where the family begins', () => {
    expect(findings('# A comment.', '# TYPE a gauge', 'a 1')).toEqual(['2 a has no help text'])
  })

  test.each<[string, string, string]>([
    ['requests', 'counter', 'is a counter, whose name should end in _total'],
    [
      'nodejs_active_handles_total',
      'gauge',
      "is a gauge, whose name should not end in _total as a counter's does",
    ],
    ['queue_count', 'gauge', 'should not end in _count'],
    ['queue_sum', 'gauge', 'should not end in _sum'],
    ['queue_bucket', 'gauge', 'should not end in _bucket'],
    ['start_timestamp_seconds', 'counter', 'should be a gauge'],
    ['wait_milliseconds', 'gauge', 'base unit seconds instead of milliseconds'],
    ['wait_minutes', 'gauge', 'base unit seconds instead of minutes'],
    ['size_kilobytes', 'gauge', 'base unit bytes instead of kilobytes'],
    ['wait_ms', 'gauge', 'abbreviate a unit in its name: "ms"'],
    ['wait_gauge', 'gauge', 'type in its name: "gauge"'],
    ['wait_histogram_seconds', 'gauge', 'type in its name: "histogram"'],
    ['job:wait:sum', 'gauge', 'colon'],
    ['waitTime', 'gauge', 'snake_case'],
  ])('on the name %s of a %s', (name, type, message) => {
    expect(onFamily(name, type)).toContainEqual(expect.stringContaining(message))
  })

  test.each(['up', 'wait_seconds', 'ms', 'days', 'size_bytes', 'a_meters', 'temperature_celsius'])(
    'finds nothing wrong with a gauge %s but where a unit is no base unit',
    (name) => {
      expect(onFamily(name, 'gauge')).toHaveLength(name === 'days' ? 1 : 0)
    },
  )

  test.each([
    'user_id',
    'userId',
    'user',
    'username',
    'email',
    'session_id',
    'session',
    'request_id',
    'trace_id',
    'client_ip',
    'api_key',
    'password',
    'token',
    'id_token',
    'secret',
    'query',
  ])('warns of a label %s', (label) => {
    expect(onFamily('a', 'gauge', `{${label}="x"}`)).toContainEqual(
      expect.stringContaining(`label ${label} looks like`),
    )
  })

  test('says nothing of a Secret of Kubernetes, which stands beside its namespace', () => {
    expect(onFamily('a', 'gauge', '{namespace="b",secret="c"}')).toEqual([])
  })

  test.each([
    'name',
    'namespace',
    'uid',
    'instance',
    'pod',
    'code',
    'method',
    'message_type',
    'user_type',
    'event',
    'host',
    'id',
  ])('says nothing of a label %s', (label) => {
    expect(onFamily('a', 'gauge', `{${label}="x"}`)).toEqual([])
  })

  test.each([
    ['fooBar', 'snake_case'],
    ['le', 'belongs to histograms'],
    ['quantile', 'belongs to summaries'],
    ['__name', 'two underscores'],
  ])('warns of a label %s on a gauge', (label, message) => {
    expect(onFamily('a', 'gauge', `{${label}="1"}`)).toContainEqual(expect.stringContaining(message))
  })

  test.each<[string, string[], string]>([
    ['one token of GitHub', ['ghp_0123456789abcdefghij', 'x', 'y', 'z'], 'tokens'],
    ['one JWT', ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', 'x', 'y', 'z'], 'tokens'],
    ['one e-mail address', ['ann@example.org', 'x', 'y', 'z'], 'e-mail'],
    [
      'UUIDs',
      [
        '7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f11',
        '7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f12',
        '7e3a9d8a-3b0a-4b45-9d62-5a8d5c0f6f13',
      ],
      'UUIDs',
    ],
    ['hashes', ['9f86d081884c7d65', '60303ae22b998861', 'fd61a03af4f77d87'], 'random ids'],
    ['times', ['1780000000', '1780000010', '1780000020'], 'times'],
    ['numbers that are ids', ['90071992', '90071993', '12345678'], 'ids'],
    [
      'ULIDs',
      ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAW', '01ARZ3NDEKTSV4RRFFQ69G5FAX'],
      'ULIDs',
    ],
    [
      'URLs with ids',
      ['https://x.dev/u/1', 'https://x.dev/u/2', 'https://x.dev/u/3/edit'],
      'paths with an id',
    ],
    ['paths with ids', ['/users/1', '/users/2', '/users/3/edit'], 'paths with an id'],
    ['queries', ['/s?q=a', '/s?q=b', '/s?q=c'], 'with a query'],
  ])('warns of values that are %s', (_, values, message) => {
    const samples = values.map((value) => `a{x="${value}"} 1`)
    expect(findings('# HELP a A.', '# TYPE a gauge', ...samples)).toEqual([
      expect.stringMatching(new RegExp(`^3 a label x holds .*${message}`)),
    ])
  })

  test('says nothing of two ids, or of a few among many words', () => {
    expect(findings('# HELP a A.', 'a{x="/users/1"} 1', 'a{x="/users/2"} 1')).toEqual([])
    const words = Array.from({ length: 20 }, (_, index) => `a{x="/page-${'abcdefghijklmnopqrst'[index]}"} 1`)
    expect(findings('# HELP a A.', ...words, 'a{x="/1"} 1', 'a{x="/2"} 1', 'a{x="/3"} 1')).toEqual([])
  })

  test('holds the histograms and counters of text to the rules of OpenMetrics', () => {
    expect(
      findings(
        '# HELP h H.',
        '# TYPE h histogram',
        'h_bucket{le="1"} 2',
        'h_bucket{le="+Inf"} 1',
        '# HELP g G.',
        '# TYPE g histogram',
        'g_bucket{le="1"} 2',
        '# HELP c_total C.',
        '# TYPE c_total counter',
        'c_total -1',
      ),
    ).toEqual([
      '4 h buckets are cumulative, and 1 is less than the 2 on line 3',
      '7 g the histogram has no +Inf bucket',
      '10 c_total the value of a _total cannot be negative',
    ])
  })

  test('names series that stand twice and families that are interleaved', () => {
    expect(findings('# HELP a A.', 'a 1', 'a 2')).toEqual([
      '3 a the series stands twice: same name, same labels',
    ])
    expect(findings('# HELP a A.', '# HELP b B.', 'a{x="1"} 1', 'b 1', 'a{x="2"} 1', 'b{x="2"} 1')).toEqual([
      '5 a its samples should stand together, and others stand between',
      '6 b its samples should stand together, and others stand between',
    ])
  })

  test('knows that counters of OpenMetrics are declared without _total', () => {
    const { families } = parseOpenMetrics(
      '# TYPE a counter\n# HELP a A.\na_total 1\n# TYPE h histogram\n# HELP h H.\nh_bucket{le="1.0"} 1 # {} 2\nh_bucket{le="+Inf"} 1\n# EOF\n',
    )
    expect(lint(families, 'openmetrics')).toEqual([
      { line: 6, family: 'h', message: 'the exemplar\'s value 2 is not within its bucket le="1.0"' },
    ])
  })
})

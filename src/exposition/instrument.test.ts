import { describe, expect, test } from 'vitest'
import { ManualClock } from '../base/index.ts'
import { Exposition } from './exposition.ts'
import { lint } from './lint/lint.ts'
import { parseOpenMetrics } from './parser/parse-openmetrics.ts'
import { Registry } from './registry.ts'

/** As a program in JavaScript sees it: nobody checks its types. */
// biome-ignore lint/suspicious/noExplicitAny: what a compiler refuses is what these tests are about
const unchecked = (value: unknown) => value as any

/** The sample lines as they stand in OpenMetrics, checked by the strict parser. */
function openMetrics(registry: Registry): string[] {
  const { body } = new Exposition({ families: () => registry.families() }).scrape({
    accept: 'application/openmetrics-text',
  })
  const text = Buffer.concat(Array.from(body, (part) => Buffer.from(part))).toString()
  expect(parseOpenMetrics(text).errors).toEqual([])
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

describe('labels', () => {
  const counter = () =>
    new Registry().counter({ name: 'http_requests_total', help: 'Requests.', labels: ['code', 'method'] })

  test.each([
    [{ code: '200', path: '/' }, 'http_requests_total has the labels code, method; path was not declared'],
    [
      { code: '200', method: 'GET', path: '/' },
      'http_requests_total has the labels code, method; path was not declared',
    ],
    [{ code: '200' }, 'http_requests_total has the labels code, method; method is missing'],
    [
      { code: '200', method: undefined },
      'http_requests_total has the labels code, method; method is missing',
    ],
    [{ code: 200, method: 'GET' }, 'http_requests_total: label code has to be a string, not number 200'],
    [{}, 'http_requests_total has the labels code, method; code is missing'],
  ])('%j are refused at run time too', (labels, message) => {
    const requests = counter()
    expect(() => requests.labels(unchecked(labels))).toThrow(new TypeError(message))
    expect(requests.size).toBe(0)
    requests.labels({ code: '200', method: 'GET' }).inc()
    expect(() => requests.labels(unchecked(labels))).toThrow(TypeError)
  })

  test('of a metric without any are refused', () => {
    const up = new Registry().gauge({ name: 'up', help: 'Up.' })
    expect(() => up.labels(unchecked({ a: 'b' }))).toThrow('up has no labels; a was not declared')
  })

  test('that only look alike when joined are two series', () => {
    const requests = counter()
    requests.labels({ code: 'a\u{ff}b', method: 'c' }).inc(1)
    requests.labels({ code: 'a', method: 'b\u{ff}c' }).inc(2)
    expect(requests.labels({ code: 'a\u{ff}b', method: 'c' }).value).toBe(1)
    expect(requests.size).toBe(2)
  })
})

describe('a counter', () => {
  test.each([
    [
      -1,
      'a_total: a counter cannot go up by -1, only by a finite number that is not negative; for what goes down too there are gauges',
    ],
    [Number.NaN, 'a_total: a counter cannot go up by NaN, only by a finite number that is not negative'],
    [
      Number.POSITIVE_INFINITY,
      'a_total: a counter cannot go up by Infinity, only by a finite number that is not negative',
    ],
    ['1', 'a_total: a counter cannot go up by 1, only by a finite number that is not negative'],
  ])('does not go up by %j', (by, message) => {
    const counter = new Registry().counter({ name: 'a_total', help: 'A.' })
    expect(() => counter.inc(unchecked(by))).toThrow(new RangeError(message))
    expect(counter.total).toBe(0)
  })

  test('passes on what something else counts, which only goes down when it began anew', () => {
    const counter = new Registry().counter({ name: 'a_total', help: 'A.', labels: ['x'] })
    const child = counter.labels({ x: 'y' })
    child.setTotal(5)
    child.setTotal(5)
    child.setTotal(8.5)
    expect(() => child.setTotal(8)).toThrow(
      'a_total: a counter does not go from 8.5 to 8; if what counts began anew, reset() it first',
    )
    expect(() => child.setTotal(Number.NaN)).toThrow('a counter does not go from 8.5 to NaN')
    expect(child.value).toBe(8.5)
    child.reset()
    child.setTotal(2)
    expect(counter.render()).toBe('a_total{x="y"} 2\n')
  })
})

describe('a gauge', () => {
  test.each([
    [Number.NaN, 'a: a gauge cannot be NaN; where a value is not known, remove() its series'],
    ['1', 'a: a gauge cannot be the string 1; where a value is not known, remove() its series'],
    [
      undefined,
      'a: a gauge cannot be the undefined undefined; where a value is not known, remove() its series',
    ],
  ])('is not set to %j', (value, message) => {
    const gauge = new Registry().gauge({ name: 'a', help: 'A.' })
    expect(() => gauge.set(unchecked(value))).toThrow(new RangeError(message))
    expect(gauge.render()).toBe('a 0\n')
  })

  test('says what there is now, and nothing of what went away', () => {
    const gauge = new Registry({ seriesLimit: 2 }).gauge({ name: 'a', help: 'A.', labels: ['pod'] })
    gauge.replace([
      [{ pod: 'x' }, 1],
      [{ pod: 'y' }, 2],
    ])
    gauge.replace([
      [{ pod: 'y' }, 3],
      [{ pod: 'z' }, 4],
    ])
    expect(gauge.render()).toBe('a{pod="y"} 3\na{pod="z"} 4\n')
    expect(gauge.dropped).toBe(0)
  })

  test('that is refused a part of what it is to say says what it said before', () => {
    const gauge = new Registry().gauge({ name: 'a', help: 'A.', labels: ['pod'] })
    gauge.replace([[{ pod: 'x' }, 1]])
    expect(() =>
      gauge.replace([
        [{ pod: 'y' }, 1],
        [{ pod: 'z' }, Number.NaN],
      ]),
    ).toThrow(RangeError)
    expect(() => gauge.replace([[unchecked({ pot: 'y' }), 1]])).toThrow(TypeError)
    expect(gauge.render()).toBe('a{pod="x"} 1\n')
  })
})

describe('a summary', () => {
  test('counts and adds up, and computes no quantile', () => {
    const summary = new Registry().summary({ name: 'a_seconds', help: 'A.', labels: ['x'] })
    for (const value of [1, 0.5, 0]) summary.labels({ x: 'y' }).observe(value)
    expect(summary.render()).toBe('a_seconds_sum{x="y"} 1.5\na_seconds_count{x="y"} 3\n')
  })

  test('passes on the quantiles of something else', () => {
    const registry = new Registry()
    registry.summary({ name: 'a', help: 'A.' }).set({
      count: 3,
      sum: 6,
      quantiles: [
        [0.5, 2],
        [0.99, Number.NaN],
      ],
    })
    expect(openMetrics(registry)).toEqual([
      'a{quantile="0.5"} 2',
      'a{quantile="0.99"} NaN',
      'a_sum 6',
      'a_count 3',
    ])
  })

  test.each([
    [{ count: 1.5, sum: 1 }, 'the count of a summary is a whole number, not 1.5'],
    [{ count: -1, sum: 1 }, 'the count of a summary is a whole number, not -1'],
    [{ count: 1, sum: Number.NaN }, 'the sum of a summary is a number of at least 0, not NaN'],
    [{ count: 1, sum: 1, quantiles: [[2, 1]] }, 'a quantile is a number from 0 to 1, not 2'],
    [{ count: 1, sum: 1, quantiles: [[0.5, -1]] }, 'the value of a quantile cannot be -1'],
    [
      {
        count: 1,
        sum: 1,
        quantiles: [
          [0.5, 1],
          [0.5, 2],
        ],
      },
      'a quantile stands twice',
    ],
  ])('does not pass on %j', (point, message) => {
    const summary = new Registry().summary({ name: 'a', help: 'A.' })
    expect(() => summary.set(unchecked(point))).toThrow(message)
    expect(summary.render()).toBe('a_sum 0\na_count 0\n')
  })

  test('takes nothing negative, and has no label quantile of its own', () => {
    expect(() => new Registry().summary({ name: 'a', help: 'A.' }).observe(-1)).toThrow(
      'a: a summary cannot take -1',
    )
    expect(() => new Registry().summary({ name: 'a', help: 'A.', labels: ['quantile'] })).toThrow(RangeError)
  })
})

describe('an info', () => {
  test('says one thing at a time, or a few', () => {
    const info = new Registry().info({ name: 'app_build_info', help: 'Build.', labels: ['version'] })
    info.set({ version: '1' })
    info.set({ version: '2' })
    expect(info.render()).toBe('app_build_info{version="2"} 1\n')
    info.replace([{ version: '3' }, { version: '2' }])
    expect(info.render()).toBe('app_build_info{version="2"} 1\napp_build_info{version="3"} 1\n')
  })

  test.each([
    [{ name: 'app_build', help: '', labels: ['v'] }, 'info app_build has to end in _info'],
    [
      { name: 'app_info', help: '', labels: [] },
      'info app_info has no labels, and they are all that it says',
    ],
  ])('%j is refused', (definition, message) => {
    expect(() => new Registry().info(unchecked(definition))).toThrow(message)
  })
})

describe('a state set', () => {
  const declare = () =>
    new Registry().stateSet({ name: 'door', help: 'Door.', labels: ['room'], states: ['open', 'closed'] })

  test('has a series for each state, of which those that hold are 1', () => {
    const door = declare()
    door.labels({ room: 'a' }).set('open')
    door.labels({ room: 'b' })
    expect(door.render()).toBe(
      'door{room="a",state="open"} 1\ndoor{room="a",state="closed"} 0\n' +
        'door{room="b",state="open"} 0\ndoor{room="b",state="closed"} 0\n',
    )
    door.labels({ room: 'a' }).set('closed')
    expect(door.render()).toContain('door{room="a",state="open"} 0\ndoor{room="a",state="closed"} 1\n')
  })

  test('knows no other state', () => {
    expect(() => declare().labels({ room: 'a' }).set(unchecked('ajar'))).toThrow(
      'door has no state "ajar", only open, closed',
    )
  })

  test.each([
    [{ states: [] }, 'has no states'],
    [{ states: ['a', 'a'] }, 'declares a state twice'],
    [{ states: ['a'], labels: ['state'] }, 'has a label state, which is the one of its states'],
  ])('%j is refused', (rest, message) => {
    expect(() => new Registry().stateSet(unchecked({ name: 'door', help: '', ...rest }))).toThrow(message)
  })
})

describe('exemplars', () => {
  test('stand in OpenMetrics at the counter and in the bucket, the last one each, with their time', () => {
    const clock = new ManualClock(1_700_000_000_500)
    const registry = new Registry({ clock })
    const histogram = registry.histogram({ name: 'wait_seconds', help: 'Wait.', labels: ['x'] }, [1, 5])
    registry.counter({ name: 'a_total', help: 'A.' }).inc(2, { trace_id: 'abc' })
    histogram.labels({ x: 'y' }).observe(3, { trace_id: 'first' })
    histogram.labels({ x: 'y' }).observe(4, { trace_id: 'second' })
    histogram.labels({ x: 'y' }).observe(9)
    expect(openMetrics(registry)).toEqual([
      'wait_seconds_bucket{x="y",le="1.0"} 0',
      'wait_seconds_bucket{x="y",le="5.0"} 2 # {trace_id="second"} 4 1700000000.5',
      'wait_seconds_bucket{x="y",le="+Inf"} 3',
      'wait_seconds_sum{x="y"} 16',
      'wait_seconds_count{x="y"} 3',
      'a_total 2 # {trace_id="abc"} 2 1700000000.5',
    ])
    expect(histogram.render()).not.toContain('#')
  })

  test.each([
    [{ trace_id: 'x'.repeat(121) }, "the exemplar's labels have 129 characters, and 128 is the most"],
    [{ 'trace-id': 'x' }, 'an exemplar cannot have a label "trace-id"'],
    [{ trace_id: 7 }, "the exemplar's label trace_id has to be a string, not 7"],
  ])('%j are refused, and nothing is counted', (labels, message) => {
    const counter = new Registry().counter({ name: 'a_total', help: 'A.' })
    expect(() => counter.inc(1, unchecked(labels))).toThrow(message)
    expect(counter.total).toBe(0)
    const histogram = new Registry().histogram({ name: 'b', help: 'B.' }, [1])
    expect(() => histogram.observe(1, unchecked(labels))).toThrow(message)
    expect(histogram.render()).toContain('b_count 0\n')
  })
})

describe('many series', () => {
  test('are in pages of which a change touches one, whose room is taken again', () => {
    const gauge = new Registry({ seriesLimit: 10_000 }).gauge({ name: 'a', help: 'A.', labels: ['n'] })
    for (let n = 0; n < 2_048; n++) gauge.labels({ n: String(n) }).set(n)
    const chunks = [...gauge.chunks()]
    expect(chunks).toHaveLength(4)
    const versions = () => chunks.map(({ version }) => version)
    const before = versions()
    gauge.labels({ n: '700' }).set(-1)
    expect(versions().map((version, index) => version !== before[index])).toEqual([false, true, false, false])
    gauge.remove({ n: '3' })
    gauge.labels({ n: 'new' }).set(5)
    expect(chunks[0]?.render()).toContain('a{n="new"} 5\n')
    for (let n = 0; n < 2_048; n++) gauge.remove({ n: String(n) })
    expect(gauge.render()).toBe('a{n="new"} 5\n')
    expect([...gauge.chunks()]).toHaveLength(1)
  })

  test('have a limit of their own where the definition names one', () => {
    const registry = new Registry({ seriesLimit: 1 })
    const wide = registry.gauge({ name: 'wide', help: 'Wide.', labels: ['n'], seriesLimit: 3 })
    const narrow = registry.gauge({ name: 'narrow', help: 'Narrow.', labels: ['n'] })
    for (const n of ['1', '2', '3', '4']) {
      wide.labels({ n }).set(1)
      narrow.labels({ n }).set(1)
    }
    expect([wide.size, narrow.size]).toEqual([3, 1])
    expect(registry.dropped()).toEqual(
      new Map([
        ['wide', 1],
        ['narrow', 3],
      ]),
    )
  })
})

test.each([0, -1, Number.NaN])('a limit of %d label sets is refused', (seriesLimit) => {
  expect(() => new Registry({ seriesLimit }).gauge({ name: 'a', help: 'A.' })).toThrow('leaves no room')
})

describe('names that promtool finds fault with', () => {
  const strict = () => new Registry({ naming: 'promlint' })
  test.each<[string, (registry: Registry) => unknown]>([
    [
      'a_total is a gauge, whose name should not end in _total',
      (r) => r.gauge({ name: 'a_total', help: 'A.' }),
    ],
    ['a has no help text', (r) => r.gauge({ name: 'a', help: '' })],
    ['a has no help text', (r) => r.gauge({ name: 'a' } as never)],
    [
      'wait_ms should not abbreviate a unit in its name: "ms"',
      (r) => r.gauge({ name: 'wait_ms', help: 'A.' }),
    ],
    ['aB should be named in snake_case', (r) => r.gauge({ name: 'aB', help: 'A.' })],
    [
      'a label podName should be in snake_case',
      (r) => r.gauge({ name: 'a', help: 'A.', labels: ['podName'] }),
    ],
  ])('are refused: %s', (message, declare) => {
    expect(() => declare(strict())).toThrow(message)
    expect(() => declare(new Registry())).not.toThrow()
  })

  test.each<[string, (registry: Registry) => unknown]>([
    ['histogram a_seconds has no buckets', (r) => r.histogram({ name: 'a_seconds', help: 'A.' }, [])],
    [
      'their upper bounds come after the definition',
      (r) => r.histogram({ name: 'a_seconds', help: 'A.' }, undefined as never),
    ],
    ['name them in its definition', (r) => r.stateSet({ name: 'a', help: 'A.' } as never)],
  ])('as is what lacks a part of itself, whatever the naming: %s', (message, declare) => {
    expect(() => declare(new Registry())).toThrow(message)
  })

  test('do not slip in by what is accepted', () => {
    const registry = strict()
    registry
      .counter({ name: 'a_total', help: 'A.', labels: ['code'] })
      .labels({ code: '1' })
      .inc()
    registry.histogram({ name: 'wait_seconds', help: 'Wait.', unit: 'seconds' }, [1]).observe(1)
    registry.summary({ name: 'size_bytes', help: 'Size.', unit: 'bytes' }).observe(1)
    registry.info({ name: 'a_build_info', help: 'Build.', labels: ['version'] }).set({ version: '1' })
    registry.stateSet({ name: 'a_state', help: 'State.', states: ['on', 'off'] }).set('on')
    const { body } = new Exposition({ families: () => registry.families() }).scrape({
      accept: 'application/openmetrics-text',
    })
    const { families, errors } = parseOpenMetrics(
      Buffer.concat(Array.from(body, (part) => Buffer.from(part))),
    )
    expect([errors, lint(families, 'openmetrics')]).toEqual([[], []])
  })

  test('a unit has to end the name', () => {
    expect(() => new Registry().gauge({ name: 'wait', help: 'Wait.', unit: 'seconds' })).toThrow(
      'wait has the unit seconds, and its name does not end with it',
    )
    expect(new Registry().counter({ name: 'cpu_seconds_total', help: 'A.', unit: 'seconds' }).size).toBe(1)
  })
})

describe('time', () => {
  test('is taken by a timer, with labels that are known at its end, and told by a gauge', async () => {
    const clock = new ManualClock(1_700_000_000_000)
    const registry = new Registry({ clock })
    const bare = registry.histogram({ name: 'run_seconds', help: 'Runs.' }, [1, 5])
    const routed = registry.histogram(
      { name: 'request_seconds', help: 'Requests.', labels: ['code'] },
      [1, 5],
    )
    const last = registry.gauge({ name: 'last_success_timestamp_seconds', help: 'Last.' })
    const [endRun, endRequest, endChild] = [
      bare.startTimer(),
      routed.startTimer(),
      routed.labels({ code: '500' }).startTimer(),
    ]
    await clock.advance(2_000)
    expect([endRun(), endRequest({ code: '200' }), endChild({ trace_id: 'a' })]).toEqual([2, 2, 2])
    last.setToCurrentTime()
    expect(bare.render()).toContain('run_seconds_bucket{le="1.0"} 0\nrun_seconds_bucket{le="5.0"} 1\n')
    expect(routed.render()).toContain('request_seconds_sum{code="500"} 2\n')
    expect(routed.labels({ code: '500' }).exemplars[1]?.labels).toEqual({ trace_id: 'a' })
    expect(last.render()).toBe('last_success_timestamp_seconds 1700000002\n')
    // @ts-expect-error the labels are missing
    expect(() => routed.startTimer()()).toThrow('request_seconds has labels')
  })

  test('needs a clock', () => {
    const registry = new Registry()
    const histogram = registry.histogram({ name: 'run_seconds', help: 'Runs.' }, [1])
    expect(() => histogram.startTimer()).toThrow('run_seconds has no clock to take time by')
    expect(() => registry.gauge({ name: 'a', help: 'A.' }).setToCurrentTime()).toThrow('a has no clock')
  })
})

import { describe, expect, test } from 'vitest'
import { parseOpenMetrics } from './parse-openmetrics.ts'

/** The lines with errors of an exposition given without its end. */
function errorLines(...lines: string[]): number[] {
  return parseOpenMetrics([...lines, '# EOF', ''].join('\n')).errors.map(({ line }) => line)
}

const histogram = (...samples: string[]) => ['# TYPE h histogram', ...samples]
const full = ['h_bucket{le="1.0"} 1', 'h_bucket{le="+Inf"} 2', 'h_sum 3', 'h_count 2']

describe('parseOpenMetrics', () => {
  test('reads families with all they have', () => {
    const { families, errors } = parseOpenMetrics(
      [
        '# TYPE busy_seconds counter',
        '# UNIT busy_seconds seconds',
        '# HELP busy_seconds A \\"b\\"\\nc \\\\n d\\e',
        'busy_seconds_total{core="0",says="\\"\\n\\\\ ☃"} 1.5 1.25 # {trace_id="x"} 0.5 1.5',
        'busy_seconds_created{core="0",says="\\"\\n\\\\ ☃"} 1 1.25',
        'plain -Inf',
        '# EOF',
      ].join('\n'),
    )
    expect(errors).toEqual([])
    const labels = { core: '0', says: '"\n\\ ☃' }
    expect(structuredClone(families)).toEqual([
      {
        name: 'busy_seconds',
        type: 'counter',
        unit: 'seconds',
        help: 'A "b"\nc \\n d\\e',
        line: 1,
        samples: [
          {
            name: 'busy_seconds_total',
            labels,
            value: 1.5,
            timestamp: 1250,
            exemplar: { labels: { trace_id: 'x' }, value: 0.5, timestamp: 1500 },
            line: 4,
          },
          { name: 'busy_seconds_created', labels, value: 1, timestamp: 1250, exemplar: undefined, line: 5 },
        ],
      },
      {
        name: 'plain',
        type: 'unknown',
        unit: '',
        help: '',
        line: 6,
        samples: [
          { name: 'plain', labels: {}, value: -Infinity, timestamp: undefined, exemplar: undefined, line: 6 },
        ],
      },
    ])
  })

  test('reads names in quotes', () => {
    const { families, errors } = parseOpenMetrics(
      '# TYPE "my.metric" counter\n{"my.metric_total","a b"="c",d="e"} 1\n# EOF\n',
    )
    expect(errors).toEqual([])
    expect(families[0]?.name).toBe('my.metric')
    expect(structuredClone(families[0]?.samples[0]?.labels)).toEqual({ 'a b': 'c', d: 'e' })
  })

  test.each<[string, string[], number[]]>([
    ['nothing at all', [], []],
    ['a full histogram', histogram(...full), []],
    ['numbers in every case and shape', ['a 1.', 'b .5', 'c +1E+3', 'd -INF', 'e nan', 'f Infinity'], []],
    ['a number beyond float64', ['a 1e999'], [1]],
    ['hexadecimal', ['a 0x10'], [1]],
    ['a family that comes back', ['a 1', 'b 1', 'a 2'], [3]],
    ['a metric that comes back', ['# TYPE a gauge', 'a{x="1"} 1', 'a{x="2"} 1', 'a{x="1"} 2'], [4]],
    ['a series that stands twice', ['a 1', 'b 1', 'b 1'], [3]],
    ['a sample named as its counter', ['# TYPE a counter', 'a 1'], [2]],
    ['a gauge where a counter has its created', ['# TYPE a_created gauge', '# TYPE a counter'], [2]],
    ['the same the other way round', ['# TYPE a counter', '# TYPE a_created gauge'], [2]],
    ['a histogram where a gauge has its count', ['h_count 1', '# TYPE h histogram'], [2]],
    ['an unknown comment', ['# FOO a b'], [1]],
    ['a comment', ['# a'], [1]],
    ['a unit for an info', ['# TYPE a_s info', '# UNIT a_s s'], [2]],
    ['a type for a unit', ['# UNIT a_s s', '# TYPE a_s stateset'], [2]],
    ['samples of a family whose type is no type', ['# TYPE a meh', 'a_bucket 1 # {} 1', 'a 1'], [1]],
    ['metadata after samples', ['a_s 1', '# UNIT a_s s'], [2]],
    ['text after a line feed and carriage return', ['a 1\r'], [1]],
    ['a leading blank', [' a 1'], [1]],
    ['blanks in the braces', ['a{ b="c"} 1'], [1]],
    ['an escaped closing quote', ['a{b="c\\"} 1'], [1]],
    ['a quoted name twice', ['a{"b"} 1'], [1]],
    ['an empty quoted name', ['{""} 1'], [1]],
    ['no name', ['{} 1'], [1]],
    ['a quoted name outside braces', ['"a" 1'], [1]],
    ['every broken line', ['a{', 'b', 'c 1', 'd x'], [1, 2, 4]],

    [
      'buckets that fall in bound',
      histogram('h_bucket{le="2"} 1', 'h_bucket{le="1"} 1', 'h_bucket{le="+Inf"} 1'),
      [3],
    ],
    ['a bucket twice', histogram('h_bucket{le="1"} 1', 'h_bucket{le="1.0"} 1', 'h_bucket{le="+Inf"} 1'), [3]],
    ['buckets that fall in count', histogram('h_bucket{le="1"} 2', 'h_bucket{le="+Inf"} 1'), [3]],
    ['a missing +Inf bucket, at the last bucket', histogram('h_bucket{le="1"} 1', 'h_bucket{le="2"} 1'), [3]],
    ['a count other than the +Inf bucket', histogram('h_bucket{le="+Inf"} 1', 'h_count 2', 'h_sum 1'), [3]],
    ['a count without a sum', histogram('h_bucket{le="+Inf"} 1', 'h_count 1'), [3]],
    ['half a count', histogram('h_bucket{le="+Inf"} 1.5'), [2]],
    ['le="NaN"', histogram('h_bucket{le="NaN"} 1'), [2]],
    ['le on a sum', histogram('h_sum{le="1"} 1'), [2]],
    [
      'a gap in the first of two metrics',
      histogram('h_bucket{x="1",le="1"} 1', 'h_bucket{x="2",le="+Inf"} 1'),
      [2],
    ],
    ['a gap that may come from a broken line', histogram('h_bucket{le="1"} 1', 'h_bucket{le="+Inf} 1'), [3]],
    ['a broken line before all others', histogram('h_bucket{le="1} 1', 'h_sum 1', 'h_count 1'), [2]],
    ['two points of a histogram', histogram('h_bucket{le="+Inf"} 1 1', 'h_bucket{le="+Inf"} 2 2'), []],
    ['a gap in the first of two points', histogram('h_bucket{le="1"} 1 1', 'h_bucket{le="+Inf"} 2 2'), [2]],
    [
      'points that are interleaved',
      histogram('h_bucket{le="+Inf"} 1 1', 'h_bucket{le="+Inf"} 2 2', 'h_sum 1 1'),
      [4],
    ],
    [
      'a negative gauge sum below negative bounds',
      [
        '# TYPE g gaugehistogram',
        'g_bucket{le="-1.0"} 1',
        'g_bucket{le="+Inf"} 1',
        'g_gsum -2',
        'g_gcount 1',
      ],
      [],
    ],

    ['a quantile of 2', ['# TYPE s summary', 's{quantile="2"} 1'], [2]],
    ['a quantile that is NaN by value', ['# TYPE s summary', 's{quantile="0.5"} NaN'], []],
    ['half a count of a summary', ['# TYPE s summary', 's_count 0.5'], [2]],
    [
      'quantiles in any order',
      ['# TYPE s summary', 's{quantile="0.9"} 1', 's{quantile="0.5"} 1', 's_count 1'],
      [],
    ],
    ['states', ['# TYPE a stateset', 'a{a="x"} 1', 'a{a="y"} 0'], []],
    ['a state of 0.5', ['# TYPE a stateset', 'a{a="x"} 0.5'], [2]],
    ['an info that is 0', ['# TYPE a info', 'a_info 0'], [2]],

    ['a label twice in an exemplar', ['# TYPE a counter', 'a_total 1 # {b="c",b="d"} 1'], [2]],
    ['an exemplar without a value', ['# TYPE a counter', 'a_total 1 # {}'], [2]],
    ['an exemplar on a gauge', ['# TYPE a gauge', 'a 1 # {} 1'], [2]],
    ['an exemplar that is NaN', ['# TYPE a counter', 'a_total 1 # {} NaN'], []],
    ['labels of 128 snowmen', ['# TYPE a counter', `a_total 1 # {a="${'☃'.repeat(127)}"} 1`], []],
    ['labels of 129', ['# TYPE a counter', `a_total 1 # {a="${'☃'.repeat(128)}"} 1`], [2]],

    ['timestamps on some', ['a 1', 'a 2 1'], [2]],
    ['timestamps that rise and fall', ['a 1 1', 'a 2 2', 'a 3 1.5'], [3]],
  ])('on %s', (_, lines, expected) => {
    expect(errorLines(...lines)).toEqual(expected)
  })

  test('wants the end, once, and nothing after it', () => {
    const lines = (text: string) => parseOpenMetrics(text).errors.map(({ line }) => line)
    expect(lines('a 1\n')).toEqual([1])
    expect(lines('a 1\n# EOF\n\n')).toEqual([3])
    expect(lines('a 1\n# EOF\nb 1\nc 1')).toEqual([3])
    expect(lines('# EOF\n# EOF\n')).toEqual([2])
    expect(lines('# EOF')).toEqual([])
  })

  test('names the lines that are not UTF-8, and a byte order mark', () => {
    const bytes = Buffer.concat([
      Buffer.from('a{b="é"} 1\nc{d="'),
      Buffer.of(0xff),
      Buffer.from('"} 1\n# EOF\n'),
    ])
    expect(parseOpenMetrics(bytes).errors).toMatchObject([
      { line: 2, message: 'the line is not valid UTF-8' },
    ])
    expect(parseOpenMetrics(Buffer.from('\uFEFFa 1\n# EOF\n')).errors).toMatchObject([{ line: 1 }])
    expect(parseOpenMetrics(Buffer.from('a{b="\0"} 1\n# EOF\n')).errors).toEqual([])
  })

  test('says the column', () => {
    expect(parseOpenMetrics('a{b="c"} 1x\n# EOF').errors).toEqual([
      { line: 1, column: 10, message: 'expected a number as value, found "1x"' },
    ])
  })

  test('stops after a hundred errors', () => {
    expect(parseOpenMetrics('x\n'.repeat(5000)).errors).toHaveLength(100)
  })

  test('when lax, takes what others write', () => {
    const { families, errors } = parseOpenMetrics(
      '# a comment\r\n\r\n# TYPE  a gauge\r\na { b = "c", } 1\r\nbroken{\r\na{b="d"} 2\r\n',
      { strict: false },
    )
    expect(errors.map(({ line }) => line)).toEqual([5])
    expect(families[0]?.samples.map(({ labels, value }) => [labels.b, value])).toEqual([
      ['c', 1],
      ['d', 2],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { parseText } from './parse-text.ts'

const errorLines = (...lines: string[]) => parseText([...lines, ''].join('\n')).errors.map(({ line }) => line)

describe('parseText', () => {
  test('reads families with comments, blanks and blank lines between, wherever their lines stand', () => {
    const { families, errors } = parseText(
      [
        '# Just a comment.',
        '#',
        '',
        '  #\tTYPE  a\tcounter',
        'a_total 5',
        'a { b = "c\\n\\"\\\\" , } 1e3   1500 ',
        '# HELP a Help  with "quotes"\\n and \\\\n.',
        'other{d="e"}+Inf',
        'a{}\t2',
        '',
      ].join('\n'),
    )
    expect(errors).toEqual([])
    expect(families.map(({ name, type, help }) => [name, type, help])).toEqual([
      ['a', 'counter', 'Help  with "quotes"\n and \\n.'],
      ['a_total', 'unknown', ''],
      ['other', 'unknown', ''],
    ])
    expect(structuredClone(families[0]?.samples)).toMatchObject([
      { labels: { b: 'c\n"\\' }, value: 1000, timestamp: 1500, line: 6 },
      { labels: {}, value: 2, timestamp: undefined, line: 9 },
    ])
  })

  test('gives the parts of histograms and summaries to their family', () => {
    const { families, errors } = parseText(
      [
        '# TYPE h histogram',
        'h_bucket{le="+Inf"} 1',
        'h_sum 1',
        'h_count 1',
        '# TYPE s summary',
        's{quantile="0.5"} NaN',
        's_sum 1',
        's_bucket 1',
        '',
      ].join('\n'),
    )
    expect(errors).toEqual([])
    expect(families.map(({ name, samples }) => [name, samples.length])).toEqual([
      ['h', 3],
      ['s', 2],
      ['s_bucket', 1],
    ])
  })

  test.each<[string, string[], number[]]>([
    ['nothing', [], []],
    ['bare metadata', ['# TYPE', '# HELP', '# TYPE a', '# HELP a'], []],
    ['an unknown type', ['# TYPE a meh'], [1]],
    ['a type of OpenMetrics', ['# TYPE a stateset'], [1]],
    ['a type after samples', ['a 1', '# TYPE a gauge'], [2]],
    ['a second type', ['# TYPE a gauge', '# TYPE a gauge'], [2]],
    ['a second help', ['# HELP a b', 'a 1', '# HELP a b'], [3]],
    ['no value', ['a', 'b{c="d"}'], [1, 2]],
    ['a value that is none', ['a b', 'b 1_0', 'c 0x1p3'], [1, 2, 3]],
    ['seconds as a timestamp', ['a 1 1.5'], [1]],
    ['a word too many', ['a 1 2 3'], [1]],
    ['an exemplar', ['a 1 # {} 1'], [1]],
    ['a label twice', ['a{b="c",b="d"} 1'], [1]],
    ['two commas', ['a{b="c",,} 1'], [1]],
    ['an escape that is none', ['a{b="\\x"} 1', '# HELP a \\d'], [1, 2]],
    ['a label __name__', ['a{__name__="b"} 1'], [1]],
    ['a bound that is no number', ['# TYPE h histogram', 'h_bucket{le="x"} 1'], [2]],
    ['a quantile that is no number', ['# TYPE s summary', 's{quantile="x"} 1'], [2]],
    ['CRLF', ['a 1\r'], [1]],
  ])('on %s', (_, lines, expected) => {
    expect(errorLines(...lines)).toEqual(expected)
  })

  test('wants the last line ended', () => {
    expect(parseText('a 1\nb 2').errors).toMatchObject([{ line: 2, column: 4 }])
    expect(parseText('a 1\nb 2', { strict: false }).errors).toEqual([])
  })

  test('when lax, reads CRLF, exemplars and the types of OpenMetrics', () => {
    const { families, errors } = parseText('# TYPE a info\r\na_info{b="c"} 1\r\nd 1 # {e="f"} 2\r\n', {
      strict: false,
    })
    expect(errors).toEqual([])
    expect(families.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'info'],
      ['d', 'unknown'],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { compileRegexp, RegexpError } from './regexp.ts'

describe('a pattern of Go matches what it matches there', () => {
  test.each<[string, string[], string[]]>([
    ['^[a-z]+$', ['abc'], ['Abc', 'abc\n']],
    ['a.c', ['abc', 'a\rc', 'a😀c'], ['a\nc']],
    ['^\\s$', [' ', '\t'], ['\v', '\u00a0']],
    ['^[\\s\\S]*$', ['a\n\v\u00a0b'], []],
    ['^[\\w-.]+$', ['a-b.c'], ['a b']],
    ['^[-a]+$', ['-a'], ['b']],
    ['^[\\d-a]+$', ['1-a'], ['b']],
    ['^[a-\\d]+$', ['a-1'], ['b']],
    ['^[[:digit:]-a]+$', ['1-a'], ['b']],
    ['^[a\\\\-c]+$', ['a]b'], ['-']],
    ['^[a-]+$', ['a-'], ['b']],
    ['^[+--]+$', [',-'], ['.']],
    ['^[]a]+$', [']a'], ['b']],
    ['^[^]a]+$', ['b'], [']']],
    ['^[[:alpha:]_]+$', ['ab_'], ['1']],
    ['^\\-\\_\\@\\%\\"$', ['-_@%"'], ['x']],
    ['(?i)abc', ['xABCx'], ['ab']],
    ['^(?i)(abort|warn)?$', ['', 'WARN'], ['x']],
    ['^a(?i)b$', ['ab', 'aB'], ['Ab']],
    ['^(?P<y>\\d{4})$', ['2026'], ['٢٠٢٦']],
    ['^a{,2}$', ['a{,2}'], ['aa']],
    ['^{x}$', ['{x}'], ['x']],
    ['\\Qa.b\\E', ['a.b'], ['axb']],
    ['\\Aa\\z', ['a'], ['a\n']],
    ['^\\pL\\p{Greek}\\x41\\x{1F600}$', ['äαA😀'], ['1αA😀']],
    ['^\\/a$', ['/a'], ['\\/a']],
  ])('%s', (pattern, matching, others) => {
    const regexp = compileRegexp(pattern)
    expect(matching.filter((text) => !regexp.test(text))).toEqual([])
    expect(others.filter((text) => regexp.test(text))).toEqual([])
  })
})

describe('a pattern that Go refuses is refused', () => {
  test.each([
    ['(', 'missing closing ): `(`'],
    ['a)', 'unexpected ): `a)`'],
    ['[a', 'missing closing ]: `[a`'],
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['a{2,1}', 'invalid repeat count: `{2,1}`'],
    ['a{1001}', 'invalid repeat count: `{1001}`'],
    ['\\', 'trailing backslash at end of expression: ``'],
  ])('%s', (pattern, message) => {
    expect(() => compileRegexp(pattern)).toThrow(new RegexpError(message))
  })
})

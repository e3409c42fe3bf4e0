import { describe, expect, test } from 'vitest'
import { patternMatcher } from './regular-expression.ts'

describe('a pattern matches whole values as in Prometheus', () => {
  test.each<[string, string[], string[]]>([
    ['a|b', ['a', 'b'], ['ab', 'xa']],
    ['(?i)ready', ['Ready', 'READY'], ['Ready ']],
    ['\\d+', ['12'], ['1a', '']],
    ['[[:upper:]].*', ['Ready', 'A\nb'], ['ready']],
    ['\\Qa.b\\E', ['a.b'], ['axb']],
    ['', [''], ['a']],
  ])('%s', (pattern, matching, others) => {
    const matches = patternMatcher(pattern)
    expect(matching.map((value) => matches?.(value))).toEqual(matching.map(() => true))
    expect(others.map((value) => matches?.(value))).toEqual(others.map(() => false))
  })

  test.each(['(', '(?=a)', 'a**', 'a'.repeat(1001)])('or is none: %s', (pattern) => {
    expect(patternMatcher(pattern)).toBeUndefined()
  })
})

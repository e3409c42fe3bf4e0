import { describe, expect, test } from 'vitest'
import { checksIn, foundBy } from './fixture/findings-in.ts'

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
  const rulesIn = (source: string) => foundBy('impossible-comparison', source).map(({ rule }) => rule)

  test('a comment above a rule, or in it, is for that rule', () => {
    expect(rulesIn(text('', ''))).toEqual(['A', 'B'])
    expect(rulesIn(text('# binnacle disable impossible-comparison', ''))).toEqual(['B'])
    expect(rulesIn(text('', '# binnacle disable irate, impossible-comparison'))).toEqual(['B'])
    expect(rulesIn(text('# binnacle disable irate', ''))).toEqual(['A', 'B'])
  })

  test('a comment for the file is for the file, and an option for all', () => {
    expect(rulesIn(`# binnacle disable-file impossible-comparison\n${text('', '')}`)).toEqual([])
    expect(checksIn(text('', ''), { disabled: ['impossible-comparison'] })).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RegexpError } from '../../../base/index.ts'
import { LinearRegexp } from './linear-regexp.ts'

const free = { charge: () => {} }

/** Patterns without loops over what may be empty, where RegExp and RE2 differ by design. */
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '^', '$', '\\b', '1', 'ab'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => left + right),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(${left}|${right})`),
    fc
      .tuple(
        fc.constantFrom('a', '[ab]', '(ab|b)', '.', '(?:b1)'),
        fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}'),
      )
      .chain(([atom, count]) => fc.constantFrom(atom + count, `${atom + count}?`)),
  ),
}))
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'é', '😀'), maxLength: 20 })

describe('a linear matcher', () => {
  test('finds what RegExp finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const expected = new RegExp(source.replaceAll('.', '[^\\n]'), 'u').exec(subject)
        const regexp = new LinearRegexp(source)
        const match = regexp.find(subject, 0, free)
        expect(match && subject.slice(match.start, match.end)).toBe(expected?.[0])
        expect(match?.start).toBe(expected?.index)
        expect(regexp.test(subject, free)).toBe(expected !== null)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['^(a+)+$', '^(a|aa)+$', '(a*)*b', '(.*)(.*)(.*)(.*)x', '^(a?){25}a{25}$'])(
    'takes steps in proportion to the text for %s',
    (source) => {
      const regexp = new LinearRegexp(source)
      const cost = (length: number) => {
        let units = 0
        regexp.test(`${'a'.repeat(length)}!`, { charge: (more) => (units += more) })
        return units
      }
      expect(cost(4000)).toBeLessThan(2.2 * cost(2000) + 1)
    },
  )

  test.each(['(((a{100}){100}){100})', `${'('.repeat(2000)}a${')'.repeat(2000)}`])(
    'refuses what is too large',
    (source) => {
      expect(() => new LinearRegexp(source)).toThrow(RegexpError)
    },
  )
})

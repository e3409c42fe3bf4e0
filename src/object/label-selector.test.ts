import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelSelectorFrom, parseLabelSelector } from './label-selector-syntax.ts'

const matches = (text: string, labels?: Record<string, string>) => parseLabelSelector(text).matches(labels)

describe('what a selector matches', () => {
  test.each([
    ['', {}, true],
    ['a', { a: '' }, true],
    ['a', {}, false],
    ['!a', {}, true],
    ['!a', { a: 'x' }, false],
    ['a=x', { a: 'x' }, true],
    ['a==x', { a: 'y' }, false],
    ['a=', { a: '' }, true],
    ['a=,b=1', { a: '', b: '1' }, true],
    ['a!=x', {}, true],
    ['a!=x', { a: 'x' }, false],
    ['a in (x, y)', { a: 'y' }, true],
    ['a in (x,)', { a: '' }, true],
    ['a in ()', { a: '' }, true],
    ['a in (x,y)', {}, false],
    ['a notin (x,y)', {}, true],
    ['a notin (x,y)', { a: 'x' }, false],
    ['rank>3', { rank: '10' }, true],
    ['rank>3', { rank: '3' }, false],
    ['rank<3', { rank: '-5' }, true],
    ['rank<3', { rank: 'two' }, false],
    ['rank<3', {}, false],
    [' in in (in,notin) ', { in: 'notin' }, true],
    ['a=x,b,!c,d!=1', { a: 'x', b: '', d: '2' }, true],
    ['a=x,b,!c,d!=1', { a: 'x', b: '', c: '' }, false],
    ['constructor', {}, false],
  ])('%j on %j: %s', (text, labels: Record<string, string>, expected) => {
    expect(matches(text, labels)).toBe(expected)
  })

  test('an object without labels is one with none', () => {
    expect(matches('!a')).toBe(true)
    expect(matches('a')).toBe(false)
  })
})

test.each([
  ['a,', "found '', expected: identifier after ','"],
  [',a', "found ',', expected: !, identifier, or 'end of string'"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['a in x', "unable to parse requirement: found 'x' expected: '('"],
  ['a in (x', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a=x y', "found 'y', expected: ',' or 'end of string'"],
  ['!a=x', "found '=', expected: ',' or 'end of string'"],
  ['a==(', "unable to parse requirement: found '(', expected: identifier"],
  ['a>b', 'the value must be an integer'],
  ['a=-x', 'a valid label must be an empty string or consist of'],
  ['/a', 'prefix part must be non-empty'],
])('%j is refused: %s', (text, message) => {
  expect(() => parseLabelSelector(text)).toThrow(message)
})

describe('the selector of an object', () => {
  test('none matches nothing, an empty one everything', () => {
    expect(labelSelectorFrom(undefined).matches({})).toBe(false)
    expect(labelSelectorFrom(null).matches({ a: 'x' })).toBe(false)
    expect(labelSelectorFrom({}).matches({ a: 'x' })).toBe(true)
    expect(labelSelectorFrom({}).isEverything).toBe(true)
    expect(labelSelectorFrom(null).isEverything).toBe(false)
  })

  test('labels and expressions hold together', () => {
    const selector = labelSelectorFrom({
      matchLabels: { app: 'web' },
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['b', 'a'] },
        { key: 'zone', operator: 'NotIn', values: ['z'] },
        { key: 'canary', operator: 'DoesNotExist' },
        { key: 'owner', operator: 'Exists' },
      ],
    })
    expect(String(selector)).toBe('app=web,!canary,owner,tier in (a,b),zone notin (z)')
    expect(selector.matches({ app: 'web', tier: 'a', owner: '' })).toBe(true)
    expect(selector.matches({ app: 'web', tier: 'a', owner: '', canary: '' })).toBe(false)
  })

  test('an unknown operator is refused', () => {
    expect(() =>
      labelSelectorFrom({ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }),
    ).toThrow('"Gt" is not a valid label selector operator')
  })
})

const word = fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}[a-z0-9]$/)
const requirement = fc.oneof(
  word,
  word.map((key) => `!${key}`),
  fc.tuple(word, fc.constantFrom('=', '==', '!='), word).map((parts) => parts.join('')),
  fc.tuple(word, fc.constantFrom('>', '<'), fc.nat()).map((parts) => parts.join('')),
  fc
    .tuple(word, fc.constantFrom('in', 'notin'), fc.uniqueArray(word, { minLength: 1, maxLength: 3 }))
    .map(([key, operator, values]) => `${key} ${operator} (${values.join(',')})`),
)

test('a printed selector reads back as itself and matches the same', () => {
  const labels = fc.dictionary(word, word)
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 4 }), labels, (requirements, set) => {
      const selector = parseLabelSelector(requirements.join(','))
      const again = parseLabelSelector(String(selector))
      expect(again.requirements).toEqual(selector.requirements)
      expect(again.matches(set)).toBe(selector.matches(set))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestName, suggestion } from './nearest-name.ts'

const known = ['threshold', 'for', 'severity', 'enabled', 'CustomResourceNotReady', 'CustomResourceDegraded']

test.each([
  ['thresold', 'threshold'],
  ['treshhold', 'threshold'],
  ['fro', 'for'],
  ['FOR', 'for'],
  ['severty', 'severity'],
  ['NotReady', 'CustomResourceNotReady'],
  ['customresourcenotready', 'CustomResourceNotReady'],
  ['CustomResourceDegradd', 'CustomResourceDegraded'],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, known)).toBe(meant)
})

test.each([['colour'], ['x'], ['']])('%j means none of them', (name) => {
  expect(nearestName(name, known)).toBeUndefined()
})

test.each([
  ['fro', known, undefined, '; did you mean for?'],
  ['colour', ['red', 'blue'], undefined, '; there are red, blue'],
  ['colour', [], undefined, '; there is none'],
  ['colour', ['red', 'blue'], 'name it later', '; name it later'],
  ['rde', ['red', 'blue'], 'name it later', '; did you mean red?'],
  ['colour', ['red', 'blue'], '', ''],
])('of %s among %j is said, or else %j: %j', (name, names, otherwise, said) => {
  expect(suggestion(name, names, otherwise)).toBe(said)
})

test('a name with one letter missing is found among names that share none of its letters', () => {
  const name = fc.stringMatching(/^[a-m]{4,12}$/)
  const index = fc.nat()
  fc.assert(
    fc.property(name, index, fc.array(fc.stringMatching(/^[n-z]{4,12}$/)), (meant, at, others) => {
      const cut = at % meant.length
      const misspelt = meant.slice(0, cut) + meant.slice(cut + 1)
      expect(nearestName(misspelt, [...others, meant])).toBe(meant)
    }),
  )
})

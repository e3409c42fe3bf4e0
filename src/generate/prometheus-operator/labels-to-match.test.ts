import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LabelSelector, labelSelectorFrom, parseLabelSelector } from '../../object/index.ts'
import { labelsToMatch } from './labels-to-match.ts'

const own = { app: 'binnacle' }

test.each([
  ['', { app: 'binnacle' }],
  ['release=prometheus', { app: 'binnacle', release: 'prometheus' }],
  ['release in (a,b)', { app: 'binnacle', release: 'a' }],
  ['release in (a,b),release!=a', { app: 'binnacle', release: 'b' }],
  ['release', { app: 'binnacle', release: 'true' }],
  ['release,release notin (true,binnacle)', { app: 'binnacle', release: 'binnacle-1' }],
  ['team!=b', { app: 'binnacle' }],
  ['!team', { app: 'binnacle' }],
  ['app=kube-prometheus-stack', { app: 'kube-prometheus-stack' }],
  ['app in (binnacle,other)', { app: 'binnacle' }],
  ['!app', {}],
  ['app!=binnacle', {}],
])('what %s selects bears %j', (selector, labels) => {
  expect(labelsToMatch([parseLabelSelector(selector)], own)).toEqual(labels)
})

test.each(['release,!release', 'release=a,release=b', 'release in (a),release notin (a)'])(
  'nothing can be what %s selects',
  (selector) => {
    expect(labelsToMatch([parseLabelSelector(selector)], own)).toBeUndefined()
  },
)

test('two selectors are matched together, or not at all', () => {
  const [one, two, three] = ['release in (a,b)', 'release in (b,c)', 'release=c'].map(parseLabelSelector)
  expect(labelsToMatch([one!, two!], {})).toEqual({ release: 'b' })
  expect(labelsToMatch([one!, three!], {})).toBeUndefined()
  expect(labelsToMatch([LabelSelector.nothing()], {})).toBeUndefined()
})

const word = fc.constantFrom('a', 'b', 'c', 'true')
const expression = fc.oneof(
  fc.record({
    key: word,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(word, { minLength: 1 }),
  }),
  fc.record({ key: word, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
)

/** Every set of labels over the words, a value that none of them is, and none at all, one key at a time. */
function canMatch(selector: LabelSelector, key: string): boolean {
  const one = LabelSelector.of(selector.requirements.filter((requirement) => requirement.key === key))
  return [{}, ...['a', 'b', 'c', 'true', 'else'].map((value) => ({ [key]: value }))].some((labels) =>
    one.matches(labels),
  )
}

test('labels are found exactly when there are any', () => {
  fc.assert(
    fc.property(
      fc.array(expression, { maxLength: 6 }),
      fc.dictionary(word, word),
      (matchExpressions, labels) => {
        const selector = labelSelectorFrom({ matchExpressions })
        const found = labelsToMatch([selector], labels)
        expect(found !== undefined).toBe(['a', 'b', 'c', 'true'].every((key) => canMatch(selector, key)))
        if (found) expect(selector.matches(found)).toBe(true)
        if (selector.matches(labels)) expect(found).toEqual(labels)
      },
    ),
  )
})

import { expect, test } from 'vitest'
import { kindSuggestion } from './kind-suggestion.ts'

const known = [
  { group: 'example.com', version: 'v1', resource: 'databases', kind: 'Database', namespaced: true },
  { group: 'web.example.com', version: 'v1', resource: 'sites', kind: 'Site', namespaced: true },
]

test.each([
  ['databse', '; did you mean database?'],
  ['databsaes', '; did you mean databases?'],
  ['Stie', '; did you mean site?'],
  ['sites.web.exmple.com', '; did you mean sites.web.example.com?'],
  ['ships', '; ask somebody'],
])('%s%s', (word, end) => expect(kindSuggestion(word, known, 'ask somebody')).toBe(end))

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duplicateKeys } from './duplicate-keys.ts'

const find = (text: string) => duplicateKeys(text, JSON.parse(text))

test.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"spec":{"size":1,"size":2}}', ['spec.size']],
  ['{"l":[{"n":1},{"n":1,"n":2}]}', ['l[1].n']],
  ['{"l":[[1],{"x":[{}, {"n":1,"n":2}]}]}', ['l[1].x[1].n']],
  ['{"a":{"b":1},"c":{"b":1}}', []],
  ['{ "a" : "\\"a\\":", "b\\\\" : ":" }', []],
  ['{"a":1,"\\u0061":2}', ['a']],
])('%s repeats %j', (text, expected) => {
  expect(find(text)).toEqual(expected)
})

test('what JSON.stringify wrote has none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(find(JSON.stringify(value))).toEqual([])
    }),
  )
})

test('a key written twice anywhere is found', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, key) => {
      const name = JSON.stringify(key)
      expect(find(`{"outer":${JSON.stringify(value)},"at":{${name}:1,${name}:2}}`)).toEqual([`at.${key}`])
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergePatch } from './merge-patch.ts'

/** The examples of RFC 7386, appendix A: original, patch, result. */
const examples = `
  {"a":"b"}                  {"a":"c"}                  {"a":"c"}
  {"a":"b"}                  {"b":"c"}                  {"a":"b","b":"c"}
  {"a":"b"}                  {"a":null}                 {}
  {"a":"b","b":"c"}          {"a":null}                 {"b":"c"}
  {"a":["b"]}                {"a":"c"}                  {"a":"c"}
  {"a":"c"}                  {"a":["b"]}                {"a":["b"]}
  {"a":{"b":"c"}}            {"a":{"b":"d","c":null}}   {"a":{"b":"d"}}
  {"a":[{"b":"c"}]}          {"a":[1]}                  {"a":[1]}
  ["a","b"]                  ["c","d"]                  ["c","d"]
  {"a":"b"}                  ["c"]                      ["c"]
  {"a":"foo"}                null                       null
  {"a":"foo"}                "bar"                      "bar"
  {"e":null}                 {"a":1}                    {"e":null,"a":1}
  [1,2]                      {"a":"b","c":null}         {"a":"b"}
  {}                         {"a":{"bb":{"ccc":null}}}  {"a":{"bb":{}}}
`

describe('the examples of RFC 7386', () => {
  const rows = examples.trim().split('\n')
  test.each(rows)('%s', (row) => {
    const [original = '', patch = '', result = ''] = row.trim().split(/\s{2,}/)
    expect(mergePatch(JSON.parse(original), JSON.parse(patch))).toEqual(JSON.parse(result))
  })
})

test('a patch is done once: the same one again changes nothing, and nothing is changed in place', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (original, patch) => {
      const before = JSON.stringify([original, patch])
      const once = mergePatch(original, patch)
      expect(mergePatch(once, patch)).toEqual(once)
      expect(JSON.stringify([original, patch])).toBe(before)
    }),
  )
})

test('a key called __proto__ is a key like any other', () => {
  const patched = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}'))
  expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":true}}')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goQuote, goUnquote } from './string-literal.ts'

describe('a literal of Go', () => {
  test.each([
    ['"a b"', 'a b'],
    ["'a b'", 'a b'],
    ['"it\'s"', "it's"],
    ["'it\\'s'", "it's"],
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\"', '\x07\b\f\n\r\t\v\\'],
    ['"\\x41\\u00e4\\U0001F600\\101"', 'Aä😀A'],
    ['`\\d"\r\n`', '\\d"\n'],
    ['`\\`', '\\'],
    ['""', ''],
  ])('%s means what it means there', (literal, value) => {
    expect(goUnquote(literal)).toEqual({ value })
  })

  test.each([
    ['"', 'the string has no closing "'],
    ['"a', 'the string has no closing "'],
    ['"a\\"', 'the string has no closing "'],
    ['"a"b"', 'an unescaped " stands within the string; write \\"'],
    ['`a', 'the string has no closing `'],
    ['"\\d"', '\\d is no escape of a string; write \\\\d, or use back quotes'],
    ['"\\\'"', "\\' is no escape of a string; write \\\\', or use back quotes"],
    ['"\\777"', '\\7 is no escape of a string; write \\\\7, or use back quotes'],
    ['"\\x4"', '\\x4 is no character; write \\\\ for a backslash'],
    ['"\\U00110000"', '\\U00110000 is no character; write \\\\ for a backslash'],
  ])('%s is none', (literal, problem) => {
    expect(goUnquote(literal)).toEqual({ problem })
  })
})

describe('a text as Go quotes it', () => {
  test.each([
    ['plain ~ text', '"plain ~ text"'],
    ['"\\', '"\\"\\\\"'],
    ['\x07\n\t', '"\\a\\n\\t"'],
    ['\x00\x7f', '"\\x00\\x7f"'],
    ['ä😀', '"ä😀"'],
    ['\u00a0\u200b\u{E0001}', '"\\u00a0\\u200b\\U000e0001"'],
    ['\ud800', '"\uFFFD"'],
  ])('%j', (text, quoted) => {
    expect(goQuote(text)).toBe(quoted)
  })

  test('means the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(goUnquote(goQuote(text))).toEqual({ value: text })
      }),
    )
  })
})

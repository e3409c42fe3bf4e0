import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FieldSelector, parseFieldSelector } from './field-selector.ts'

test.each([
  ['', {}, true],
  ['metadata.name=a', { 'metadata.name': 'a' }, true],
  ['metadata.name==a', { 'metadata.name': 'b' }, false],
  ['metadata.name!=a', {}, true],
  ['status.phase=', {}, true],
  [',metadata.name=a,,', { 'metadata.name': 'a' }, true],
  ['x=a\\,b\\=c\\\\', { x: 'a,b=c\\' }, true],
  ['=', { a: '1' }, true],
  ['a=1,b!=2', { a: '1', b: '2' }, false],
])('%j on %j: %s', (text, fields: Record<string, string>, expected) => {
  expect(parseFieldSelector(text).matches(fields)).toBe(expected)
})

test.each([
  ['name', "invalid selector: 'name'; can't understand 'name'"],
  ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
  ['a=\\x', 'invalid field selector: invalid escape sequence: \\x'],
  ['a=\\', 'invalid field selector: invalid escape sequence: \\'],
])('%j is refused', (text, message) => {
  expect(() => parseFieldSelector(text)).toThrow(message)
})

test('any value survives writing and reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\\', ',', '=', '!', ' ', 'ü') }), (value) => {
      const selector = new FieldSelector([{ field: 'f', operator: '=', value }])
      expect(parseFieldSelector(String(selector)).requirements).toEqual(selector.requirements)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { objectBytes } from './object-bytes.ts'

const written = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

test('the bytes of any JSON are those of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(objectBytes(value)).toBe(written(value))
    }),
  )
})

test('so are those of any text: escapes, two and three bytes, pairs and halves of pairs', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '"', '\\', '\n', '\u0001', 'ü', '한', 'a') }),
  )
  fc.assert(
    fc.property(text, (value) => {
      expect(objectBytes({ [value]: value })).toBe(written({ [value]: value }))
    }),
  )
})

test.each([0, 9, 10, 99, 999_999_999, 1e9, -1, 0.1, 1e21, 1e-7, Number.MAX_SAFE_INTEGER])(
  'so are those of %d',
  (value) => {
    expect(objectBytes(value)).toBe(written(value))
  },
)

test.each([
  ['objects', '{"a":', '}'],
  ['lists', '[1,', ',true]'],
])('so are those of %s, however deep', (_, opening, closing) => {
  const text = `${opening.repeat(9_990)}"x"${closing.repeat(9_990)}`
  expect(objectBytes(JSON.parse(text))).toBe(text.length)
})

import { expect, test } from 'vitest'
import { StringPool } from './string-pool.ts'

test('a text is cut with an ellipsis, never inside a surrogate pair that it then would break', () => {
  const pool = new StringPool()
  expect(pool.intern('abcdef', 4)).toBe('abc…')
  expect(pool.intern('abcd', 4)).toBe('abcd')
  expect(pool.intern('ab😀cd', 4).isWellFormed()).toBe(true)
})

test('a pool that is full starts anew and goes on', () => {
  const pool = new StringPool(2)
  for (const text of ['a', 'b', 'c', 'a']) expect(pool.intern(text)).toBe(text)
})

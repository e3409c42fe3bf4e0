import { expect, test } from 'vitest'
import { isOlderVersion } from './older-version.ts'

test.each([
  ['99', '100', true],
  ['100', '99', false],
  ['100', '100', false],
  ['18446744073709551614', '18446744073709551615', true],
  ['abc', '100', false],
  ['', '100', false],
  ['007', '100', false],
])('%j is older than %j: %j', (version, than, expected) => {
  expect(isOlderVersion(version, than)).toBe(expected)
})

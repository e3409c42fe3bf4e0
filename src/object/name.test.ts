import { describe, expect, test } from 'vitest'
import {
  isConfigMapKey,
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelKey,
  isLabelValue,
  isPathSegmentName,
} from './name.ts'

const checks = {
  isDns1123Label,
  isDns1123Subdomain,
  isDns1035Label,
  isLabelKey,
  isLabelValue,
  isConfigMapKey,
  isPathSegmentName,
}

describe('valid names', () => {
  const valid: Record<keyof typeof checks, string[]> = {
    isDns1123Label: ['a', '0', 'my-name', '123-abc', 'a'.repeat(63)],
    isDns1123Subdomain: ['a', 'a.b', '1.2-3.c', `${'a'.repeat(63)}.${'b'.repeat(63)}`, 'a'.repeat(253)],
    isDns1035Label: ['a', 'abc-123'],
    isLabelKey: ['a', 'A_b.c-d', 'example.com/MyName', 'x/y'],
    isLabelValue: ['', 'MyValue', 'my_value', '12345', 'a'.repeat(63)],
    isConfigMapKey: ['key.name', '.hidden', '-', 'KEY_NAME'],
    isPathSegmentName: ['system:admin', 'ä b', ''],
  }
  for (const [check, names] of Object.entries(valid))
    test.each(names)(`${check} takes %j`, (name) => {
      expect(checks[check as keyof typeof checks](name)).toEqual([])
    })
})

test.each([
  ['isDns1123Label', '', 'a lowercase RFC 1123 label must consist of'],
  ['isDns1123Label', 'a.b', 'must not contain dots'],
  [
    'isDns1123Label',
    'A',
    "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  ],
  ['isDns1123Label', 'a'.repeat(64), 'must be no more than 63 characters'],
  ['isDns1123Subdomain', 'a..b', "(e.g. 'example.com', regex used for validation is"],
  ['isDns1123Subdomain', '-a', 'a lowercase RFC 1123 subdomain must consist of'],
  ['isDns1123Subdomain', 'a\n', 'a lowercase RFC 1123 subdomain must consist of'],
  ['isDns1123Subdomain', 'a'.repeat(254), 'must be no more than 253 characters'],
  ['isDns1035Label', '1a', 'a DNS-1035 label must consist of'],
  ['isLabelKey', '', 'name part must be non-empty'],
  ['isLabelKey', '/a', 'prefix part must be non-empty'],
  ['isLabelKey', 'A/a', 'prefix part a lowercase RFC 1123 subdomain'],
  ['isLabelKey', 'a/b/c', 'a valid label key must consist of'],
  ['isLabelKey', 'a'.repeat(64), 'name part must be no more than 63 bytes'],
  ['isLabelValue', '-', 'a valid label must be an empty string or consist of alphanumeric characters'],
  ['isConfigMapKey', '..', "must not be '..'"],
  ['isConfigMapKey', '..a', "must not start with '..'"],
  ['isConfigMapKey', 'a/b', 'a valid config key must consist of'],
  ['isPathSegmentName', '.', "may not be '.'"],
  ['isPathSegmentName', 'a/b%', "may not contain '/'"],
] as const)('%s refuses %j: %s', (check, name, message) => {
  expect(checks[check](name).join('; ')).toContain(message)
})

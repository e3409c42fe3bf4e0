import { describe, expect, test } from 'vitest'
import { KindFilter, type KindFilterOptions } from './kind-filter.ts'

const certificate = { group: 'cert-manager.io', kind: 'Certificate', resource: 'certificates' }
const admits = (options: KindFilterOptions) => new KindFilter(options).admits(certificate)

describe('a filter of kinds', () => {
  test('admits everything when it names nothing', () => {
    expect(admits({})).toBe(true)
  })

  test.each([
    ['Certificate.cert-manager.io', true],
    ['certificates.cert-manager.io', true],
    ['CERTIFICATE.cert-manager.io', true],
    ['*.cert-manager.io', true],
    ['*.io', true],
    ['certificate', true],
    ['certif*', true],
    ['*', true],
    ['certificate?', true],
    ['certificates.*', true],
    ['certificates.cert-manager', false],
    ['ertificate', false],
    ['certificates.cert-managerxio', false],
    ['*.acme.cert-manager.io', false],
  ])('includes by %s: %s', (pattern, expected) => {
    expect(admits({ include: [pattern] })).toBe(expected)
    expect(admits({ exclude: [pattern] })).toBe(!expected)
  })

  test.each(['[', '(certificate|x)', '', 'a b', 'apps/v1'])(
    'refuses %j, which can match nothing',
    (pattern) => {
      expect(() => new KindFilter({ include: [pattern] })).toThrow(`'${pattern}' can match no kind`)
    },
  )

  test('excludes what it also includes', () => {
    expect(admits({ include: ['*.cert-manager.io'], exclude: ['certificates'] })).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuantity, type Quantity } from './quantity.ts'

const parse = (text: string): Quantity => parseQuantity(text)!

describe('a quantity prints in its canonical form', () => {
  test.each([
    ['0', '0'],
    ['0Ki', '0'],
    ['-0', '0'],
    ['1.5', '1500m'],
    ['1.5Gi', '1536Mi'],
    ['100m', '100m'],
    ['1000m', '1'],
    ['0.1', '100m'],
    ['1024Mi', '1Gi'],
    ['512Ki', '512Ki'],
    ['1000Ki', '1000Ki'],
    ['1Ki', '1Ki'],
    ['0.5Ki', '512'],
    ['1.3Mi', '1363148800m'],
    ['12e6', '12e6'],
    ['1200e4', '12e6'],
    ['1E3', '1e3'],
    ['1E', '1E'],
    ['1000E', '1e21'],
    ['+5k', '5k'],
    ['-5.5k', '-5500'],
    ['007', '7'],
    ['1.', '1'],
    ['.5', '500m'],
    ['1e-3', '1e-3'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s as %s', (text, canonical) => {
    expect(String(parse(text))).toBe(canonical)
  })
})

test('what is finer than a billionth is rounded away from zero', () => {
  expect(String(parse('0.9n'))).toBe('1n')
  expect(String(parse('-0.00000000012'))).toBe('-1n')
  expect(String(parse('0.00000012345'))).toBe('124n')
  expect(String(parse('1e-2000000000'))).toBe('1e-9')
})

test('a binary quantity is capped at 2^63-1, a decimal one is not', () => {
  expect(parse('9Ei').compare(parse('9223372036854775807'))).toBe(0)
  expect(parse('-9Ei').compare(parse('-9223372036854775807'))).toBe(0)
  expect(parse('18446744073709551616').compare(parse('9Ei'))).toBe(1)
})

test('numbers of JSON are quantities too', () => {
  expect(parseQuantity(0.25)?.toString()).toBe('250m')
  expect(parseQuantity(1e21)?.toNumber()).toBe(1e21)
  expect(parseQuantity(Number.NaN)).toBeUndefined()
})

test.each([
  '',
  ' 1',
  '1 ',
  '1.1.M',
  '1+1.0M',
  '0.1mi',
  'aoeu',
  '.5i',
  '1i',
  '-3.01e-',
  '1K',
  '1e2.2',
  '--1',
  'e',
  'Ki',
  '.',
  '1e99999999999',
])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined()
})

test('comparing huge exponents is quick and right', () => {
  expect(parse('1e2000000000').compare(parse('9'))).toBe(1)
  expect(parse('-1e2000000000').compare(parse('9'))).toBe(-1)
  expect(parse('-1e2000000000').compare(parse('-9'))).toBe(-1)
  expect(parse('10e1999999999').compare(parse('1e2000000000'))).toBe(0)
})

const unit = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'e3', 'e-2')
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.option(fc.nat(999_999), { nil: undefined }))
  .map(([whole, fraction]) => (fraction === undefined ? String(whole) : `${whole}.${fraction}`))
const text = fc.tuple(number, unit).map(([value, suffix]) => value + suffix)

test('the canonical form has the same value, and is its own canonical form', () => {
  fc.assert(
    fc.property(text, (source) => {
      const quantity = parse(source)
      const again = parse(String(quantity))
      expect(again.compare(quantity)).toBe(0)
      expect(String(again)).toBe(String(quantity))
    }),
  )
})

test('comparing is antisymmetric and agrees with doubles where these differ', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [a, b] = [parse(left), parse(right)]
      expect(a.compare(b) + b.compare(a)).toBe(0)
      if (a.toNumber() !== b.toNumber()) expect(a.compare(b) > 0).toBe(a.toNumber() > b.toNumber())
    }),
  )
})

test('no text makes parsing throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.eEinumkKMGTP+-') }), (source) => {
      const quantity = parseQuantity(source)
      if (quantity) expect(String(quantity)).toMatch(/^-?\d+(?:[numkMGTPE]|[KMGTPE]i|e-?\d+)?$/)
    }),
  )
})

describe('quantities are added and subtracted', () => {
  test.each([
    ['1Gi', '512Mi', '1536Mi', '512Mi'],
    ['50m', '1', '1050m', '-950m'],
    ['0', '2Ki', '2Ki', '-2Ki'],
    ['1e3', '1', '1001', '999'],
  ])('%s and %s', (left, right, sum, difference) => {
    expect(String(parse(left).add(parse(right)))).toBe(sum)
    expect(String(parse(left).sub(parse(right)))).toBe(difference)
  })

  test('unless nobody could write the digits', () => {
    expect(parse('1e2000000000').add(parse('1'))).toBeUndefined()
  })
})

test('a quantity knows its sign and whether it is an int64', () => {
  expect([parse('-1').sign(), parse('0').sign(), parse('1m').sign()]).toEqual([-1, 0, 1])
  expect(parse('50k').asInt64()).toBe(50000n)
  expect(parse('50m').asInt64()).toBeUndefined()
  expect(parse('9223372036854775807').asInt64()).toBe(9223372036854775807n)
  expect(parse('9223372036854775808').asInt64()).toBeUndefined()
})

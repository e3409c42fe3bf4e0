import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goFormatFloat } from '../../base/index.ts'
import { CompiledPath } from './path.ts'
import { NotANumber, toFloat } from './to-float.ts'

/** As kube-state-metrics prints it, or undefined where it has no number (observed with v2.20.0). */
const number = (value: unknown) => {
  const float = toFloat(value, false)
  return float instanceof NotANumber ? undefined : goFormatFloat(float)
}

describe('a value is a number', () => {
  test.each([
    [3, '3'],
    [true, '1'],
    ['tRuE', '1'],
    ['Yes', '1'],
    ['unknown', '0'],
    ['2019-10-22T16:29:31Z', '1.571761771e+09'],
    ['1969-12-31T23:59:59.5Z', '-1'],
    ['2019-10-22T16:29:31.999+02:00', '1.571754571e+09'],
    ['250m', '0.25'],
    ['1.5Gi', '1.610612736e+09'],
    ['0.3', '0.30000000000000004'],
    ['100Ti', '1.099511627776e+14'],
    ['0.0000000001', '1e-09'],
    ['1e33', '1.0000000000000001e+33'],
    ['1e400', '+Inf'],
    ['Ki', '0'],
    ['Pi', undefined],
    ['-', '0'],
    ['e-43', undefined],
    ['12.5%', undefined],
    ['150%', '1.5'],
    ['-Inf', '-Inf'],
    ['0x1p-2', '0.25'],
    ['1_000', '1000'],
    ['1__0', undefined],
    ['', undefined],
    ['high', undefined],
    [null, undefined],
    [[1], undefined],
    [{ a: 1 }, undefined],
  ])('%j → %s', (value, text) => {
    expect(number(value)).toBe(text)
  })

  test('zero for nothing, when that is asked for', () => {
    expect(toFloat(null, true)).toBe(0)
    expect(toFloat('', true)).toBeInstanceOf(NotANumber)
  })

  test('or is none, and that is soon known of half a million digits, too', () => {
    expect(toFloat(`${'0'.repeat(500_000)}x`, false)).toBeInstanceOf(NotANumber)
  })

  test('or is none, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const float = toFloat(value, false)
        expect(typeof float === 'number' || float instanceof NotANumber).toBe(true)
      }),
    )
  })
})

describe('a path', () => {
  const object = {
    list: [
      { name: 'a', on: true, n: 1 },
      { name: 'b', on: 'False', n: '2' },
    ],
    map: { key: 'value', 'a=b': 'odd', nothing: null },
  }
  test.each([
    [['map', 'key'], 'value'],
    [['map', 'nothing', 'more'], undefined],
    [['map', 'constructor'], undefined],
    [['map', 'key=value'], 'value'],
    [['map', 'key=other'], undefined],
    [['map', 'a=b'], 'odd'],
    [['list', '0', 'name'], 'a'],
    [['list', '-1', 'name'], 'b'],
    [['list', '+1', 'name'], 'b'],
    [['list', '2', 'name'], undefined],
    [['list', 'x'], undefined],
    [['list', '[name=b]', 'n'], '2'],
    [['list', '[n=2]', 'name'], 'b'],
    [['list', '[n=1.0]', 'name'], 'a'],
    [['list', '[on=t]', 'name'], 'a'],
    [['list', '[on=no]', 'name'], 'b'],
    [['list', '[missing=x]'], undefined],
    [['map', '[key=value]'], undefined],
    [[], object],
  ])('%j', (path, found) => {
    expect(new CompiledPath(path).get(object)).toBe(found)
  })
})

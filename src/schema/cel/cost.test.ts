import { describe, expect, test } from 'vitest'
import { compileCel } from './index.ts'

const exceeded = { error: 'operation cancelled: actual cost limit exceeded' }
const list = Array.from({ length: 1000 }, (_, index) => index)
const text = 'a'.repeat(10_000)

function doubled(times: number, body: string): string {
  const bindings = Array.from(
    { length: times },
    (_, index) => `cel.bind(x${index + 1}, [x${index}, x${index}], `,
  )
  return `cel.bind(x0, [1], ${bindings.join('')}${body.replaceAll('x', `x${times}`)}${')'.repeat(times + 1)}`
}

describe('an expression that would take too long ends with the limit of cost', () => {
  test.each([
    ['loops in loops', 'list.map(a, list.map(b, list.map(c, a + b + c)))'],
    ['comparing values that share parts', doubled(60, 'x == x')],
    ['writing values that share parts', doubled(60, 'x')],
    ['printing values that share parts', doubled(60, "'%s'.format([x])")],
    ['flattening values that share parts', doubled(60, 'x.flatten(100)')],
    ['a replacement that grows', "text.replace('', text).replace('', text)"],
    ['distinct items', 'list.map(i, [i]).distinct().size() > 0 && list.map(i, [i]).distinct().size() > 2'],
    ['searching', "list.all(i, text.contains(text + 'b') || true)"],
    ['matching', "list.all(i, text.matches('(a*)*b' + string(i)) || true)"],
    [
      'patterns that are compiled each time',
      "list.all(i, ('(a{' + string(i) + '}){9}' + text).matches(text) || true)",
    ],
  ])('%s', (_, expression) => {
    const program = compileCel(expression, { variables: ['list', 'text'] })
    expect(program.evaluate({ list, text }, { costLimit: 200_000 })).toEqual(exceeded)
  })

  test('growing by doubling', () => {
    const bindings = Array.from(
      { length: 60 },
      (_, index) => `cel.bind(x${index + 1}, x${index} + x${index}, `,
    )
    const expression = (start: string) =>
      `cel.bind(x0, ${start}, ${bindings.join('')}size(x60)${')'.repeat(61)}`
    expect(compileCel(expression("'a'")).evaluate({})).toEqual(exceeded)
    expect(compileCel(expression('[1]')).evaluate({})).toEqual(exceeded)
    expect(compileCel(expression("b'a'")).evaluate({})).toEqual(exceeded)
  })
})

describe('the limit', () => {
  test('is one million, as in Kubernetes, and may be set', () => {
    const program = compileCel('list.all(i, i >= 0)', { variables: ['list'] })
    expect(program.evaluate({ list })).toEqual({ value: true })
    expect(program.evaluate({ list }, { costLimit: 1000 })).toEqual(exceeded)
    expect(program.evaluate({ list: Array.from({ length: 400_000 }, () => 1) })).toEqual(exceeded)
  })

  test('cannot be absorbed', () => {
    const program = compileCel('true || list.all(i, i >= 0) ', { variables: ['list'] })
    expect(program.evaluate({ list }, { costLimit: 10 })).toEqual({ value: true })
    const reversed = compileCel('list.all(i, i >= 0) || true', { variables: ['list'] })
    expect(reversed.evaluate({ list }, { costLimit: 10 })).toEqual(exceeded)
  })
})

/** What cel-go charges by its rules: 1 for a name, a field and a simple call, a tenth for a character or item. */
describe('the cost of', () => {
  test.each<[string, number]>([
    ['1', 0],
    ['text', 1],
    ['1 + 1', 1],
    ['list[0]', 2],
    ['list[0] == 1', 3],
    ["text == 'abc'", 2],
    ['text == text', 1002],
    ["text.startsWith('a')", 1001],
    ['1 in list', 1001],
    ['2 in [1, 2, 3]', 13],
    ['size([1, 2])', 11],
    ['size({1: 2})', 31],
    ["text.contains('abcdefghijk')", 2001],
    ['true || text == text', 0],
    ['[1, 2, 3].all(x, true)', 20],
    ["[{'k1': 1}, {'k2': 2}].all(x, true)", 77],
    ['([] + []).all(x, true)', 22],
    ["'abcdefg'.contains('val1' + 'val2222222')", 4],
    ["text.matches('[0-9]')", 2003],
    ["'12345678901234567890' == '123456789012345678901234567890'", 2],
    ['size(bytes(text))', 1002],
  ])('%s is %i', (expression, cost) => {
    const program = compileCel(expression, {
      variables: ['list', 'text'],
    })
    const run = (costLimit: number) => 'value' in program.evaluate({ list, text }, { costLimit })
    expect([run(cost), cost === 0 || !run(cost - 1)]).toEqual([true, true])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CelProgram, CelSyntaxError, compileCel } from './index.ts'

/** Undefined when the text is refused; whatever else is thrown fails the test. */
function compile(text: string): CelProgram | undefined {
  try {
    return compileCel(text, { variables: ['self', 'other', 'now'] })
  } catch (error) {
    if (error instanceof CelSyntaxError) return undefined
    throw error
  }
}

const evaluate = (text: string, self?: unknown) =>
  compileCel(text, { variables: ['self'] }).evaluate({ self })

const pieces = (
  '( ) [ ] { } . , ? : .? [? ! - + * / % < <= > >= == != && || in 1 2u 0 1.5 0x1F 9223372036854775807 "a" \'b\' ' +
  '"""c""" r"\\d" b"\\xff" true false null self self.a self.list self.text has( size( .size() .all(x, .map(x, x ' +
  '.exists(x, .filter(x, cel.bind(x, .matches( .orValue( optional.of( type( int( string( duration( timestamp( ' +
  'now .transformMap(k, v, .format( .join( .sort() math.greatest( sets.contains( quantity( ip( for ` // é 😀 \\'
).split(' ')

const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(' '))

/** Expressions that parse; many of them have types that do not fit. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    fc.constantFrom('1', '0', '2u', '1.5', '-7', "'a'", "'2024-01-01T00:00:00Z'", 'true', 'null', '[]', '{}'),
    fc.constantFrom(
      'self',
      'self.a',
      'self.list',
      'self.text',
      'x',
      'now',
      "duration('1h')",
      'optional.none()',
    ),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '==', '<', '&&', '||', 'in'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(tie('expression'), tie('expression')).map(([list, item]) => `[${list}, dyn(${item})]`),
    fc.tuple(tie('expression'), tie('expression')).map(([key, value]) => `{dyn(${key}): ${value}}`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('all', 'exists', 'exists_one', 'map', 'filter'),
        tie('expression'),
      )
      .map(([range, macro, body]) => `dyn(${range}).${macro}(x, dyn(${body}))`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('size', 'sort', 'sum', 'distinct', 'flatten', 'join', 'trim', 'min'),
      )
      .map(([target, name]) => `dyn(${target}).${name}()`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('split', 'matches', 'indexOf', 'charAt', 'format', 'orValue', 'getHours', 'findAll'),
        tie('expression'),
      )
      .map(([target, name, argument]) => `dyn(${target}).${name}(dyn(${argument}))`),
    fc
      .tuple(
        fc.constantFrom('int', 'uint', 'double', 'string', 'timestamp', 'quantity', 'type'),
        tie('expression'),
      )
      .map(([name, argument]) => `${name}(dyn(${argument}))`),
    fc.tuple(tie('expression'), tie('expression')).map(([value, body]) => `cel.bind(x, ${value}, ${body})`),
    fc.tuple(tie('expression'), tie('expression')).map(([target, index]) => `dyn(${target})[?dyn(${index})]`),
    tie('expression').map((target) => `dyn(${target}).?a.b`),
  ),
}))

describe('nothing but a CelSyntaxError is thrown', () => {
  test('for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void compile(text)))
  })

  test('for any tokens, and what compiles has a value or an error', () => {
    fc.assert(
      fc.property(soup, fc.jsonValue(), (text, self) => {
        const result = compile(text)?.evaluate({ self }, { now: 1e12 })
        if (result !== undefined) expect('value' in result || typeof result.error === 'string').toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('for any expression over any JSON', () => {
    let compiled = 0
    fc.assert(
      fc.property(expression, fc.jsonValue(), (text, self) => {
        const result = compile(text)?.evaluate({ self }, { now: 1e12, costLimit: 10_000 })
        if (result === undefined) return
        compiled++
        expect(Object.keys(result)).toHaveLength(1)
        if ('value' in result) JSON.stringify(result.value, (_, value) => String(value))
      }),
      { numRuns: 1000 },
    )
    expect(compiled).toBeGreaterThan(500)
  })
})

function outcome(exact: bigint | undefined, wrapped: bigint, overflow: string) {
  if (exact === undefined) return { error: 'division by zero' }
  return exact === wrapped ? { value: String(exact) } : { error: overflow }
}

describe('arithmetic agrees with whole numbers of any size', () => {
  const int = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  const operations = fc.constantFrom<[string, (a: bigint, b: bigint) => bigint]>(
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
  )

  test('of int', () => {
    fc.assert(
      fc.property(int, operations, int, (a, [operator, compute], b) => {
        const result = evaluate(`string(self[0] ${operator} self[1])`, [a, b])
        const exact = operator === '/' && b === 0n ? undefined : compute(a, b)
        expect(result).toEqual(
          outcome(exact, exact === undefined ? 0n : BigInt.asIntN(64, exact), 'integer overflow'),
        )
      }),
    )
  })

  test('of uint', () => {
    const uint = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
    fc.assert(
      fc.property(uint, operations, uint, (a, [operator, compute], b) => {
        const result = evaluate(`string(${a}u ${operator} ${b}u)`)
        const exact = operator === '/' && b === 0n ? undefined : compute(a, b)
        const wrapped = exact === undefined ? 0n : BigInt.asUintN(64, exact)
        expect(result).toEqual(outcome(exact, wrapped, 'unsigned integer overflow'))
      }),
    )
  })
})

test('the order of the sides of && and || does not matter', () => {
  const operand = fc.constantFrom('true', 'false', 'self.missing', 'self.text')
  fc.assert(
    fc.property(
      fc.array(operand, { minLength: 2, maxLength: 5 }),
      fc.constantFrom('&&', '||'),
      (operands, operator) => {
        const forward = evaluate(operands.join(operator), { text: 'x' })
        const backward = evaluate(operands.toReversed().join(operator), { text: 'x' })
        expect(backward.value).toBe(forward.value)
      },
    ),
  )
})

test('JSON goes in and comes out the same', () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)))
  fc.assert(
    fc.property(json, (self) => {
      const { value } = evaluate('self', self)
      expect(
        JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? Number(item) : item))),
      ).toEqual(self)
      expect(evaluate('self == self && [self] == [self]', self)).toEqual({ value: true })
    }),
  )
})

test('sorting agrees with the order of values', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (self) => {
      expect(evaluate('self.sort().isSorted() && self.sort().size() == self.size()', self)).toEqual({
        value: true,
      })
    }),
  )
})

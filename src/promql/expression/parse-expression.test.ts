import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression } from './expression.ts'
import { parseExpression } from './parse-expression.ts'
import { printExpression } from './print-expression.ts'
import { childrenOf, visitExpression } from './visit-expression.ts'

function parsed(text: string): Expression {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${text}: ${result.problems[0]?.message}`)
  return result.expression
}

/** With parentheses around every operation, so that what binds tighter is seen. */
function bound(expression: Expression): string {
  switch (expression.kind) {
    case 'binary':
      return `(${bound(expression.left)} ${expression.operator} ${bound(expression.right)})`
    case 'unary':
      return `(${expression.operator}${bound(expression.expression)})`
    case 'parentheses':
      return bound(expression.expression)
    case 'subquery':
      return `${bound(expression.expression)}[${expression.range.text}:]${expression.offset ? ` offset ${expression.offset.text}` : ''}`
    default:
      return printExpression(expression)
  }
}

describe('what is no PromQL is told with its place and what could stand there', () => {
  test.each([
    ['', '1:1 there is no expression'],
    ['# only a comment', '1:1 there is no expression'],
    ['sum(rate(x[5m])', '1:16 the expression ends here, expected an operator, a comma or )'],
    ['sum(up) >\n  ', '1:10 the expression ends here, expected an expression'],
    ['up{job="a"', '1:11 the expression ends here, expected a comma or }'],
    ['up{job=}', '1:8 unexpected }, expected a string in quotes'],
    ['up{job}', '1:7 unexpected }, expected =, !=, =~ or !~'],
    ['sum by job (up)', '1:8 unexpected job, expected ('],
    ['up\n  down', '2:3 unexpected down, expected an operator'],
    ['x[five]', '1:3 unexpected five, expected a duration (5m)'],
    ['up{job="a}', '1:8 the string has no closing "'],
    ['raet(x[5m])', '1:1 there is no function raet; did you mean rate?'],
    [
      'holt_winters(x[5m], 1, 1)',
      '1:1 there is no function holt_winters any more: double_exponential_smoothing since Prometheus 3, where it is experimental',
    ],
    ['up = 1', '1:4 unexpected =: a comparison is written =='],
    ['a && b', '1:3 unexpected &&: write and'],
    [
      'rate(x[$__rate_interval])',
      '1:8 unexpected $__rate_interval: a variable of Grafana is no PromQL; rules have no variables',
    ],
    ['rate(x)', '1:6 rate takes a range vector here, not an instant vector; add a range: [5m]'],
    [
      'sum(x[5m])',
      '1:5 sum aggregates an instant vector, not a range vector; for over time there is sum_over_time',
    ],
    [
      'rate(sum(x)[5m])',
      '1:6 only a selector can have a range; of another expression write a subquery: [5m:]',
    ],
    [
      'sum(x) offset 5m',
      '1:1 offset stands after a selector or a subquery, and nothing else; put it into the parentheses',
    ],
    ['1 > 2', '1:3 between two scalars write > bool'],
    ['x and 1', '1:3 and is between instant vectors, not of a scalar; vector(…) makes one'],
    ['{job=~".*"}', '1:1 this selects every series there is: name a metric, or a label that has to be there'],
    ['x{a=~"(?!b)"}', '1:3 "(?!b)" is no regular expression: look-around ((?!) is not in RE2'],
    ['x{a="\\d"}', '1:5 \\d is no escape of a string; write \\\\d, or use back quotes'],
    ['topk(up, 5)', '1:6 topk takes a scalar first, not an instant vector'],
    ['round(x, 1, 2)', '1:1 round takes 1 to 2 arguments, not 3'],
    ['a * on (x) group_left (x) b', '1:3 label x is in on and in group_left at once'],
  ])('%j', (text, told) => {
    const result = parseExpression(text)
    const [first] = result.ok ? [] : result.problems
    expect(`${first?.line}:${first?.column} ${first?.message}`).toBe(told)
  })
})

describe('operators and suffixes bind as in Prometheus', () => {
  test.each([
    ['a + b * c', '(a + (b * c))'],
    ['a * b + c', '((a * b) + c)'],
    ['a - b - c', '((a - b) - c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['-a ^ b', '(-(a ^ b))'],
    ['a or b and c', '(a or (b and c))'],
    ['a / b > c', '((a / b) > c)'],
    ['a + b offset 5m', '(a + b offset 5m)'],
    ['a + b offset 5m * c', '(a + (b offset 5m * c))'],
    ['a * b offset 5m + c', '((a * b offset 5m) + c)'],
    ['a or b offset 5m and c', '(a or (b offset 5m and c))'],
    ['a ^ b offset 5m ^ c', '(a ^ (b offset 5m ^ c))'],
    ['a - b offset 5m - c', '((a - b offset 5m) - c)'],
    ['-a offset 5m', '(-a offset 5m)'],
    ['-a offset 5m ^ b', '(-(a offset 5m ^ b))'],
    ['a + b[5m:] offset 1h', '(a + b[5m:] offset 1h)'],
    ['a + sum(b) / c @ 5', '(a + (sum(b) / c @ 5))'],
  ])('%s', (text, binding) => {
    // A subquery gives a range, so only what the tree is matters here.
    expect(text.includes('[') ? bound(treeOf(text)) : bound(parsed(text))).toBe(binding)
  })
})

/** The tree of an expression in a place where its type does not matter. */
function treeOf(text: string): Expression {
  const at = text.indexOf('b')
  const expression = parsed(`${text.slice(0, at)}last_over_time(${text.slice(at)})`)
  return replaceCalls(expression)
}

function replaceCalls(expression: Expression): Expression {
  if (expression.kind === 'call') return expression.args[0] as Expression
  return expression.kind === 'binary' ? { ...expression, right: replaceCalls(expression.right) } : expression
}

const label = fc.constantFrom('job', 'namespace', 'le', 'on', 'by')
const duration = fc.constantFrom('30s', '5m', '1h30m', '1d')
const selector = fc
  .tuple(
    fc.constantFrom('up', 'x_total', 'a:b:c'),
    fc.array(fc.tuple(label, fc.constantFrom('=', '!=', '=~'), fc.constantFrom('a', 'a|b', ''))),
    fc.option(duration),
  )
  .map(([name, matchers, offset]) => {
    const list = matchers.map(([one, operator, value]) => `${one}${operator}"${value}"`).join(',')
    return `${name}${list === '' ? '' : `{${list}}`}${offset === null ? '' : ` offset ${offset}`}`
  })
const { vector } = fc.letrec<{ vector: string }>((tie) => ({
  vector: fc.oneof(
    { maxDepth: 4 },
    selector,
    fc.tuple(selector, duration).map(([text, range]) => `rate(${text.replace(/ offset.*/, '')}[${range}])`),
    fc
      .tuple(fc.constantFrom('sum', 'max', 'count'), fc.array(label), tie('vector'))
      .map(([op, labels, text]) => `${op} by (${labels.join(', ')}) (${text})`),
    fc.tuple(tie('vector'), duration).map(([text, range]) => `max_over_time((${text})[${range}:])`),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('+', '*', '/', '>', '== bool', '^'),
        fc.constantFrom('1', '0.5', '1e3'),
      )
      .map((parts) => parts.join(' ')),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('+', '/ on (job)', 'and', 'unless on ()', 'or', '* on (job) group_left (le)', '^'),
        tie('vector'),
      )
      // Beside a number there is nothing to match on.
      .map(([left, op, right]) =>
        op.includes('on') ? `(${left}) ${op} (${right})` : `${left} ${op} ${right}`,
      ),
    tie('vector').map((text) => `(${text})`),
    tie('vector').map((text) => `-${text}`),
  ),
}))

describe('any expression', () => {
  test('that is printed is read as the same tree', () => {
    fc.assert(
      fc.property(vector, (text) => {
        const expression = parsed(text)
        const printed = printExpression(expression)
        expect(bound(parsed(printed))).toBe(bound(expression))
        expect(printExpression(parsed(printed))).toBe(printed)
      }),
    )
  })

  test('has its strings printed as Go quotes them, so that what cannot be seen is', () => {
    expect(printExpression(parsed(`x{a='"\u00a0\x07'}`))).toBe('x{a="\\"\\u00a0\\a"}')
  })

  test('has its parts within it, in order', () => {
    fc.assert(
      fc.property(vector, (text) => {
        visitExpression(parsed(text), (node) => {
          const children = childrenOf(node)
          for (const [index, child] of children.entries()) {
            expect(child.from).toBeGreaterThanOrEqual(children[index - 1]?.to ?? node.from)
            expect(child.to).toBeLessThanOrEqual(node.to)
          }
        })
      }),
    )
  })

  test('and any text whatever is parsed or refused with a place in it, and never throws', () => {
    const tokens = fc.constantFrom(
      'sum',
      'by',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      'x',
      '"a"',
      '=',
      '=~',
      '5m',
      '1',
      '-',
      'offset',
      '@',
      ',',
      ':',
      ' ',
      '\n',
      '#',
      "'",
      '\\',
      'é',
      'rate',
      'and',
      'bool',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(tokens, { maxLength: 30 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (input) => {
        const result = parseExpression(input)
        if (result.ok) return
        expect(result.problems.length).toBeGreaterThan(0)
        for (const { from, to, line, column, message } of result.problems) {
          expect(message).not.toBe('')
          expect(from).toBeLessThanOrEqual(to)
          expect(to).toBeLessThanOrEqual(input.length + 1)
          expect(column).toBeLessThanOrEqual((input.split('\n')[line - 1] ?? '').length + 1)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('that is nested beyond measure is refused, not a crash', () => {
    const deep = `${'('.repeat(20_000)}up${')'.repeat(20_000)}`
    const result = parseExpression(deep)
    expect(result.ok ? '' : result.problems[0]?.message).toBe('it is nested over 500 levels deep')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { CelSyntaxError, compileCel } from './index.ts'

/*
 * The folder `conformance` has cases after the parts of google/cel-spec's tests/simple and Kubernetes'
 * documentation of its functions. A line is an expression, and an expression that has the same value and type, `error:` with the text of the evaluation's
 * error, or `refused:` with what the compiler says.
 */

const given = {
  x: 3,
  self: {
    name: 'db',
    labels: { app: 'db', 'a-b': 'dash', 'a.b/c': 'path', namespace: 'ns' },
    list: [1, 2, 3],
    mixed: [1, 'a', null, true, 2.5],
    empty: {},
    none: null,
    nested: { a: { b: { c: 1 } } },
    ratio: 0.5,
    big: 1e20,
    when: '2024-05-01T10:00:00Z',
  },
}
const variables = Object.keys(given)

function check(line: string): void {
  const [expression = '', expected = ''] = line.split(/\s+=>\s+/)
  const failure = /^(error|refused): (.*)$/.exec(expected)
  if (failure?.[1] === 'refused') {
    expect(() => compileCel(expression, { variables })).toThrow(CelSyntaxError)
    expect(() => compileCel(expression, { variables })).toThrow(failure[2])
  } else if (failure !== null) {
    expect(compileCel(expression, { variables }).evaluate(given)).toEqual({ error: failure[2] })
  } else {
    expect(typed(expression)).toEqual(typed(expected))
  }
}

function typed(expression: string) {
  const { value, error } = compileCel(`[${expression}].map(v, [v, type(v)])`, { variables }).evaluate(given)
  return error ?? value
}

const folder = path.join(import.meta.dirname, 'conformance')
describe.each(readdirSync(folder))('%s', (file) => {
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n')
  test.each(lines.filter((line) => line !== ''))('%s', check)
})

test('a case can fail', () => {
  expect(() => check('1 + 1 => 3')).toThrow()
  expect(() => check('1 => 1u')).toThrow()
  expect(() => check('1 => error: no')).toThrow()
  expect(() => check('1 => refused: no')).toThrow()
})

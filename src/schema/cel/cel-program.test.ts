import { describe, expect, test } from 'vitest'
import { CelSyntaxError, compileCel } from './index.ts'

const self = {
  metadata: { name: 'db', generation: 4, labels: { 'app.kubernetes.io/name': 'db' } },
  spec: { replicas: 3, ratio: 0.5 },
  status: { phase: 'Broken', observedGeneration: 3, conditions: [{ type: 'Ready', status: 'False' }] },
}

describe('a rule over a resource', () => {
  test.each<[string, unknown]>([
    ["self.status.phase == 'Broken' && self.spec.replicas > 0", true],
    ["self.status.conditions.exists(c, c.type == 'Ready' && c.status == 'False')", true],
    ['self.status.observedGeneration < self.metadata.generation', true],
    ['self.spec.replicas * self.spec.replicas', 9],
    ["has(self.status.reason) && self.status.reason == 'x'", false],
    ["self.metadata.labels['app.kubernetes.io/name']", 'db'],
    ['self.spec.ratio < 1', true],
    ['self.spec.replicas // is it many?\n > 2 // yes', true],
    ['self.spec', { replicas: 3, ratio: 0.5 }],
  ])('%s', (text, value) => {
    expect(compileCel(text, { variables: ['self'] }).evaluate({ self })).toEqual({ value })
  })

  test('the variable now is the time that is given', () => {
    const program = compileCel("now - duration('1h')", { variables: ['now'] })
    expect(program.evaluate({}, { now: 1e12 })).toEqual({ value: '2001-09-09T00:46:40Z' })
  })

  test('a variable that is not given is an error where it is read', () => {
    const program = compileCel('true || other', { variables: ['other'] })
    expect(program.evaluate({})).toEqual({ value: true })
    expect(compileCel('other', { variables: ['other'] }).evaluate({})).toEqual({
      error: 'no such attribute(s): other',
    })
  })

  test('tells which variables it reads', () => {
    expect(compileCel('a + a', { variables: ['a', 'b'] }).variables).toEqual(['a'])
  })
})

test.each([
  ['1_000.5', 1000.5],
  ['0x1.8p1', 3],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])('a double is read from the text %s as Go does', (text, value) => {
  expect(compileCel(`double('${text}')`).evaluate({})).toEqual({ value })
})

test.each(['+nan', '1__0', '1e400', '0x1'])('no double is read from the text %s', (text) => {
  expect(compileCel(`double('${text}')`).evaluate({})).toEqual({
    error: "type conversion error from 'string' to 'double'",
  })
})

describe('a result of another type than is wanted', () => {
  const compile = (text: string) => compileCel(text, { variables: ['self'], resultType: 'bool' })

  test('is refused where it is known', () => {
    expect(() => compile('size(self) + 1')).toThrow('the expression must evaluate to bool, it is int')
    expect(compile('self.spec.replicas > 1').evaluate({ self })).toEqual({ value: true })
  })

  test('is an error where it is not', () => {
    expect(compile('self.spec.replicas').evaluate({ self })).toEqual({
      error: 'the expression must evaluate to bool, it is int',
    })
    expect(compile('self.x').evaluate({ self })).toEqual({ error: 'no such key: x' })
  })
})

test('values that JavaScript cannot walk are an error', () => {
  let deep: unknown[] = []
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  const { error } = compileCel('self == other', { variables: ['self', 'other'] }).evaluate(
    { self: deep, other: [...deep] },
    { costLimit: 1e9 },
  )
  expect(error).toMatch(/^a value is nested too deeply or too large/)
})

describe('what cannot be compiled says where and why', () => {
  test.each<[string, string]>([
    ['1 +', 'line 1, column 4: expected a value, a name, "(", "[" or "{", found the end of the expression'],
    ['self.\n  phase = 1', 'line 2, column 9: unexpected "="; to compare, write "=="'],
    ['slef.a', "line 1, column 1: undeclared reference to 'slef'; variables: self, oldSelf"],
    ["1 + 'a'", "line 1, column 3: found no matching overload for '_+_' applied to '(int, string)'"],
  ])('%s', (text, message) => {
    expect(() => compileCel(text, { variables: ['self', 'oldSelf'] })).toThrow(CelSyntaxError)
    expect(() => compileCel(text, { variables: ['self', 'oldSelf'] })).toThrow(message)
  })

  test('with a pointer under the place', () => {
    expect(() => compileCel("true && 'é' + 1")).toThrow("\n | true && 'é' + 1\n | ............^")
  })
})

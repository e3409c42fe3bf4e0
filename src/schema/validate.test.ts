import { describe, expect, test } from 'vitest'
import type { JsonSchemaProps } from './json-schema-props.ts'
import { compileSchema } from './structural-schema.ts'
import { blocksRules, validate, validateStatus } from './validate.ts'

/** The errors of a value at `spec`, as text. */
function errorsOf(spec: JsonSchemaProps, value: unknown, old?: unknown): string[] {
  const schema = compileSchema({ type: 'object', properties: { spec } })
  return validate(schema, { spec: value }, old === undefined ? {} : { old: { spec: old } }).map(String)
}

// The texts are those that the packages of kube-apiserver 1.36.3 give for the same schemas and values.
describe('a value that breaks a keyword is told with the text of kube-apiserver', () => {
  test.each<[string, JsonSchemaProps, unknown, string[]]>([
    [
      'type',
      { type: 'string' },
      5,
      ['spec: Invalid value: "integer": spec in body must be of type string: "integer"'],
    ],
    [
      'null',
      { type: 'string' },
      null,
      ['spec: Invalid value: "null": spec in body must be of type string: "null"'],
    ],
    [
      'a fraction for an integer',
      { type: 'integer', multipleOf: 3 },
      4.25,
      [
        'spec: Invalid value: "number": spec in body must be of type integer: "number"',
        '<nil>: Invalid value: "": Checked value must be of type integer (default format) in spec',
        'spec: Invalid value: 4.25: spec in body should be a multiple of 3',
      ],
    ],
    [
      'a fraction for an int32',
      { type: 'integer', format: 'int32' },
      1.5,
      [
        'spec: Invalid value: "float64": spec in body must be of type int32: "float64"',
        '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec',
      ],
    ],
    [
      'a number for a date-time',
      { type: 'string', format: 'date-time' },
      5,
      ['spec: Invalid value: "int64": spec in body must be of type date-time: "int64"'],
    ],
    [
      'int-or-string',
      { 'x-kubernetes-int-or-string': true },
      true,
      ['spec: Invalid value: "boolean": spec in body must be of type integer,string: "boolean"'],
    ],
    [
      'format',
      { type: 'string', format: 'ipv4' },
      'x',
      ['spec: Invalid value: "x": spec in body must be of type ipv4: "x"'],
    ],
    [
      'enum',
      { type: 'string', enum: ['a', 'b<'] },
      'c<\n',
      ['spec: Unsupported value: "c<\\n": supported values: "a", "b<"'],
    ],
    [
      'enum of numbers',
      { type: 'integer', enum: [1, 2] },
      3,
      ['spec: Unsupported value: 3: supported values: "1", "2"'],
    ],
    [
      'maxLength in characters',
      { type: 'string', maxLength: 1 },
      '😀é',
      ['spec: Too long: may not be more than 1 byte'],
    ],
    [
      'minLength',
      { type: 'string', minLength: 2 },
      'é',
      ['spec: Invalid value: "é": spec in body should be at least 2 chars long'],
    ],
    [
      'pattern',
      { type: 'string', pattern: '^a$' },
      'b',
      [`spec: Invalid value: "b": spec in body should match '^a$'`],
    ],
    [
      'maximum',
      { type: 'number', maximum: 1000000.5 },
      1234567.5,
      ['spec: Invalid value: 1.2345675e+06: spec in body should be less than or equal to 1.0000005e+06'],
    ],
    [
      'exclusiveMinimum',
      { type: 'integer', minimum: 2, exclusiveMinimum: true },
      2,
      ['spec: Invalid value: 2: spec in body should be greater than 2'],
    ],
    [
      'multipleOf a fraction, for a whole number',
      { type: 'number', multipleOf: 0.5 },
      2,
      ['spec: Invalid value: 0: factor MultipleOf declared for spec must be positive: 0'],
    ],
    [
      'maxItems',
      { type: 'array', maxItems: 1, items: {} },
      [1, 2],
      ['spec: Too many: 2: must have at most 1 item'],
    ],
    [
      'minItems',
      { type: 'array', minItems: 1, items: {} },
      [],
      ['spec: Invalid value: 0: spec in body should have at least 1 items'],
    ],
    [
      'maxProperties',
      { type: 'object', maxProperties: 1 },
      { a: 1, b: 2 },
      ['spec: Too many: 2: must have at most 1 item'],
    ],
    ['required', { type: 'object', required: ['a'] }, {}, ['spec.a: Required value']],
    [
      'additionalProperties: keys of maps stand like fields',
      { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      { 'k.2': [1] },
      ['spec.k.2[0]: Invalid value: "integer": spec.k.2[0] in body must be of type string: "integer"'],
    ],
    [
      'anyOf: the branch that got furthest is told',
      {
        type: 'object',
        anyOf: [{ required: ['a'] }, { required: ['b'], properties: { c: { minimum: 3 } } }],
      },
      { c: 1 },
      [
        '<nil>: Invalid value: "": "spec" must validate at least one schema (anyOf)',
        'spec.c: Invalid value: 1: spec.c in body should be greater than or equal to 3',
        'spec.b: Required value',
      ],
    ],
    [
      'oneOf with two matches',
      { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 1, b: 2 },
      [
        '<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives',
      ],
    ],
    [
      'allOf',
      { type: 'string', allOf: [{ minLength: 2 }] },
      'a',
      [
        'spec: Invalid value: "a": spec in body should be at least 2 chars long',
        '<nil>: Invalid value: "": "spec" must validate all the schemas (allOf). None validated',
      ],
    ],
    [
      'not',
      { type: 'string', not: { pattern: 'a' } },
      'a',
      ['<nil>: Invalid value: "": "spec" must not validate the schema (not)'],
    ],
    [
      'a set',
      { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
      ['a', 'b', 'a', 'a'],
      ['spec[2]: Duplicate value: "a"'],
    ],
    [
      'a list map',
      {
        type: 'array',
        items: { type: 'object', properties: { name: { type: 'string' } } },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
      },
      [{ name: 'cpu' }, { name: 'cpu' }],
      ['spec[1]: Duplicate value: {"name":"cpu"}'],
    ],
    [
      'an embedded resource',
      {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
      },
      { kind: 'a_b', metadata: { labels: { 'a b': 'c' } } },
      [
        'spec.apiVersion: Required value',
        'spec.kind: Invalid value: "a_b": may have mixed case, but should otherwise match: ' +
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic " +
          "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for " +
          "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        'spec.metadata.labels: Invalid value: "a b": name part must consist of alphanumeric characters, ' +
          "'-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  " +
          "or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(errorsOf(schema, value)).toEqual(expected)
  })
})

describe('what is no error', () => {
  test.each<[string, JsonSchemaProps, unknown]>([
    ['null where it may be', { type: 'string', nullable: true }, null],
    ['a format that nobody knows', { type: 'string', format: 'foo' }, 'x'],
    ['a whole number written as a fraction', { type: 'integer' }, 5.0],
    ['a field that nothing is said of', { type: 'object', properties: {} }, { a: 1 }],
    ['a list where a string with a format should be', { type: 'string', format: 'date' }, ['x']],
  ])('%s', (_, schema, value) => {
    expect(errorsOf(schema, value)).toEqual([])
  })
})

describe('on update', () => {
  const item: JsonSchemaProps = {
    type: 'object',
    properties: { name: { type: 'string' }, port: { type: 'integer', maximum: 10 } },
    required: ['name'],
  }
  const list: JsonSchemaProps = { type: 'array', items: item }
  const map: JsonSchemaProps = {
    ...list,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  }
  const tooLarge = (index: number) =>
    `spec[${index}].port: Invalid value: 99: spec[${index}].port in body should be less than or equal to 10`

  test('what was wrong and did not change is forgiven', () => {
    expect(errorsOf({ type: 'integer', maximum: 10 }, 99, 99)).toEqual([])
    expect(errorsOf({ type: 'integer', maximum: 10 }, 99, 98)).toHaveLength(1)
  })

  test('items of a map are found by their keys', () => {
    const old = [
      { name: 'a', port: 99 },
      { name: 'b', port: 1 },
    ]
    expect(
      errorsOf(
        map,
        [
          { name: 'b', port: 2 },
          { name: 'a', port: 99 },
        ],
        old,
      ),
    ).toEqual([])
    expect(errorsOf(map, [{ name: 'c', port: 99 }], old)).toEqual([tooLarge(0)])
  })

  test('items of any other list are not found', () => {
    expect(errorsOf(list, [{ name: 'a', port: 99 }, { name: 'n' }], [{ name: 'a', port: 99 }])).toEqual([
      tooLarge(0),
    ])
  })

  test('a junctor is forgiven as a whole or not at all', () => {
    const schema: JsonSchemaProps = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      allOf: [{ properties: { a: { minLength: 3 } } }],
    }
    expect(errorsOf(schema, { a: 'x', b: 'y' }, { a: 'x', b: 'y' })).toEqual([])
    expect(errorsOf(schema, { a: 'x', b: 'z' }, { a: 'x', b: 'y' })).toHaveLength(2)
  })

  test('lists are checked for duplicates only when they had none', () => {
    const set: JsonSchemaProps = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' }
    expect(errorsOf(set, ['a', 'a'], ['b', 'b'])).toEqual([])
    expect(errorsOf(set, ['a', 'a'], ['b'])).toEqual(['spec[1]: Duplicate value: "a"'])
  })
})

test('a status is validated by its part of the schema, with its own paths in the texts', () => {
  const schema = compileSchema({
    type: 'object',
    properties: {
      spec: { type: 'object', required: ['a'] },
      status: { type: 'object', properties: { n: { type: 'integer' } } },
    },
  })
  const errors = validateStatus(schema, { spec: {}, status: { n: 'x' } }, { spec: {} })
  expect(errors.map(String)).toEqual([
    'status.n: Invalid value: "string": n in body must be of type integer: "string"',
  ])
  expect(blocksRules(errors)).toBe(true)
})

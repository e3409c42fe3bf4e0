import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readValues, valuesJsonSchema } from './read-values.ts'
import { ValuesError } from './values-error.ts'

const schema = z.strictObject({
  severity: z.enum(['critical', 'warning', 'info']).default('warning'),
  share: z.number().min(0).max(1).default(0.2),
  least: z.int().min(1).default(5),
  enabled: z.boolean().default(true),
  for: z
    .string()
    .regex(/^\d+[smh]$/, 'has to be a duration such as 15m')
    .default('15m'),
  kinds: z.record(z.string(), z.strictObject({ share: z.number().optional() })).default({}),
  list: z.array(z.strictObject({ name: z.string() })).default([]),
})

const read = (text: string, ...set: string[]) =>
  readValues(schema, { files: [{ name: 'v.yaml', text }], set })

function problemsOf(text: string, ...set: string[]): string[] {
  try {
    read(text, ...set)
  } catch (error) {
    if (error instanceof ValuesError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('values', () => {
  test('have their defaults when nothing is given', () => {
    const defaults = {
      severity: 'warning',
      share: 0.2,
      least: 5,
      enabled: true,
      for: '15m',
      kinds: {},
      list: [],
    }
    expect(readValues(schema, {})).toEqual(defaults)
    expect(read('')).toEqual(defaults)
    expect(read('# nothing but a comment\n')).toEqual(defaults)
  })

  test('of later files win, key by key, and of the command line over all', () => {
    const files = [
      { name: 'a', text: 'kinds: {a.io: {share: 0.1}, b.io: {share: 0.2}}\nleast: 3' },
      { name: 'b', text: 'kinds: {b.io: {share: 0.3}}\nleast: 4' },
    ]
    expect(readValues(schema, { files, set: ['kinds.c\\.io.share=0.5', 'for=5m'] })).toMatchObject({
      kinds: { 'a.io': { share: 0.1 }, 'b.io': { share: 0.3 }, 'c.io': { share: 0.5 } },
      least: 4,
      for: '5m',
    })
  })

  test('that are null are as if they were not given', () => {
    expect(read('least: 3\nfor:', 'least=null')).toMatchObject({ least: 5, for: '15m' })
  })

  test('have a place for anchors under x- at the top, and nowhere else', () => {
    const slow = 'x-slow: &slow {share: 0.5}\nkinds: {a.io: *slow, b.io: {<<: *slow}}'
    expect(read(slow).kinds).toEqual({ 'a.io': { share: 0.5 }, 'b.io': { share: 0.5 } })
    expect(problemsOf('kinds: {a.io: {x-share: 1}}')).toEqual([
      expect.stringContaining('kinds.a.io.x-share: there is no such key'),
    ])
    expect(valuesJsonSchema(schema).patternProperties).toEqual({ '^x-': {} })
  })

  test('that are empty on the command line are the empty text, which not every value may be', () => {
    const named = z.strictObject({ name: z.string().default('some') })
    expect(readValues(named, { set: ['name='] })).toEqual({ name: '' })
    expect(readValues(named, { set: ['name=""'] })).toEqual({ name: '' })
    expect(readValues(named, { set: ['name=null'] })).toEqual({ name: 'some' })
    expect(problemsOf('', 'severity=')).toEqual([
      '--set severity=: severity: has to be one of critical, warning, info, but it is ""',
    ])
  })

  test('keep a key that JavaScript would take for a prototype', () => {
    expect(problemsOf('__proto__: {polluted: true}')).toEqual([
      'v.yaml:1:1: __proto__: there is no such key; there are severity, share, least, enabled, for, kinds, list',
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('wrong values are refused with their place and what is allowed', () => {
  test.each([
    ['severty: info', 'v.yaml:1:1: severty: there is no such key; did you mean severity?'],
    [
      'least: 2\nkinds:\n  a.io:\n    shar: 1\n',
      'v.yaml:4:5: kinds.a.io.shar: there is no such key; did you mean share?',
    ],
    ['list: [{nam: x}]', 'v.yaml:1:9: list.0.nam: there is no such key; did you mean name?'],
    ['share: lots', 'v.yaml:1:1: share: has to be a number, but it is "lots"'],
    ['share: 1.5', 'v.yaml:1:1: share: has to be at most 1, but it is 1.5'],
    ['least: 0', 'v.yaml:1:1: least: has to be at least 1, but it is 0'],
    ['least: 1.5', 'v.yaml:1:1: least: has to be a whole number, but it is 1.5'],
    ['enabled: "yes"', 'v.yaml:1:1: enabled: has to be true or false, but it is "yes"'],
    [
      'severity: warn',
      'v.yaml:1:1: severity: has to be one of critical, warning, info, but it is "warn"; did you mean warning?',
    ],
    ['for: 15', 'v.yaml:1:1: for: has to be text, but it is 15'],
    ['for: soon', 'v.yaml:1:1: for: has to be a duration such as 15m'],
    ['list: 3', 'v.yaml:1:1: list: has to be a list, but it is 3'],
    ['kinds: [1]', 'v.yaml:1:1: kinds: has to be keys with values, but it is a list'],
    ['- 1', 'v.yaml:1:1: the values have to be keys with values, such as severity: warning'],
    ['a: 1\n---\nb: 2', 'v.yaml:2:1: there may be one document, and here a second one begins'],
    ['share: 0.1\nshare: 0.2', 'v.yaml:2:1: Map keys must be unique, and share stands in line 1 already'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toContain(problem)
  })

  test('what is missing is told at the place it is missing from', () => {
    expect(problemsOf('least: 1\nlist:\n  - {}')).toEqual(['v.yaml:3:5: list.0.name: is missing; give text'])
  })

  test('a key that stands in the wrong place is told where it is, unless that is not one place', () => {
    const part = z.strictObject({ enabled: z.boolean().default(false) }).prefault({})
    const deployed = z.strictObject({
      replicas: z.int().default(1),
      sharding: part,
      history: part,
      pod: z.strictObject({ nodeName: z.string().default('') }).prefault({}),
    })
    const refused = (setting: string) => () => readValues(deployed, { set: [setting] })
    expect(refused('sharding.replicas=3')).toThrow(
      /sharding\.replicas: there is no such key; it is replicas; here are enabled$/,
    )
    expect(refused('nodeName=a')).toThrow(/nodeName: there is no such key; it is pod\.nodeName; here are /)
    expect(refused('pod.enabled=true')).toThrow(/there is no such key; there are nodeName$/)
  })

  test('all of them at once', () => {
    expect(problemsOf('share: 2\nleast: 0', 'fr=5m')).toHaveLength(3)
  })

  test('in the order in which they stand, whatever order the schema has', () => {
    const text = 'nowhere: 1\nleast: 0\nshare: 2\nlist: [{nam: x}]\nkinds: {a: {shar: 1}}\n'
    const places = problemsOf(text, 'severity=warn').map((problem) => /^v.yaml:\d+|^--set/.exec(problem)?.[0])
    expect([...new Set(places)]).toEqual([
      'v.yaml:1',
      'v.yaml:2',
      'v.yaml:3',
      'v.yaml:4',
      'v.yaml:5',
      '--set',
    ])
  })

  test.each([
    ['fr=5m', '--set fr=5m: fr: there is no such key; did you mean for?'],
    ['severity', '--set severity: has to be a key and a value, such as severity=warning'],
    ['share=2', '--set share=2: share: has to be at most 1, but it is 2'],
    ['a..b=2', '--set a..b=2: has an empty part in its key; write a dot that belongs to a part as \\.'],
  ])('on the command line: %s', (setting, problem) => {
    expect(problemsOf('', setting)).toEqual([problem])
  })
})

describe('a value that has an option of its own', () => {
  const named = z
    .strictObject({ only: z.strictObject({ names: z.array(z.string().max(3, 'is too long')).default([]) }) })
    .refine(({ only }) => !only.names.includes('b'), { path: ['only'], message: 'only.names has a b' })
  const read = (value: readonly string[], set: readonly string[] = []) =>
    readValues(named, { options: [{ option: '--name', key: 'only.names', value }], set })

  test('wins over files, and --set over it', () => {
    expect(read(['a']).only.names).toEqual(['a'])
    expect(read(['a'], ['only.names=[c]']).only.names).toEqual(['c'])
  })

  test('is called what was typed', () => {
    expect(() => read(['a', 'long'])).toThrow(/^--name long: is too long$/)
    expect(() => read(['a', 'b'])).toThrow(/^--name a,b: --name has a b$/)
    expect(() => read(['a'], ['only.names=[long]'])).toThrow(
      /^--set only\.names=\[long\]: only\.names\.0: is/,
    )
  })
})

test('any text is read, or refused with a place', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^[a-z:\n &*\-[\]{}]{0,40}$/)), (text) => {
      const problems = problemsOf(text)
      for (const problem of problems) expect(problem).toMatch(/^v\.yaml(:\d+:\d+)?: /)
    }),
  )
})

test('the schema for editors and Helm refuses unknown keys too, and does not require what has a default', () => {
  expect(valuesJsonSchema(schema)).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
    properties: { share: { type: 'number', minimum: 0, maximum: 1, default: 0.2 } },
  })
  expect(valuesJsonSchema(schema).required).toBeUndefined()
})

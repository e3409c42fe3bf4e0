import { describe, expect, test } from 'vitest'
import { readYamlDocument, readYamlDocuments } from './read-yaml.ts'
import type { YamlValue } from './yaml-value.ts'

const placeOf = ({ position: { line, column } }: YamlValue) => `${line}:${column}`
const problemsIn = (text: string) =>
  readYamlDocument(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`)

describe('a text of YAML', () => {
  test('has the place of every value, and of what is missing that of what it is missing from', () => {
    const { root } = readYamlDocument('a:\n  b: [1, two]\n  c: ~\n')
    expect(placeOf(root.at('a').at('b').at(1))).toBe('2:10')
    expect(placeOf(root.at('a').at('c'))).toBe('3:6')
    expect(placeOf(root.at('a').at('d'))).toBe('2:3')
    expect([root.at('a').at('c').isWritten, root.at('a').at('d').isWritten]).toEqual([true, false])
  })

  test('gives scalars as they were written, and what YAML takes them for', () => {
    const { root } = readYamlDocument('[1.50, "1.50", yes, true, ~, {}]')
    expect(root.items.map(({ kind, text, scalar, isPlain }) => [kind, text, scalar, isPlain])).toEqual([
      ['scalar', '1.50', 1.5, true],
      ['scalar', '1.50', '1.50', false],
      ['scalar', 'yes', 'yes', true],
      ['scalar', 'true', true, true],
      ['nothing', '', null, true],
      ['mapping', '', undefined, false],
    ])
  })

  test('takes aliases for what they point at, and leaves those that point nowhere', () => {
    const { root } = readYamlDocument('a: &it {b: 1}\nc: *it\nd: *none\n')
    expect([root.at('c').at('b').text, placeOf(root.at('c'))]).toEqual(['1', '2:4'])
    expect(root.at('d').kind).toBe('nothing')
  })

  test('merges mappings: own keys win, then the first of several', () => {
    const { root } = readYamlDocument(
      'one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall: {<<: [*one, *two], a: 0}\n',
    )
    const entries = root.at('all').entries.map(({ name, value }) => [name, value.text])
    expect(Object.fromEntries(entries)).toEqual({ a: '0', b: '1', c: '2' })
    expect(entries).toHaveLength(3)
  })

  test('merges each mapping once, however many merge it', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}], own${n}: 1}`,
    )
    const { root } = readYamlDocument(`a0: &a0 {b: 1}\n${levels.join('\n')}\n`)
    expect(root.at('a40').entries).toHaveLength(41)
  })

  test('ends where a mapping merges itself', () => {
    const { root } = readYamlDocument('a: &a\n  b: 1\n  <<: *a\n')
    expect(root.at('a').entries.map(({ name }) => name)).toEqual(['b'])
  })

  test('tells the places of syntax errors, of repeated keys and of a second document', () => {
    expect(problemsIn('a: [1')[0]).toMatch(/^1:6 /)
    expect(problemsIn('a: 1\na: 2')).toEqual(['2:1 Map keys must be unique, and a stands in line 1 already'])
    expect(problemsIn('{&b a: 1, *b : 1, &c "a": 2}')).toEqual([
      expect.stringContaining('and a stands in line 1'),
    ])
    expect(problemsIn('a: 1\nb:\n  - {a: 1}\n  - c: 1\n    d:\n      a: 1\n    c: 2\n"a": 3')).toEqual([
      '7:5 Map keys must be unique, and c stands in line 4 already',
      '8:1 Map keys must be unique, and a stands in line 1 already',
    ])
    expect(problemsIn('a: 1\n---\nb: 2')).toEqual([
      '2:1 there may be one document, and here a second one begins',
    ])
    expect(problemsIn('')).toEqual([])
    expect(readYamlDocuments('a: 1\n---\nb: 2')).toHaveLength(2)
    expect(readYamlDocuments('')).toEqual([])
  })

  test('of version 1.1 takes words and numbers as Go does, and dates for texts', () => {
    const text = '[yes, n, off, 010, 0x10, 2001-01-01, "yes"]'
    expect(readYamlDocument(text, { version: '1.1' }).toJson()).toEqual({
      ok: true,
      value: [true, false, false, 8, 16, '2001-01-01', 'yes'],
    })
  })

  test('may repeat keys where it is said to: the last wins, and where they stand is told', () => {
    const document = readYamlDocument('a:\n  b: 1\n  b:\n    c: 2\na: {d: 1, d: 2}\n1: x\n1: y\n', {
      mayRepeatKeys: true,
    })
    expect(document.problems).toEqual([])
    expect(document.toJson()).toEqual({ ok: true, value: { a: { d: 2 }, 1: 'y' } })
    const told = document.repeatedKeys.map(({ scalar, position, valuePosition, firstPosition }) => [
      scalar,
      ...[position, valuePosition, firstPosition].map(({ line }) => line),
    ])
    expect(told).toEqual([
      ['b', 3, 4, 2],
      ['d', 5, 5, 5],
      ['a', 5, 5, 1],
      [1, 7, 7, 6],
    ])
  })

  test('that is nested deeper than the stack has problems', () => {
    expect(problemsIn('['.repeat(20_000))).not.toEqual([])
  })
})

describe('a document', () => {
  const document = readYamlDocument('- group: a\n  rules:\n    - when: {path: x}\n    - state: y\n')

  test.each([
    [[], '1:1'],
    [[0, 'group'], '1:3'],
    [[0, 'rules', 1], '4:7'],
    [[0, 'rules', 0, 'when', 'path'], '3:14'],
    [[0, 'rules', 2], undefined],
    [[0, 'group', 'deeper'], undefined],
  ])('finds %j at %s', (path, place) => {
    const position = document.locate(path)
    expect(position && `${position.line}:${position.column}`).toBe(place)
  })

  test('is JSON, unless aliases multiply or point nowhere', () => {
    expect(readYamlDocument('a: &a [1]\nb: *a').toJson()).toEqual({ ok: true, value: { a: [1], b: [1] } })
    expect(readYamlDocument('').toJson()).toEqual({ ok: true, value: undefined })
    expect(readYamlDocument('\na: *none').toJson()).toMatchObject({ ok: false, problem: { line: 2 } })
    const lines = Array.from({ length: 20 }, (_, at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`)
    const bomb = ['a: &a-1 [x]', ...lines].join('\n')
    expect(readYamlDocument(bomb).toJson()).toMatchObject({ ok: false })
  })

  test('finds what is missing where it would be', () => {
    expect(document.locateNearest([0, 'rules', 1, 'when', 'path'])).toEqual({ line: 4, column: 7 })
  })
})

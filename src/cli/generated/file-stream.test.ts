import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { fileStream } from './file-stream.ts'

test('one file is given as it is', () => {
  expect(fileStream([{ path: 'a.yaml', text: 'a: 1\n' }])).toBe('a: 1\n')
})

test('files of YAML are documents that name the file', () => {
  const stream = fileStream([
    { path: 'a.yaml', text: 'a: 1\n' },
    { path: 'sub/b.yml', text: '---\nb: 2\n' },
  ])
  expect(stream).toBe('---\n# Source: a.yaml\na: 1\n---\n# Source: sub/b.yml\nb: 2\n')
  expect(parseAllDocuments(stream)).toHaveLength(2)
})

test('files of JSON follow one another', () => {
  expect(
    fileStream([
      { path: 'a.json', text: '{}\n' },
      { path: 'b.json', text: '[]\n' },
    ]),
  ).toBe('{}\n[]\n')
})

test('files of several formats need a folder', () => {
  expect(() =>
    fileStream([
      { path: 'a.json', text: '' },
      { path: 'b.yaml', text: '' },
    ]),
  ).toThrow('--out')
})

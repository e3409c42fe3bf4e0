import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CommandError } from '../exit-code.ts'
import { readPairsFile } from './pairs-file.ts'
import { readPairOverrides } from './read-pair-overrides.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pairs-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a file sets and silences pairs', async () => {
  const file = path.join(folder, 'pairs.yaml')
  await writeFile(
    file,
    `- group: acme.io
  kind: Database
  set:
  - {spec: spec.imageName, status: status.image, as: image}
  - {spec: .status.wanted, status: status.current.value}
  silence: [instances]
`,
  )
  expect(await readPairsFile(file)).toEqual([
    {
      group: 'acme.io',
      kind: 'Database',
      set: [
        {
          field: 'imageName',
          specPath: ['spec', 'imageName'],
          statusPath: ['status', 'image'],
          notion: 'image',
        },
        {
          field: 'status.wanted',
          specPath: ['status', 'wanted'],
          statusPath: ['status', 'current', 'value'],
          notion: 'exact',
        },
      ],
      silence: ['instances'],
    },
  ])
})

test('a file that is not there or no YAML is refused with the place', async () => {
  await expect(readPairsFile(path.join(folder, 'none'))).rejects.toThrow(/cannot read .*no such file/)
  const file = path.join(folder, 'broken.yaml')
  await writeFile(file, '- group: a\n  kind: [')
  await expect(readPairsFile(file)).rejects.toThrow(CommandError)
  await expect(readPairsFile(file)).rejects.toThrow(/broken\.yaml:2:\d/)
  await writeFile(file, '- group: a\n  kind: B\n  set:\n  - {spec: spec.a, status: b}\n')
  await expect(readPairsFile(file)).rejects.toThrow(/broken\.yaml:4:20: entry 1: set 1: status has to be/)
})

const kind = 'group: acme.io, kind: Database'
test.each([
  ['{}', 'a list'],
  ['[3]', 'entry 1: it has to have the fields group, kind, set, silence'],
  [`[{${kind}}]`, 'entry 1: neither sets nor silences'],
  [`[{${kind}, silence: []}]`, 'entry 1: neither sets nor silences'],
  ['[{kind: Database, silence: [a]}]', 'entry 1: group'],
  ['[{group: acme.io, silence: [a]}]', 'entry 1: kind'],
  [`[{${kind}, silence: a}]`, 'entry 1: silence has to be a list'],
  [`[{${kind}, silence: [a]}, {${kind}, silence: [b]}]`, 'entry 2: Database.acme.io has entry 1 already'],
  [`[{${kind}, silent: [a]}]`, 'there is no field silent; did you mean silence?'],
  [`[{${kind}, quiet: [a]}]`, 'there is no field quiet; there are group, kind, set, silence'],
  [`[{${kind}, set: [{spec: spec.a, status: b}]}]`, 'entry 1: set 1: status has to be a path'],
  [`[{${kind}, set: [{spec: spec..a, status: status.b}]}]`, 'entry 1: set 1: spec has to be a path'],
  [
    `[{${kind}, set: [{spec: spec.a, status: status.b, as: number}]}]`,
    'as has to be one of exact, word, version',
  ],
])('%s is refused: %s', (text, expected) => {
  expect(() => readPairOverrides(parse(text))).toThrow(expected)
})

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFolder } from './write-folder.ts'

let parent = ''
let folder = ''
beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'binnacle-generated-'))
  folder = path.join(parent, 'out')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

const write = (files: Record<string, string>, { force = false, command = 'binnacle rules' } = {}) =>
  writeFolder(
    Object.entries(files).map(([name, text]) => ({ path: name, text })),
    { folder, force, command },
  )
const textOf = (name: string) => readFile(path.join(folder, name), 'utf8')

describe('files are written', () => {
  test('into a folder that is made for them, and its folders', async () => {
    expect(await write({ 'a.yaml': 'a', 'sub/b.yaml': 'b' })).toEqual({
      written: ['a.yaml', 'sub/b.yaml'],
      unchanged: [],
      removed: [],
    })
    expect(await textOf('sub/b.yaml')).toBe('b')
  })

  test('into a folder whose parents are not there either', async () => {
    folder = path.join(parent, 'above', 'out')
    await write({ 'a.yaml': 'a' })
    expect(await textOf('a.yaml')).toBe('a')
  })

  test('again without being asked twice when nothing changes', async () => {
    await write({ 'a.yaml': 'a' })
    expect(await write({ 'a.yaml': 'a' })).toEqual({ written: [], unchanged: ['a.yaml'], removed: [] })
  })

  test('over what was generated before only by force, and what is no longer generated goes', async () => {
    await write({ 'a.yaml': 'a', 'sub/deep/b.yaml': 'b', 'sub/c.yaml': 'c' })
    await expect(write({ 'a.yaml': 'new' })).rejects.toThrow(
      /out is not empty; --force replaces what was generated there before and removes sub\/c\.yaml, sub\/deep\/b\.yaml, not generated now$/,
    )
    expect(await textOf('a.yaml')).toBe('a')
    expect(await write({ 'a.yaml': 'new' }, { force: true })).toEqual({
      written: ['a.yaml'],
      unchanged: [],
      removed: ['sub/c.yaml', 'sub/deep/b.yaml'],
    })
    expect((await readdir(folder)).sort()).toEqual(['.binnacle-generated', 'a.yaml'])
  })

  test('beside empty folders, which stay', async () => {
    await mkdir(path.join(folder, 'empty', 'too'), { recursive: true })
    expect(await write({ 'a.yaml': 'a' })).toMatchObject({ written: ['a.yaml'], removed: [] })
    expect(await write({ 'a.yaml': 'b', 'empty/b.yaml': 'b' }, { force: true })).toMatchObject({
      written: ['a.yaml', 'empty/b.yaml'],
    })
    expect((await readdir(path.join(folder, 'empty'))).sort()).toEqual(['b.yaml', 'too'])
  })

  test('where a run was cut short', async () => {
    await write({ 'a.yaml': 'a' })
    await writeFile(path.join(folder, 'a.yaml.binnacle-partial'), 'hal')
    await write({ 'a.yaml': 'b' }, { force: true })
    expect((await readdir(folder)).sort()).toEqual(['.binnacle-generated', 'a.yaml'])
  })
})

describe('nothing is written', () => {
  test('among files of others, not even by force', async () => {
    await mkdir(path.join(folder, 'x'), { recursive: true })
    await writeFile(path.join(folder, 'x', 'mine.yaml'), 'mine')
    for (const force of [false, true])
      await expect(write({ 'a.yaml': 'a' }, { force })).rejects.toThrow(
        "out holds x/mine.yaml, which 'binnacle rules' did not make; choose an empty or a new folder",
      )
    expect(await readdir(folder)).toEqual(['x'])
  })

  test('when somebody put a file beside those that were generated', async () => {
    await write({ 'a.yaml': 'a' })
    await writeFile(path.join(folder, 'mine.yaml'), 'mine')
    await expect(write({ 'a.yaml': 'b' }, { force: true })).rejects.toThrow('holds mine.yaml')
    expect(await textOf('a.yaml')).toBe('a')
  })

  test('over what somebody changed by hand, without saying that it is lost', async () => {
    await write({ 'a.yaml': 'a' })
    await writeFile(path.join(folder, 'a.yaml'), 'edited')
    await expect(write({ 'a.yaml': 'a' })).rejects.toThrow('a.yaml was changed by hand since')
    await write({ 'a.yaml': 'a' }, { force: true })
    expect(await textOf('a.yaml')).toBe('a')
  })

  test('into what another command made', async () => {
    await write({ 'a.yaml': 'a' })
    await expect(write({ 'b.json': 'b' }, { force: true, command: 'binnacle dashboards' })).rejects.toThrow(
      "was made by 'binnacle rules'; choose another folder for 'binnacle dashboards'",
    )
  })

  test('where a file stands in the way', async () => {
    await writeFile(folder, 'a file')
    await expect(write({ 'a.yaml': 'a' })).rejects.toThrow(
      /^--out: cannot write to .*: a part of the path is a file, not a folder$/,
    )
  })

  test.skipIf(process.platform !== 'linux')('where the system lets nobody make a folder', async () => {
    await expect(
      writeFolder([{ path: 'a.yaml', text: 'a' }], {
        folder: '/proc/x/y',
        force: false,
        command: 'binnacle rules',
      }),
    ).rejects.toThrow('--out: cannot write to /proc/x/y: there is no such file or folder')
  })

  test('when the listing is no listing', async () => {
    await write({ 'a.yaml': 'a' })
    await writeFile(path.join(folder, '.binnacle-generated'), 'something else')
    await expect(write({ 'a.yaml': 'b' }, { force: true })).rejects.toThrow('holds a.yaml')
  })

  test('through a link that somebody put there', async () => {
    await mkdir(folder)
    await symlink(path.join(parent, 'elsewhere'), path.join(folder, 'a.yaml'))
    await expect(write({ 'a.yaml': 'a' }, { force: true })).rejects.toThrow('holds a.yaml')
  })
})

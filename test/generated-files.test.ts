import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staleFiles } from '../tools/generated/stale-files.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'generated-'))
  mkdirSync(path.join(root, 'own/inner'), { recursive: true })
  mkdirSync(path.join(root, 'shared'))
  for (const name of ['own/a.json', 'own/inner/b.json', 'shared/page.md', 'shared/written-by-hand.md'])
    writeFileSync(path.join(root, name), 'as made')
})
afterEach(() => rmSync(root, { recursive: true }))

const files = (...paths: string[]) => ({ generate: () => paths.map((path) => ({ path, text: 'as made' })) })

test('what is as it is made is not stale', () => {
  const own = { ...files('own/a.json', 'own/inner/b.json'), folders: ['own'] }
  expect(staleFiles(root, [own, files('shared/page.md')])).toEqual({ outdated: [], abandoned: [] })
})

test('a file that is missing or other than it is made is outdated', () => {
  writeFileSync(path.join(root, 'own/a.json'), 'edited')
  const { outdated } = staleFiles(root, [files('own/a.json', 'own/inner/b.json', 'own/new.json')])
  expect(outdated.map((file) => file.path)).toEqual(['own/a.json', 'own/new.json'])
})

test('a file that nobody makes any more is abandoned where its generator owns the folder, and nowhere else', () => {
  const own = { ...files('own/a.json'), folders: ['own', 'absent'] }
  expect(staleFiles(root, [own, files('shared/page.md')]).abandoned).toEqual(['own/inner/b.json'])
})

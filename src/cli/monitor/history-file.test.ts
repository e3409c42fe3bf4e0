import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqliteHistory } from '../../monitor/index.ts'
import { checkHistoryFile } from './history-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-history-file-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string) => path.join(folder, name)
const refusal = async (name: string) => {
  await expect(checkHistoryFile(at(name))).rejects.toMatchObject({ exitCode: 2 })
  return checkHistoryFile(at(name)).catch((error: Error) => error.message)
}

test('a file in a folder that is not there is refused', async () => {
  expect(await refusal('no/history.db')).toContain('there is no such file or folder')
})

test('a folder is refused', async () => {
  expect(await refusal('.')).toContain('it is no file')
})

test('a file of something else is refused, and not touched', async () => {
  writeFileSync(at('notes.txt'), 'dear diary, much has happened')
  const text = await refusal('notes.txt')
  expect(text).toContain('it is a file of something else')
  expect(text).not.toContain('move')
  expect(readFileSync(at('notes.txt'), 'utf8')).toBe('dear diary, much has happened')
  const other = new DatabaseSync(at('other.db'))
  other.exec('CREATE TABLE a (b)')
  other.close()
  expect(await refusal('other.db')).toContain('a database of something else')
})

test('a new file, an empty one, a history and one that is damaged are not', async () => {
  await checkHistoryFile(at('new.db'))
  writeFileSync(at('empty.db'), '')
  await checkHistoryFile(at('empty.db'))
  const opened = await sqliteHistory({ file: at('kept.db'), retention: 1e9, mostBytes: 1e9 })
  const store = opened(0)
  await checkHistoryFile(at('kept.db'))
  store.close(0)
  await checkHistoryFile(at('kept.db'))
  writeFileSync(at('damaged.db'), `SQLite format 3\0${'x'.repeat(5000)}`)
  await checkHistoryFile(at('damaged.db'))
})

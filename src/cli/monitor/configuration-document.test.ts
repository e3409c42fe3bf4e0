import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScopeOptions } from './compose-monitor.ts'
import { configurationDocument } from './configuration-document.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-configuration-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const textOf = async (options: ScopeOptions) => JSON.stringify(await configurationDocument(options))

test.each<ScopeOptions>([
  { tier: 'compact' },
  { resync: '6h' },
  { shard: '0/3' },
  { shardHandover: '5m' },
  { memoryLimit: '1Gi' },
  { owned: 'off' },
  { overrides: false },
  { history: 'history.db' },
  { revisions: false },
  { optIn: ['condition_reason_info'] },
  { labelsAllowlist: '*=[*]' },
  { namespaces: ['b', 'a'] },
])('%j makes another document', async (changed) => {
  const options: ScopeOptions = { owned: 'full', overrides: true, namespaces: ['a', 'b'] }
  expect(await textOf({ ...options, ...changed })).not.toBe(await textOf(options))
})

test('the order of options makes none', async () => {
  expect(await textOf({ tier: 'full', owned: 'full' })).toBe(await textOf({ owned: 'full', tier: 'full' }))
})

test('replicas of one configuration have the same', async () => {
  const first = { shard: '0/3', listen: ':9790', kubeconfig: 'a' }
  expect(await textOf(first)).toBe(
    await textOf({ ...first, shard: '2/3', listen: ':9791', kubeconfig: 'b' } as ScopeOptions),
  )
  expect(await textOf({ shard: '0/3' })).not.toBe(await textOf({ shard: '0/4' }))
})

test('other words in a file make another', async () => {
  const pairs = path.join(folder, 'pairs.yaml')
  await writeFile(pairs, 'a: 1')
  const before = await textOf({ pairs })
  await writeFile(pairs, 'a: 2')
  expect(await textOf({ pairs })).not.toBe(before)
})

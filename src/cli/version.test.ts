import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { leastNode, version } from './version.ts'

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'))

test('the version is that of the package', () => {
  expect(version).toBe(manifest.version)
})

test('the oldest Node.js is that of the package', () => {
  expect(`>=${leastNode}`).toBe(manifest.engines.node)
})

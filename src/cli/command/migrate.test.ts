import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'binnacle-migrate-'))
})
afterEach(() => rm(folder, { recursive: true }))

test.each([
  'rules:\n  enabled: true\n',
  'kind: PrometheusRule\nspec: {groups: []}\n',
  'spec: {resources: []}\n',
])('what is no configuration is used wrongly, and it is told what was expected: %j', async (text) => {
  const file = path.join(folder, 'a.yaml')
  await writeFile(file, text)
  await expect(migrate({ file, output: 'table' })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(
      /a\.yaml has nothing to migrate: expected .*kind: CustomResourceStateMetrics/,
    ),
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApiServer, type TestApiServer } from '../../testing/index.ts'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { type GetOptions, get } from './get.ts'

const output = collectProcessOutput()

test('what a server cannot be asked for is refused before it is asked', async () => {
  const options = { output: 'table', server: 'http://127.0.0.1:1', fieldSelector: 'metadata.name=a' } as const
  await expect(get(options)).rejects.toThrow('--field-selector does not go with --server; take --selector')
})

describe('of a cluster that has nothing', () => {
  let folder: string
  let server: TestApiServer
  beforeAll(async () => {
    server = await startApiServer()
    folder = await mkdtemp(path.join(tmpdir(), 'binnacle-get-'))
    await writeFile(path.join(folder, 'kubeconfig'), server.kubeconfig)
  })
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })

  test.each<[Partial<GetOptions>, string]>([
    [{}, 'The cluster has no custom resource definitions.'],
    [{ watch: true }, 'The cluster has no custom resource definitions.'],
    [{ kind: 'pods' }, 'No resources found in namespace default; -A looks in all of them.'],
    [{ kind: 'nodes' }, 'No resources found.'],
  ])('%j is told: %s', async (options, said) => {
    const kubeconfig = path.join(folder, 'kubeconfig')
    expect(await get({ output: 'table', kubeconfig, ...options })).toBe(0)
    expect(output.stderr.text).toBe(`${said}\n`)
  })
})

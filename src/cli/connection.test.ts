import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { namespaceAtServer } from './connection.ts'
import { exitCode } from './exit-code.ts'

const kubeconfig = `
current-context: shop
clusters: [{name: one, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: me, user: {}}]
contexts:
- {name: shop, context: {cluster: one, user: me, namespace: shop}}
- {name: plain, context: {cluster: one, user: me}}
`

let folder: string
const file = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'binnacle-connection-'))
  await writeFile(file('config'), kubeconfig)
  await writeFile(file('unset'), kubeconfig.replace('current-context: shop', ''))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => vi.stubEnv('KUBERNETES_SERVICE_HOST', ''))
afterEach(() => vi.unstubAllEnvs())

describe('the namespace that a Binnacle is asked about', () => {
  /** With this file in KUBECONFIG: the namespace, and what was said. */
  const asked = async (name: string, options: Parameters<typeof namespaceAtServer>[0] = {}) => {
    vi.stubEnv('KUBECONFIG', file(name))
    const said: string[] = []
    return [await namespaceAtServer(options, (line) => said.push(line)), ...said]
  }

  test('is the one given, and no kubeconfig is looked at', async () => {
    expect(await asked('none', { namespace: 'till', context: 'nowhere' })).toEqual(['till'])
  })

  test('is that of the context', async () => {
    expect(await asked('config')).toEqual(['shop'])
    expect(await asked('none', { kubeconfig: file('config') })).toEqual(['shop'])
    expect(await asked('config', { context: 'plain' })).toEqual(['default'])
  })

  test('is default where there is no kubeconfig, and where one says nothing, which is told', async () => {
    expect(await asked('none')).toEqual(['default'])
    expect(await asked('unset')).toEqual([
      'default',
      expect.stringMatching(
        /^binnacle: .*no current-context.*; looking in namespace default, -n names another\n$/,
      ),
    ])
  })

  test('is not made up for a kubeconfig or a context that was named and is not there', async () => {
    await expect(asked('config', { context: 'nowhere' })).rejects.toMatchObject({
      exitCode: exitCode.usage,
      message: expect.stringContaining('there is no context "nowhere"'),
    })
    await expect(asked('config', { kubeconfig: file('none') })).rejects.toMatchObject({
      exitCode: exitCode.usage,
    })
  })
})

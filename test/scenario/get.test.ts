import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client, HttpTransport, loadKubeconfig } from '../../src/client/index.ts'
import type { ApiResource, KubernetesObject } from '../../src/object/index.ts'
import { startApiServer } from '../../src/testing/index.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const node = path.join(root, 'node_modules', '.bin', 'node')

const definitions: ApiResource = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  resource: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  namespaced: false,
}
const namespaces: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
}
const configMaps: ApiResource = {
  group: '',
  version: 'v1',
  resource: 'configmaps',
  kind: 'ConfigMap',
  namespaced: true,
}
const resourceOf = (kind: string, namespaced: boolean): ApiResource => ({
  group: 'acme.io',
  version: 'v1',
  resource: `${kind.toLowerCase()}s`,
  kind,
  namespaced,
})
const pumps = resourceOf('Pump', true)
const plants = resourceOf('Plant', false)

function definitionOf({ group, version, resource, kind, namespaced }: ApiResource): KubernetesObject {
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${resource}.${group}` },
    spec: {
      group,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      names: { plural: resource, kind },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  }
}

describe('binnacle get', () => {
  let folder: string
  let kubeconfig: string
  let client: Client
  let close: () => Promise<void>

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-get-'))
    const server = await startApiServer()
    kubeconfig = path.join(folder, 'kubeconfig')
    await writeFile(kubeconfig, server.kubeconfig, { mode: 0o600 })
    const transport = new HttpTransport({ config: await loadKubeconfig({ path: kubeconfig }) })
    client = new Client({ transport })
    close = async () => {
      await transport.close()
      await server.stop()
    }
    for (const resource of [pumps, plants]) await client.create(definitions, definitionOf(resource))
    await client.create(namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'north' } })
    await create(pumps, 'one', 'Running', { namespace: 'default', labels: { line: 'a' } })
    await create(pumps, 'two', 'Failed', { namespace: 'default', labels: { line: 'b' } })
    await create(pumps, 'three', 'Failed', { namespace: 'north' })
    await create(plants, 'main', 'Ready', {})
  })
  afterAll(async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  })

  function create(
    resource: ApiResource,
    name: string,
    phase: string,
    metadata: KubernetesObject['metadata'],
  ) {
    const { group, version, kind } = resource
    return client.create(resource, {
      apiVersion: `${group}/${version}`,
      kind,
      metadata: { name, ...metadata },
      status: { phase },
    })
  }

  function start(...args: string[]) {
    const env = { ...process.env, NO_COLOR: '1', LC_ALL: 'C.UTF-8' }
    const child = spawn(
      node,
      [path.join(root, 'src', 'cli', 'main.ts'), 'get', '--kubeconfig', kubeconfig, ...args],
      { env },
    )
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
    return { child, output, ended }
  }

  async function get(...args: string[]) {
    const { output, ended } = start(...args)
    const code = await ended
    return { code, ...output }
  }

  const identities = (stdout: string) =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .map(({ kind, namespace, name, health }) => `${health.state} ${kind} ${namespace}/${name}`)

  test('shows all kinds of the context’s namespace and of the cluster, worst first', async () => {
    const { code, stdout, stderr } = await get()
    expect(stdout.split('\n').map((line) => line.split(/\s{2,}/).slice(0, 4))).toEqual([
      ['HEALTH', 'KIND', 'NAME', 'FOR'],
      ['✖', 'degraded', 'Pump', 'two'],
      ['✔', 'healthy', 'Plant', 'main'],
      ['✔', 'healthy', 'Pump', 'one'],
      [''],
    ])
    expect([code, stderr]).toEqual([0, ''])
  })

  test('-A, -n, -l, --health and a kind narrow or widen it', async () => {
    expect(identities((await get('-A', '-o', 'jsonl')).stdout)).toEqual([
      'degraded Pump default/two',
      'degraded Pump north/three',
      'healthy Plant /main',
      'healthy Pump default/one',
    ])
    expect(identities((await get('pumps', '-n', 'north', '-o', 'jsonl')).stdout)).toEqual([
      'degraded Pump north/three',
    ])
    expect(identities((await get('-l', 'line in (a)', '-o', 'jsonl')).stdout)).toEqual([
      'healthy Pump default/one',
    ])
    expect(identities((await get('-A', '--health', 'healthy', '-o', 'jsonl')).stdout)).toEqual([
      'healthy Plant /main',
      'healthy Pump default/one',
    ])
    expect((await get('Pump.acme.io', 'two', '-o', 'name')).stdout).toBe('pump.acme.io/two\n')
  })

  test('judges a built-in kind too, when it is asked for', async () => {
    await client.create(configMaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'north' },
    })
    expect(identities((await get('cm', 'settings', '-n', 'north', '-o', 'jsonl')).stdout)).toEqual([
      'unknown ConfigMap north/settings',
    ])
  })

  test('says what is wrong with the question, and ends with 2, or with 1 when the answer is no', async () => {
    expect(await get('valves')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining("the server has no kind 'valves'"),
    })
    expect(await get('pump', 'nine')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('pumps.acme.io "nine" not found'),
    })
    expect(await get('--health', 'sick')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no state is called sick; there are degraded, '),
    })
    expect(await get('-l', 'a in (')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--selector: '),
    })
  })

  test('-w goes on with what changes, until it is ended', async () => {
    const { child, output, ended } = start('pumps', '-w', '-o', 'jsonl')
    await expect.poll(() => output.stdout.trimEnd().split('\n').length, { timeout: 10_000 }).toBe(2)
    await create(pumps, 'four', 'Failed', { namespace: 'default' })
    await expect.poll(() => output.stdout, { timeout: 10_000 }).toContain('"name":"four"')
    await client.delete(pumps, 'four', { namespace: 'default' })
    await expect.poll(() => output.stdout, { timeout: 10_000 }).toContain('"deleted":true')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

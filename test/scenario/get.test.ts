import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiResource } from '../../src/object/index.ts'
import { binnacle, startBinnacle } from './fixture/binnacle.ts'
import { definitionOf, resourceOf } from './fixture/definition.ts'
import { eventually } from './fixture/eventually.ts'
import { forbidden } from './fixture/fault.ts'
import { Scene } from './fixture/scene.ts'

const pumps = resourceOf('Pump')
const plants = resourceOf('Plant', { namespaced: false })
const core = { group: '', version: 'v1' }
const namespaces: ApiResource = { ...core, resource: 'namespaces', kind: 'Namespace', namespaced: false }
const configMaps: ApiResource = { ...core, resource: 'configmaps', kind: 'ConfigMap', namespaced: true }

describe('binnacle get', () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await Scene.start()
    for (const resource of [pumps, plants]) await scene.define(definitionOf(resource))
    await scene.create(namespaces, '{metadata: {name: north}}')
    await scene.create(
      pumps,
      '{metadata: {namespace: default, name: one, labels: {line: a}}, status: {phase: Running}}',
    )
    await scene.create(
      pumps,
      '{metadata: {namespace: default, name: two, labels: {line: b}}, status: {phase: Failed}}',
    )
    await scene.create(pumps, '{metadata: {namespace: north, name: three}, status: {phase: Pending}}')
    await scene.create(plants, '{metadata: {name: main}, status: {phase: Suspended}}')
  })
  afterAll(() => scene[Symbol.asyncDispose]())

  const get = (...args: string[]) =>
    binnacle(scene.folder, ['get', '--kubeconfig', scene.kubeconfigPath, ...args], { LC_ALL: 'C.UTF-8' })

  /** What `-o jsonl` tells of plants and pumps, in its order. */
  async function told(...args: string[]): Promise<string[]> {
    const { stdout } = await get(...args, '-o', 'jsonl')
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind !== 'Database' && kind !== 'Region')
      .map(({ kind, namespace, name, health }) => `${health.state} ${kind} ${namespace}/${name}`)
  }

  test('shows all kinds of the context’s namespace and of the cluster, worst first', async () => {
    const { code, stdout, stderr } = await get('--health', 'degraded,suspended,healthy')
    expect(stdout.split('\n').map((line) => line.split(/\s{2,}/).slice(0, 4))).toEqual([
      ['HEALTH', 'KIND', 'NAME', 'FOR'],
      ['✖', 'degraded', 'Pump', 'two'],
      ['⏸', 'suspended', 'Plant', 'main'],
      ['✔', 'healthy', 'Pump', 'one'],
      [''],
    ])
    expect([code, stderr]).toEqual([0, ''])
  })

  test('-A, -n, -l, --health and a kind narrow or widen it', async () => {
    expect(await told('-A')).toEqual([
      'degraded Pump default/two',
      'progressing Pump north/three',
      'suspended Plant /main',
      'healthy Pump default/one',
    ])
    expect(await told('pumps', '-n', 'north')).toEqual(['progressing Pump north/three'])
    expect(await told('-l', 'line in (a)')).toEqual(['healthy Pump default/one'])
    expect(await told('-A', '--health', 'healthy,suspended')).toEqual([
      'suspended Plant /main',
      'healthy Pump default/one',
    ])
    expect(await told('pumps,plants', '--health', 'Suspended', '--health', 'HEALTHY')).toEqual([
      'suspended Plant /main',
      'healthy Pump default/one',
    ])
    for (const words of [['Pump.example.com', 'two'], ['pump/two']]) {
      expect((await get(...words, '-o', 'name')).stdout).toBe('pump.example.com/two\n')
    }
  })

  test('judges a built-in kind too, when it is asked for', async () => {
    await scene.create(configMaps, '{metadata: {namespace: north, name: settings}}')
    expect(await told('cm', 'settings', '-n', 'north')).toEqual(['unknown ConfigMap north/settings'])
  })

  test.each([
    [['valves'], 1, "the server has no kind 'valves'"],
    [['pump', 'nine'], 1, 'pumps.example.com "nine" not found'],
    [['--health', 'sick'], 2, 'no state is called sick; there are degraded, '],
    [['-l', 'a in ('], 2, '--selector: '],
    [['pump', 'one', '-A'], 2, 'leave out -A'],
    [['pump/one/two'], 2, 'neither KIND NAME nor KIND/NAME'],
    [['pump,plant', 'one'], 2, 'needs one kind before it'],
  ])('%j says what is wrong with the question', async (args, code, said) => {
    expect(await get(...args)).toEqual({ code, stdout: '', stderr: expect.stringContaining(said) })
  })

  test('says that there is nothing, where that goes into no pipe', async () => {
    expect(await get('pumps', '-l', 'line=z')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No resources found in namespace default; -A looks in all of them.\n',
    })
    expect(await get('pumps', '-l', 'line=z', '-o', 'json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
  })

  test('who may not read definitions can name the kind', async () => {
    const grant = scene.proxy.fail(/customresourcedefinitions$/, forbidden('customresourcedefinitions'))
    try {
      expect(await told('pumps', '-n', 'north')).toEqual(['progressing Pump north/three'])
      expect(await get()).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('name the kinds to look at'),
      })
    } finally {
      grant()
    }
  })

  test('-w with --health tells when a resource leaves the states that were asked for', async () => {
    const args = [
      'get',
      'pumps',
      '-w',
      '--health',
      'degraded',
      '-o',
      'jsonl',
      '--kubeconfig',
      scene.kubeconfigPath,
    ]
    await using watching = startBinnacle(scene.folder, args)
    await eventually(() => watching.output.includes('"name":"two"'))
    await scene.client.patch(
      pumps,
      'two',
      'merge',
      { status: { phase: 'Running' } },
      { namespace: 'default' },
    )
    await eventually(() => watching.output.includes('"state":"healthy"'))
    await scene.client.patch(pumps, 'two', 'merge', { status: { phase: 'Failed' } }, { namespace: 'default' })
    await eventually(() => watching.output.trimEnd().split('\n').length === 3)
    expect(await watching.stop()).toBe(0)
  })

  test('-w goes on with what changes, until it is ended', async () => {
    const args = ['get', 'pumps', '-w', '-o', 'jsonl', '--kubeconfig', scene.kubeconfigPath]
    await using watching = startBinnacle(scene.folder, args)
    await eventually(() => watching.output.trimEnd().split('\n').length === 2)
    await scene.create(pumps, '{metadata: {namespace: default, name: four}, status: {phase: Failed}}')
    await eventually(() => watching.output.includes('"name":"four"'))
    await scene.client.delete(pumps, 'four', { namespace: 'default' })
    await eventually(() => watching.output.includes('"deleted":true'))
    expect(await watching.stop()).toBe(0)
  })
})

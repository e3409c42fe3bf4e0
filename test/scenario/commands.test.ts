import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binnacle, startBinnacle } from './fixture/binnacle.ts'
import { eventually } from './fixture/eventually.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-commands-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const place = path.join(folder, name)
  await writeFile(place, text)
  return place
}

describe('binnacle metrics check', () => {
  test.each([
    [
      'good',
      '# HELP pumps_started_total Starts.\n# TYPE pumps_started_total counter\npumps_started_total 3\n',
      0,
      'valid as text',
    ],
    ['without help', 'pumps_started_total 3\n', 3, ':1: warning: pumps_started_total: has no help text'],
    ['broken', '# TYPE a gauge\na one\n', 1, ':2:3: error: '],
  ])('%s', async (name, text, code, said) => {
    const answer = await binnacle(folder, ['metrics', 'check', await file(name, text)])
    expect(answer).toMatchObject({ code, stderr: '', stdout: expect.stringContaining(said) })
  })

  test('--format chooses between the two readings of one text', async () => {
    const text = await file('no-eof', '# HELP a A.\n# TYPE a gauge\na 1\n')
    expect((await binnacle(folder, ['metrics', 'check', '--format', 'text', text])).code).toBe(0)
    expect(await binnacle(folder, ['metrics', 'check', '--format', 'openmetrics', text])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('EOF'),
    })
  })

  test('a file that is not there', async () => {
    expect(await binnacle(folder, ['metrics', 'check', '/not/there'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('binnacle: cannot read /not/there'),
    })
  })
})

describe('binnacle health', () => {
  const failed =
    'kind: Pump\napiVersion: acme.io/v1\nmetadata: {name: one}\nstatus: {phase: Failed, message: dry}\n'

  test('-o jsonl has the line that pipelines read', async () => {
    const { code, stdout } = await binnacle(folder, [
      'health',
      '-o',
      'jsonl',
      '-f',
      await file('pump.yaml', failed),
    ])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      apiVersion: 'acme.io/v1',
      kind: 'Pump',
      namespace: '',
      name: 'one',
      health: {
        state: 'degraded',
        reason: 'Failed',
        message: 'dry',
        rule: expect.any(String),
        certainty: expect.any(Number),
      },
    })
  })

  test('every file that is given is judged, with -f or without, in their order', async () => {
    const fine = await file('fine.yaml', failed.replace('Failed', 'Running').replace('one', 'two'))
    const args = [
      'health',
      '-o',
      'jsonl',
      '--fail-on',
      'Degraded',
      '-f',
      await file('bad.yaml', failed),
      '-f',
      fine,
      fine,
    ]
    const { code, stdout } = await binnacle(folder, args)
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toEqual(['one', 'two', 'two'])
    expect(code).toBe(1)
  })

  test('an unknown state for --fail-on is told with those that there are', async () => {
    const pump = await file('unknown-state.yaml', failed)
    expect(await binnacle(folder, ['health', '-f', pump, '--fail-on', 'broken'])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^binnacle: --fail-on: no state is called broken; there are degraded, .*\n$/,
      ),
    })
  })

  test('--fail-on ends with 1 when a state is met, and takes several', async () => {
    const pump = await file('failed.yaml', failed)
    expect((await binnacle(folder, ['health', '-f', pump, '--fail-on', 'progressing,degraded'])).code).toBe(1)
    expect((await binnacle(folder, ['health', '-f', pump, '--fail-on', 'terminating'])).code).toBe(0)
    expect((await binnacle(folder, ['health', '-f', pump, '--no-overrides'])).code).toBe(0)
  })
})

describe('binnacle apiserver', () => {
  test('serves the definitions it was given, says where, and takes its kubeconfig away when it ends', async () => {
    const definition = await readFile(
      path.join(import.meta.dirname, '..', 'real', 'fixture', 'site-crd.yaml'),
      'utf8',
    )
    await using server = startBinnacle(folder, [
      'apiserver',
      '--crds',
      await file('site-crd.yaml', definition),
    ])
    const ready = /^ready https:\/\/127\.0\.0\.1:\d+\nkubeconfig (\S+)\n$/
    const kubeconfig = (await eventually(() => ready.exec(server.output)))[1] ?? ''
    const answer = await binnacle(folder, ['--kubeconfig', kubeconfig, 'get', 'site'])
    expect(answer).toMatchObject({ code: 0, stdout: '' })
    expect(await server.stop()).toBe(0)
    await expect(readFile(kubeconfig)).rejects.toThrow('ENOENT')
  })
})

test('version is one line', async () => {
  expect(await binnacle(folder, ['version'])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^binnacle \d+\.\d+\.\d+\n$/),
    stderr: '',
  })
})

describe('binnacle, used wrongly', () => {
  test('names the command that does not exist, whatever its options', async () => {
    expect(await binnacle(folder, ['gte', '-A'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("unknown command 'gte'"),
    })
  })

  test('help says what a command does', async () => {
    const { code, stdout } = await binnacle(folder, ['help', 'get'])
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Usage: binnacle get [options] [kind] [name]'])
  })
})

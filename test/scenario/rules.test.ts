import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { connect } from '../../src/cli/connection.ts'
import { type ApiResource, definitionResource, type KubernetesObject } from '../../src/object/index.ts'
import { startApiServer, type TestApiServer } from '../../src/testing/index.ts'
import { binnacle } from './fixture/binnacle.ts'

const group = 'monitoring.coreos.com'
const prometheuses: ApiResource = {
  group,
  version: 'v1',
  resource: 'prometheuses',
  kind: 'Prometheus',
  namespaced: true,
}
const prometheusRules: ApiResource = {
  group,
  version: 'v1',
  resource: 'prometheusrules',
  kind: 'PrometheusRule',
  namespaced: true,
}

function definition(kind: string, resource: string, of = group): KubernetesObject {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${resource}.${of}` },
    spec: {
      group: of,
      scope: 'Namespaced',
      names: { kind, plural: resource },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  }
}

/** The real one, where the data is at hand: then the objects are validated by it. */
const realDefinition = path.resolve(
  import.meta.dirname,
  '../../../shared/data/prometheus-operator/prometheusrules.crd.yaml',
)

let server: TestApiServer
let folder: string
let kubeconfig: string
beforeAll(async () => {
  server = await startApiServer()
  folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-rules-'))
  kubeconfig = path.join(folder, 'kubeconfig')
  await writeFile(kubeconfig, server.kubeconfig)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const runbooks = ['--set', 'runbookUrl=https://wiki.example.com/runbooks']
const rules = (...args: string[]) => binnacle(folder, ['rules', ...runbooks, ...args])

describe('without a cluster', () => {
  test('a rule file is written, and nothing is said', async () => {
    const { code, stdout, stderr } = await rules()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(parse(stdout)).toMatchObject({ groups: expect.any(Array) })
    expect(stdout).toContain('runbook_url: https://wiki.example.com/runbooks/OperatorDown.md')
  })

  test('links of alerts that lead nowhere are told of', async () => {
    const { code, stdout, stderr } = await binnacle(folder, ['rules'])
    expect(code).toBe(0)
    expect(stderr).toBe(
      'binnacle: runbook_url names pages of docs/runbooks and leads nowhere yet; publish them and --set runbookUrl=https://…\n',
    )
    expect(stdout).toContain('runbook_url: docs/runbooks/OperatorDown.md')
  })

  test('a folder that is not empty is refused, and --force does not mix', async () => {
    const out = path.join(folder, 'full')
    await mkdir(out)
    await writeFile(path.join(out, 'mine.yaml'), '')
    const refused = { code: 2, stdout: '', stderr: expect.stringContaining('holds mine.yaml') }
    expect(await rules('--out', out)).toMatchObject(refused)
    expect(await rules('--out', out, '--force')).toMatchObject(refused)
    expect(await readdir(out)).toEqual(['mine.yaml'])
  })

  test('a folder of its own is written, and anew only with --force', async () => {
    const out = path.join(folder, 'new')
    expect((await rules('--out', out)).code).toBe(0)
    const changed = ['--out', out, '--set', 'alerts.CustomResourceNotReady.for=5m']
    expect(await rules(...changed)).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') })
    expect((await rules(...changed, '--force')).code).toBe(0)
    expect(await readFile(path.join(out, 'binnacle.rules.yaml'), 'utf8')).toContain('for: 5m')
  })

  test('a typo in a values file is told with the nearest key and its line', async () => {
    const values = path.join(folder, 'values.yaml')
    await writeFile(values, 'alerts:\n  CustomResourceNotReady:\n    fro: 5m\n')
    expect(await rules('--values', values)).toEqual({
      code: 2,
      stdout: '',
      stderr: `binnacle: ${values}:3:5: alerts.CustomResourceNotReady.fro: there is no such key; did you mean for?\n`,
    })
  })

  test('an option that would change nothing is refused', async () => {
    expect(await rules('--label', 'a=b')).toMatchObject({
      code: 2,
      stderr: 'binnacle: --label goes with --format operator\n',
    })
  })

  test.each([
    [['--only', 'operators', '--kind', 'databases.example.com'], '--kind goes with rules of resources'],
    [
      ['--only', 'resources,monitor', '--operator', 'shop/operator'],
      '--operator goes with rules of operators',
    ],
  ])('%j contradict one another and are refused', async (args, why) => {
    const { code, stdout, stderr } = await rules(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(`binnacle: ${why}, which --only ${args[1]} leaves out\n`)
  })

  test.each(['--namespace', '--name'])('a %s that no object can have is refused', async (option) => {
    const { code, stdout, stderr } = await rules('--format', 'operator', '--no-cluster', option, 'Bad_N')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`${option} Bad_N: a lowercase RFC 1123 label`)
  })
})

describe('with a cluster', () => {
  test('one without PrometheusRule is told what to install, or to write plain files', async () => {
    const { code, stdout, stderr } = await rules('--format', 'operator', '--kubeconfig', kubeconfig)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`install the CustomResourceDefinition prometheusrules.${group}`)
    expect(stderr).toContain('--format prometheus')
  })

  test('rules bear the labels that its Prometheus selects, and lie where it looks', async () => {
    const connection = await connect({ kubeconfig })
    try {
      const { client } = connection
      await client.create(definitionResource, definition('Prometheus', 'prometheuses'))
      const real = existsSync(realDefinition) ? parse(readFileSync(realDefinition, 'utf8')) : undefined
      await client.create(definitionResource, real ?? definition('PrometheusRule', 'prometheusrules'))
      await client.create(definitionResource, definition('Database', 'databases', 'example.com'))
      const prometheus = {
        apiVersion: `${group}/v1`,
        kind: 'Prometheus',
        metadata: { name: 'k8s', namespace: 'default' },
        spec: { ruleSelector: { matchLabels: { release: 'prometheus' } } },
      }
      await expect.poll(() => client.create(prometheuses, prometheus).then(() => true, String)).toBe(true)
      const { code, stdout, stderr } = await rules('--format', 'operator', '--kubeconfig', kubeconfig)
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: 'binnacle: these rules are selected by Prometheus default/k8s\n',
      })
      const object = parse(stdout) as KubernetesObject
      expect(object.metadata).toEqual({
        name: 'binnacle-rules',
        namespace: 'default',
        labels: { 'app.kubernetes.io/name': 'binnacle', release: 'prometheus' },
      })
      const created = { spec: object.spec }
      await expect.poll(() => client.create(prometheusRules, object)).toMatchObject(created)

      const operator = ['--format', 'operator', '--kubeconfig', kubeconfig]
      const elsewhere = await rules(...operator, '-n', 'kube-system')
      expect(elsewhere).toMatchObject({ code: 1, stdout: '' })
      expect(elsewhere.stderr).toMatch(
        /no Prometheus takes these rules in the namespace kube-system:\nPrometheus default\/k8s: spec\.ruleNamespaceSelector is not set.*\n {2}To mend it: put the PrometheusRule into the namespace default/,
      )

      const chosen = await rules(...operator, '--label', 'release=other')
      expect(chosen.code).toBe(0)
      expect(parse(chosen.stdout).metadata.labels).toMatchObject({ release: 'other' })
      expect(chosen.stderr).toContain(
        'no Prometheus takes these rules:\nPrometheus default/k8s: it wants release=prometheus, and release=other was chosen',
      )
    } finally {
      await connection.close()
    }
  })

  test('a kind that it has is selected by kind, and of one that it does not have there are no rules', async () => {
    const kinds = (...names: string[]) => ['--kubeconfig', kubeconfig, '--kind', names.join()]
    const served = await rules(...kinds('databases.example.com'))
    expect(served.code).toBe(0)
    expect(served.stdout).toContain('{group="example.com",kind="Database",')
    const { code, stdout, stderr } = await rules(...kinds('databses.example.com', 'databases.example.com'))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(
      'binnacle: the cluster has no kind databses.example.com; did you mean databases.example.com?\n',
    )
    expect(stderr).toContain('--no-cluster')
    const unasked = await rules('--no-cluster', '--kind', 'databses.example.com')
    expect(unasked.code).toBe(0)
  })

  test('one that was named and does not answer is an error, one that happens to be configured is not', async () => {
    const dead = path.join(folder, 'dead')
    await writeFile(dead, server.kubeconfig.replace(/server: .*/, 'server: http://127.0.0.1:1'))
    expect((await rules('--format', 'operator', '--kubeconfig', dead)).code).toBe(1)
    const { code, stderr } = await binnacle(folder, ['rules', '--format', 'operator'], { KUBECONFIG: dead })
    expect(code).toBe(0)
    expect(stderr).toContain('no cluster was asked')
  })
})

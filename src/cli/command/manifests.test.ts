import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import type { ApiResource, KubernetesObject } from '../../object/index.ts'
import { definitionResource } from '../../object/index.ts'
import { startApiServer, type TestApiServer } from '../../testing/index.ts'
import { type Connection, connect } from '../connection.ts'
import { collectProcessOutput } from '../fixture/process-output.ts'
import { type ManifestsOptions, manifests } from './manifests.ts'

const group = 'monitoring.coreos.com'
const definition = (own: string, kind: string, plural: string, scope = 'Namespaced') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${own}` },
  spec: {
    group: own,
    scope,
    names: { kind, plural },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
})
const prometheuses: ApiResource = {
  group,
  version: 'v1',
  resource: 'prometheuses',
  kind: 'Prometheus',
  namespaced: true,
}

let folder: string
let server: TestApiServer
let connection: Connection

beforeAll(async () => {
  server = await startApiServer()
  folder = await mkdtemp(path.join(tmpdir(), 'manifests-'))
  await writeFile(path.join(folder, 'kubeconfig'), server.kubeconfig)
  await writeFile(
    path.join(folder, 'crds.json'),
    JSON.stringify([
      definition('acme.io', 'Site', 'sites'),
      definition('acme.io', 'Region', 'regions', 'Cluster'),
    ]),
  )
  connection = await connect({ kubeconfig: path.join(folder, 'kubeconfig') })
  await connection.client.create(definitionResource, definition('acme.io', 'Database', 'databases'))
})
afterAll(async () => {
  await connection.close()
  await server.stop()
  await rm(folder, { recursive: true })
})

const { stdout, stderr } = collectProcessOutput()

/** What is written to standard output and what is said beside it. */
async function run(options: Partial<ManifestsOptions> = {}, image = 'registry.example/binnacle') {
  for (const stream of [stdout, stderr]) stream.text = ''
  const code = await manifests({
    namespace: 'watch',
    name: 'binnacle',
    format: 'manifests',
    kubeconfig: path.join(folder, 'kubeconfig'),
    ...options,
    set: [`image.repository=${image}`, ...(options.set ?? [])],
  })
  const { text } = stdout
  const objects = parseAllDocuments(text).map((document) => document.toJSON() as KubernetesObject)
  return { code, text, objects, said: stderr.text }
}

const rulesOf = (objects: readonly KubernetesObject[]) => {
  const role = objects.find(
    ({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === 'watch:binnacle',
  )
  return (role?.rules ?? []) as { apiGroups: string[]; resources: string[] }[]
}

describe('binnacle manifests', () => {
  test('permits reading the kinds that the cluster defines, and the labels its Prometheus selects are borne', async () => {
    const plain = await run({ set: ['scrape.kind=none'] })
    expect(plain.said).toBe('')
    expect((await run({ set: ['scrape.kind=none'] }, 'binnacle')).said).toMatch(/no image is published yet/)
    expect(rulesOf(plain.objects)).toContainEqual({
      apiGroups: ['acme.io'],
      resources: ['databases'],
      verbs: ['get', 'list', 'watch'],
    })
    await expect(run()).rejects.toThrow(
      /does not serve ServiceMonitor \(monitoring\.coreos\.com\/v1\): install the CustomResourceDefinition servicemonitors\.monitoring\.coreos\.com, which comes with the Prometheus Operator, or leave the monitor out with --set scrape\.kind=none/,
    )
    for (const [kind, plural] of [
      ['ServiceMonitor', 'servicemonitors'],
      ['Prometheus', 'prometheuses'],
    ] as const)
      await connection.client.create(definitionResource, definition(group, kind, plural))
    expect((await run()).said).toMatch(/no Prometheus object was found, so the ServiceMonitor bears no label/)
    const prometheus = await connection.client.create(
      prometheuses,
      {
        apiVersion: `${group}/v1`,
        kind: 'Prometheus',
        metadata: { name: 'k8s', namespace: 'default' },
        spec: {
          serviceMonitorSelector: { matchLabels: { release: 'prometheus' } },
          serviceMonitorNamespaceSelector: {},
        },
      },
      { namespace: 'default' },
    )
    const found = await run()
    expect(found.objects.find(({ kind }) => kind === 'ServiceMonitor')?.metadata.labels).toMatchObject({
      release: 'prometheus',
    })
    expect(found.said).toMatch(
      /^binnacle: the ServiceMonitor is made for Prometheus default\/k8s\nbinnacle: only pods of default are let in;.*\n$/,
    )
    const peer = {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['default'] }],
    }
    expect(found.objects.find(({ kind }) => kind === 'NetworkPolicy')?.spec).toMatchObject({
      ingress: [{ from: [{ namespaceSelector: peer }] }],
    })
    const chosen = await run({ set: ['scrape.labels.release=other'] })
    expect(chosen.objects.find(({ kind }) => kind === 'ServiceMonitor')?.metadata.labels).toMatchObject({
      release: 'other',
    })
    expect(chosen.said).toMatch(
      /^binnacle: the ServiceMonitor is not taken by\nPrometheus default\/k8s: it wants release=prometheus, and release=other was chosen/,
    )
    expect(parse((await run({ format: 'values' })).text)).toMatchObject({
      rbac: { namespaced: { 'acme.io': ['databases'] }, cluster: {} },
      scrape: { labels: { release: 'prometheus' } },
      networkPolicy: { from: [{ namespaceSelector: peer }] },
    })
    await connection.client.update(
      prometheuses,
      { ...prometheus, spec: { serviceMonitorSelector: { matchLabels: { release: 'prometheus' } } } },
      { namespace: 'default' },
    )
    await expect(run()).rejects.toThrow(
      /no Prometheus of the cluster would take the ServiceMonitor in the namespace watch:\nPrometheus default\/k8s: spec\.serviceMonitorNamespaceSelector is not set/,
    )
    await expect(run({ prometheus: 'other' })).rejects.toThrow(
      'there is no Prometheus other; there are default/k8s',
    )
  })

  test('asks no cluster where definitions are given in files', async () => {
    const { objects, said } = await run({ kubeconfig: '/nowhere', crds: [path.join(folder, 'crds.json')] })
    expect(rulesOf(objects)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ resources: ['sites'] }),
        expect.objectContaining({ resources: ['regions'] }),
      ]),
    )
    expect(said).toMatch(/with --crds no cluster is asked/)
  })

  test('a group that is given as a whole is read beside the kinds that are defined; a list is the list', async () => {
    const crds = [path.join(folder, 'crds.json')]
    const groupsOf = async (...set: string[]) => {
      const { objects } = await run({ crds, set: ['watch.owned=none', 'scrape.kind=none', ...set] })
      const rules = rulesOf(objects).filter(({ apiGroups }) => /acme|other/.test(apiGroups[0] ?? ''))
      return rules.map(({ apiGroups, resources }) => `${apiGroups}: ${resources}`)
    }
    expect(await groupsOf('rbac.namespaced.other\\.io=["*"]')).toEqual([
      'acme.io: sites',
      'other.io: *',
      'acme.io: regions',
    ])
    expect(await groupsOf('rbac.namespaced.acme\\.io=["*"]')).toEqual(['acme.io: *', 'acme.io: regions'])
    expect(await groupsOf('rbac.namespaced.acme\\.io=[sites]')).toEqual(['acme.io: sites'])
    expect(await groupsOf('rbac.namespaced.acme\\.io=["*"]', 'rbac.namespaced.other\\.io=[things]')).toEqual([
      'acme.io: *',
      'other.io: things',
    ])
  })

  test('tells that a web configuration may keep Prometheus out', async () => {
    const set = ['endpoint.webConfig.secret=web', 'scrape.labels.a=b']
    const options = { crds: [path.join(folder, 'crds.json')], set }
    expect((await run(options)).said).toMatch(/^binnacle: the file of endpoint\.webConfig may ask .* 401\n$/)
    const shown = [...set, 'scrape.basicAuth.secret=scraper', 'endpoint.webConfig.https=true']
    expect((await run({ ...options, set: shown })).said).toBe('')
  })

  test('watches kinds by the same filter as the monitor', async () => {
    const crds = [path.join(folder, 'crds.json')]
    const { objects } = await run({ crds, set: ['watch.exclude=[Region]', 'scrape.kind=none'] })
    expect(rulesOf(objects).flatMap(({ resources }) => resources)).not.toContain('regions')
  })

  test.each<[Partial<ManifestsOptions>, string]>([
    [{ kubeconfig: '/nowhere' }, '; or ask no cluster: --crds FILE, as kubectl get crds -o yaml writes it'],
    [{ set: ['replica=2'] }, '--set replica=2: replica: there is no such key; did you mean replicas?'],
    [{ set: ['scrape.kind=ServiceMonitr'] }, 'did you mean ServiceMonitor?'],
    [{ set: ['pod.resources.limits.memory=lots'] }, 'has to be a quantity such as 192Mi or 50m'],
    [{ set: ['watch.include=[acme_io]'] }, 'watch.include: '],
    [
      { set: ['endpoint.tls.secret=My_Secret'] },
      'endpoint.tls.secret: has to be a name such as tls.example: small letters, digits, - and .',
    ],
    [{ set: ['pod.priorityClassName="a\\n  hostNetwork: true"'] }, 'has to be a name such as'],
    [{ set: ['fullnameOverride=456'] }, 'fullnameOverride: has to be text, but it is 456'],
    [{ set: ['fullnameOverride="456"'] }, 'has to be a name such as watcher: a small letter'],
    [
      { set: ['watch.include=[Sites,Databse]', 'scrape.kind=none'] },
      'watch.include: no kind that is defined matches Sites; for a kind',
    ],
    [
      { set: ['watch.include=[Databse]', 'scrape.kind=none'] },
      'watch.include: no kind that is defined matches Databse; did you mean Database?',
    ],
    [{ set: ['history.enabled=true', 'replicas=2'] }, 'set sharding.enabled=true or replicas=1'],
    [
      { set: ['endpoint.kubernetesAuthentication=true'] },
      'scrape.bearer.secret: name the Secret of a token; endpoint.kubernetesAuthentication',
    ],
    [{ values: ['/nowhere.yaml'] }, '--values: cannot read /nowhere.yaml: there is no such file or folder'],
    [{ crds: ['/nowhere.yaml'] }, '--crds: cannot read /nowhere.yaml: there is no such file or folder'],
    [{ namespace: 'Not A Name' }, '--namespace Not A Name'],
    [{ name: 'Bad_' }, '--name Bad_'],
  ])('%j is refused: %s', async (options, problem) => {
    await expect(run(options)).rejects.toThrow(problem)
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClientError } from '../../client/index.ts'
import { type ApiResource, definitionResource } from '../../object/index.ts'
import { startApiServer, type TestApiServer } from '../../testing/index.ts'
import { type Connection, connect } from '../connection.ts'
import { absentMonitoringKind, readClusterPrometheus } from './read-prometheus.ts'

const group = 'monitoring.coreos.com'
const prometheuses: ApiResource = {
  group,
  version: 'v1',
  resource: 'prometheuses',
  kind: 'Prometheus',
  namespaced: true,
}

function definition(kind: string, resource: string) {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${resource}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural: resource },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  }
}

let server: TestApiServer
let connection: Connection
let folder: string

beforeAll(async () => {
  server = await startApiServer()
  folder = await mkdtemp(path.join(tmpdir(), 'read-prometheus-'))
  await writeFile(path.join(folder, 'kubeconfig'), server.kubeconfig)
  connection = await connect({ kubeconfig: path.join(folder, 'kubeconfig') })
})
afterAll(async () => {
  await connection.close()
  await server.stop()
  await rm(folder, { recursive: true })
})

test('a cluster without the operator has nothing, and the absent kind is named with what to install', async () => {
  const found = await readClusterPrometheus(connection.client)
  expect(found).toMatchObject({ prometheuses: [], served: new Set(), notes: [] })
  expect(found.namespaces.map(({ name }) => name)).toContain('default')
  expect(absentMonitoringKind('PrometheusRule', 'write plain files with --format prometheus')).toBe(
    'the cluster does not serve PrometheusRule (monitoring.coreos.com/v1): install the CustomResourceDefinition ' +
      'prometheusrules.monitoring.coreos.com, which comes with the Prometheus Operator, or write plain files with ' +
      '--format prometheus',
  )
})

test('every Prometheus is read with the labels of the namespaces, or the only one that is asked for', async () => {
  const { client } = connection
  await client.create(definitionResource, definition('Prometheus', 'prometheuses'))
  await client.create(definitionResource, definition('PrometheusRule', 'prometheusrules'))
  const spec = { ruleSelector: { matchLabels: { release: 'prometheus' } } }
  for (const name of ['k8s', 'second'])
    await client.create(
      prometheuses,
      { apiVersion: `${group}/v1`, kind: 'Prometheus', metadata: { name, namespace: 'default' }, spec },
      { namespace: 'default' },
    )
  const found = await readClusterPrometheus(client)
  expect(found.prometheuses).toEqual(
    ['k8s', 'second'].map((name) => ({ kind: 'Prometheus', namespace: 'default', name, spec })),
  )
  expect(found.served).toEqual(new Set(['PrometheusRule']))
  expect(found.namespaces).toContainEqual({
    name: 'default',
    labels: { 'kubernetes.io/metadata.name': 'default' },
  })
  for (const only of ['k8s', 'default/k8s'])
    expect((await readClusterPrometheus(client, { only })).prometheuses).toHaveLength(1)
  await expect(readClusterPrometheus(client, { only: 'k9s' })).rejects.toThrow(
    'there is no Prometheus k9s; there are default/k8s, default/second',
  )
})

test('what may not be read is noted, and any other failure is thrown', async () => {
  const { client } = connection
  const failing = (code: number) => ({
    discover: () => client.discover(),
    pages: () => {
      throw new ClientError('api', 'GET /: no', { code })
    },
  })
  const found = await readClusterPrometheus(failing(403))
  expect(found.prometheuses).toEqual([])
  expect(found.notes).toEqual([
    'prometheuses could not be read: GET /: no',
    'namespaces could not be read: GET /: no',
  ])
  await expect(readClusterPrometheus(failing(500))).rejects.toThrow('GET /: no')
})

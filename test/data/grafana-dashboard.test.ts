import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connection, connect } from '../../src/cli/connection.ts'
import { dashboardFiles, dashboardNames, loadDashboards } from '../../src/generate/index.ts'
import { type ApiResource, definitionResource, type KubernetesObject } from '../../src/object/index.ts'
import { startApiServer, type TestApiServer } from '../../src/testing/index.ts'
import { parseKubernetesYaml } from './kubernetes-yaml.ts'
import { describeData, sharedData } from './shared-data.ts'

const grafanaDashboards: ApiResource = {
  group: 'grafana.integreatly.org',
  version: 'v1beta1',
  resource: 'grafanadashboards',
  kind: 'GrafanaDashboard',
  namespaced: true,
}
const part = 'crds/manifests/grafana-operator.grafana.integreatly.org.grafanadashboard.yaml'

describeData('dashboards: GrafanaDashboard objects, by the definition of grafana-operator', [part], () => {
  let server: TestApiServer
  let connection: Connection
  let folder: string

  beforeAll(async () => {
    server = await startApiServer()
    folder = await mkdtemp(path.join(os.tmpdir(), 'grafana-dashboard-'))
    await writeFile(path.join(folder, 'kubeconfig'), server.kubeconfig)
    connection = await connect({ kubeconfig: path.join(folder, 'kubeconfig') })
    const definition = parseKubernetesYaml(readFileSync(sharedData(part), 'utf8'))
    await connection.client.create(definitionResource, definition)
  })
  afterAll(async () => {
    await connection.close()
    await server.stop()
    await rm(folder, { recursive: true })
  })

  /** Fails for a field that the definition does not name, too. Its CEL rules want a real API server. */
  const create = (object: KubernetesObject) =>
    connection.client.create(grafanaDashboards, object, {
      namespace: 'default',
      fieldValidation: 'Strict',
    })

  test.each([
    ['as they are', {}],
    ['in a folder, for instances that are named', { folder: 'Kinds', instances: { team: 'a' } }],
  ])('are taken %s', async (_, options) => {
    const dashboards = await loadDashboards(dashboardNames)
    const files = dashboardFiles(dashboards, { format: 'grafana-dashboard', ...options })
    expect(files).toHaveLength(dashboardNames.length)
    for (const { text } of files) {
      const object = parseKubernetesYaml(text) as KubernetesObject
      const { spec } = await create({ ...object, metadata: { generateName: 'binnacle-' } })
      expect(spec).toMatchObject(object.spec as object)
    }
  })

  test('would not be taken with a field that there is not, nor with one of another type', async () => {
    const [file] = dashboardFiles(await loadDashboards(['fleet']), { format: 'grafana-dashboard' })
    const object = parseKubernetesYaml(file?.text ?? '') as KubernetesObject & { spec: object }
    await expect(create({ ...object, spec: { ...object.spec, folderName: 'x' } })).rejects.toThrow(
      'folderName',
    )
    await expect(create({ ...object, spec: { ...object.spec, instanceSelector: 'x' } })).rejects.toThrow(
      'instanceSelector',
    )
  })

  test('leave how often they are taken in to the definition, whose lengths of time would be taken', async () => {
    const [file] = dashboardFiles(await loadDashboards(['fleet']), { format: 'grafana-dashboard' })
    const object = parseKubernetesYaml(file?.text ?? '') as KubernetesObject & { spec: object }
    expect(object.spec).not.toHaveProperty('resyncPeriod')
    const every = (resyncPeriod: string) =>
      create({ ...object, metadata: { generateName: 'binnacle-' }, spec: { ...object.spec, resyncPeriod } })
    expect((await every('10m0s')).spec).toMatchObject({ resyncPeriod: '10m0s' })
    await expect(every('often')).rejects.toThrow('resyncPeriod')
  })
})

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboardFiles, dashboardNames, loadDashboards } from '../../src/generate/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'

const kubernetes = await component(kubernetesRecipe)
const part = 'crds/manifests/grafana-operator.grafana.integreatly.org.grafanadashboard.yaml'

describeReal(
  'GrafanaDashboard objects on a real API server with the definition of grafana-operator',
  [kubernetes, hasSharedData(part) ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)

    beforeAll(async () => {
      await server.start()
      await server.kubectl.apply(await readFile(sharedData(part), 'utf8'))
      await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
    })
    afterAll(() => server.stop())

    const apply = async (options: Partial<Parameters<typeof dashboardFiles>[1]>, ...args: string[]) => {
      const files = dashboardFiles(await loadDashboards(dashboardNames), {
        format: 'grafana-dashboard',
        namespace: 'default',
        ...options,
      })
      return server.kubectl.apply(files.map(({ text }) => `---\n${text}`).join(''), ...args)
    }

    test.each([
      ['by a plain apply', []],
      ['by a server-side apply', ['--server-side']],
    ])('are taken %s, and again with another folder and data source', async (_, args) => {
      const namespace = `dashboards-${args.length}`
      await server.kubectl.run(['create', 'namespace', namespace])
      const lines = (output: string) => output.trim().split('\n')
      const first = lines(await apply({ namespace }, '--validate=strict', ...args))
      expect(first).toHaveLength(dashboardNames.length)
      const again = lines(await apply({ namespace, folder: 'Kinds', datasource: 'Thanos' }, ...args))
      expect(again).toHaveLength(dashboardNames.length)
      const folders = await server.kubectl.run([
        ...['get', 'grafanadashboards', '-n', namespace],
        ...['-o', 'jsonpath={.items[*].spec.folder}'],
      ])
      expect(folders.split(' ')).toEqual(dashboardNames.map(() => 'Kinds'))
    })

    test('cannot be moved to other instances, which the definition says: they are to be deleted first', async () => {
      await server.kubectl.run(['create', 'namespace', 'moved'])
      await apply({ namespace: 'moved' })
      await expect(apply({ namespace: 'moved', instances: { team: 'a' } })).rejects.toThrow(
        'spec.instanceSelector is immutable',
      )
      await server.kubectl.run(['delete', 'grafanadashboards', '--all', '-n', 'moved'])
      await apply({ namespace: 'moved', instances: { team: 'a' } })
    })
  },
)

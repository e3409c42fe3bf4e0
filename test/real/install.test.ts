import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../src/object/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { helmRecipe, kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { mustRun } from './component/run-command.ts'
import { definitions } from './fixture/access-cluster.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const helm = await component(helmRecipe)
const root = path.resolve(import.meta.dirname, '..', '..')
const chart = path.join(root, 'deploy', 'chart', 'binnacle')
const page = await readFile(path.join(root, 'docs', 'kube-prometheus-stack.md'), 'utf8')

/** The definition of Prometheus objects as far as the server needs it, and an object as the stack's chart makes it. */
const operator = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: prometheuses.monitoring.coreos.com}
spec:
  group: monitoring.coreos.com
  scope: Namespaced
  names: {kind: Prometheus, plural: prometheuses}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
`
const selected = '{matchLabels: {release: prometheus}}'
const prometheus = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: prometheus-kube-prometheus-prometheus, namespace: monitoring}
spec:
  ruleSelector: ${selected}
  ruleNamespaceSelector: {}
  serviceMonitorSelector: ${selected}
  serviceMonitorNamespaceSelector: {}
`

describeReal(
  'a cluster with a kube-prometheus-stack',
  [kubernetes, helm, hasSharedData('prometheus-operator') ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-install-'))
      await server.start()
      await server.kubectl.apply(`${definitions}---\n${operator}`)
      for (const name of ['servicemonitors', 'podmonitors', 'prometheusrules'])
        await server.kubectl.run([
          'apply',
          '--server-side',
          '-f',
          sharedData(`prometheus-operator/${name}.crd.yaml`),
        ])
      await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
      await server.kubectl.run(['create', 'namespace', 'monitoring'])
      await until(
        async () => (await server.kubectl.try(['apply', '-f', '-'], { input: prometheus })).code === 0,
        'the kind is served',
      )
    })
    afterAll(async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    })

    /** A command of the page, as somebody with this kubeconfig types it. */
    function typed(line: string): Promise<string> {
      const words = {
        binnacle: `${path.join(root, 'node_modules', '.bin', 'node')} ${path.join(root, 'src', 'cli', 'main.ts')}`,
        kubectl: path.join(kubernetes, 'kubectl'),
      }
      const command = line.replace(/^binnacle/, words.binnacle).replace('| kubectl', `| ${words.kubectl}`)
      const env = { KUBECONFIG: server.kubeconfigPath, KUBECACHEDIR: folder }
      return mustRun('bash', ['-c', `set -o pipefail; ${command}`], { env })
    }

    async function labelsOf(kind: string): Promise<Readonly<Record<string, string>>[]> {
      const text = await server.kubectl.run(['get', kind, '-A', '-o', 'json'])
      const { items } = JSON.parse(text) as { items: KubernetesObject[] }
      return items.map(({ metadata }) => metadata.labels ?? {})
    }

    test('deployment: gets monitor, alerts and dashboards by the commands of the page', async () => {
      const lines = [...page.replaceAll('\\\n', ' ').matchAll(/^\$ npx (binnacle .*)$/gm)].map(
        ([, line = '']) => line,
      )
      expect(lines).toHaveLength(3)
      for (const line of lines) await typed(line)
      expect(await labelsOf('servicemonitors')).toEqual([expect.objectContaining({ release: 'prometheus' })])
      expect(await labelsOf('prometheusrules')).toEqual([expect.objectContaining({ release: 'prometheus' })])
      const maps = (await labelsOf('configmaps')).filter((labels) => labels.grafana_dashboard === '1')
      expect(maps).toHaveLength(7)
    })

    test('the chart lists the kinds that the cluster defines, by the same filter as the monitor', async () => {
      const render = async (...set: string[]) => {
        const text = await mustRun(
          path.join(helm, 'helm'),
          [
            'template',
            'prod',
            chart,
            '--namespace',
            'watch',
            '--kube-version',
            '1.36.0',
            '--dry-run=server',
            ...set.flatMap((one) => ['--set', one]),
          ],
          { env: { KUBECONFIG: server.kubeconfigPath, HOME: folder } },
        )
        const role = parseAllDocuments(text)
          .map((document) => document.toJSON() as KubernetesObject | null)
          .find((object) => object?.kind === 'ClusterRole' && object.metadata.name === 'watch:prod-binnacle')
        const rules = (role?.rules ?? []) as { apiGroups: string[]; resources: string[] }[]
        return rules
          .filter(({ apiGroups }) => ['acme.io', 'other.io'].includes(apiGroups[0] ?? ''))
          .map(({ resources }) => resources.join(','))
      }
      expect(await render()).toEqual(['backups,databases', 'regions'])
      expect(await render('watch.include={*.acme.io}', 'watch.exclude={reg?on,Backup.acme.*}')).toEqual([
        'databases',
      ])
      const [whole, other] = ['rbac.namespaced.acme\\.io={*}', 'rbac.namespaced.other\\.io={*}']
      expect(await render(other)).toEqual(['backups,databases', '*', 'regions'])
      expect(await render(whole)).toEqual(['*', 'regions'])
      expect(await render('rbac.namespaced.acme\\.io={databases}')).toEqual(['databases'])
    })
  },
)

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../../src/object/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { kubernetesRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'
import { binnacle } from './process/command-line.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { managerDefinitions } from './process/manager.ts'
import { until } from './process/running-program.ts'

/**
 * What people with kube-prometheus-stack do, a test for each row of the requirements: a command of Binnacle, and
 * `kubectl apply`. The rows `custom exporters` and `alerting` have theirs in story-exporter.test.ts and chain.test.ts.
 */

const kubernetes = await component(kubernetesRecipe)
const prometheusBinaries = await component(prometheusRecipe)
const stack = path.join(import.meta.dirname, 'fixture', 'prometheus-of-a-stack.yaml')

const selector = { matchLabels: { release: 'prometheus' } }
const prometheus = JSON.stringify({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'prometheus', namespace: 'monitoring' },
  spec: {
    ruleSelector: selector,
    ruleNamespaceSelector: {},
    serviceMonitorSelector: selector,
    serviceMonitorNamespaceSelector: {},
    podMonitorSelector: selector,
    podMonitorNamespaceSelector: {},
  },
})

describeReal(
  'in a cluster with kube-prometheus-stack',
  [kubernetes, prometheusBinaries, hasSharedData('prometheus-operator') ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-requirements-'))
      await server.start()
      const { kubectl } = server
      await kubectl.run(['apply', '--server-side', '-f', sharedData('prometheus-operator'), '-f', stack])
      await kubectl.apply(await managerDefinitions)
      await kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
      await until(() => kubectl.apply(prometheus), 'the Prometheus object is there')
      await kubectl.run(['create', 'namespace', 'binnacle'])
    })
    afterAll(async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    })

    /** The objects that a command of Binnacle gives, once the API server has taken them without a warning. */
    async function apply(...args: string[]): Promise<KubernetesObject[]> {
      const { code, stdout, stderr } = await binnacle(args)
      expect({ code, stderr }).toMatchObject({ code: 0 })
      const applied = await server.kubectl.try(['apply', '--server-side', '--validate=strict', '-f', '-'], {
        input: stdout,
      })
      expect(applied).toMatchObject({ code: 0, stderr: '' })
      return parseAllDocuments(stdout).map((document) => document.toJSON() as KubernetesObject)
    }
    const inCluster = () => ['--kubeconfig', server.kubeconfigPath]
    const ofKind = (objects: readonly KubernetesObject[], kind: string) =>
      objects.filter((object) => object.kind === kind)
    const canI = async (verb: string, resource: string) =>
      (
        await server.kubectl.try([
          'auth',
          'can-i',
          verb,
          resource,
          '--all-namespaces',
          '--as=system:serviceaccount:binnacle:binnacle',
        ])
      ).stdout.trim()

    test('recording rules, alerts: one command gives what its Prometheus selects', async () => {
      const objects = await apply('rules', '--format', 'operator', ...inCluster())
      expect(objects.length).toBeGreaterThan(0)
      for (const object of objects) {
        expect(object.kind).toBe('PrometheusRule')
        expect(object.metadata.labels).toMatchObject(selector.matchLabels)
        expect(JSON.stringify(object).length).toBeLessThan(512 * 1024)
      }
    })

    test('recording rules, alerts: promtool finds nothing to say of the plain file', async () => {
      const { code } = await binnacle(['rules', '--no-cluster', '--out', path.join(folder, 'rules')])
      expect(code).toBe(0)
      const promtool = path.join(prometheusBinaries, 'promtool')
      const file = path.join(folder, 'rules', 'binnacle.rules.yaml')
      const checked = await runCommand(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', file])
      expect(checked).toMatchObject({ code: 0, stderr: '' })
      const alerts = [...(await readFile(file, 'utf8')).matchAll(/^ *- alert: (\w+)$/gm)].map(
        ([, name]) => name,
      )
      expect(new Set(alerts).size).toBeGreaterThan(35)
      const runbooks = path.resolve(import.meta.dirname, '..', '..', 'docs', 'runbooks')
      for (const alert of new Set(alerts))
        expect((await readFile(path.join(runbooks, `${alert}.md`), 'utf8')).length).toBeGreaterThan(300)
    })

    test.each(['ServiceMonitor', 'PodMonitor'] as const)(
      'ServiceMonitor, PodMonitor: a %s has the labels that its Prometheus selects, and honours ours',
      async (kind) => {
        const objects = await apply('manifests', '--set', `scrape.kind=${kind}`, ...inCluster())
        const [monitor] = ofKind(objects, kind)
        expect(monitor?.metadata.labels).toMatchObject(selector.matchLabels)
        const { endpoints, podMetricsEndpoints } = (monitor as unknown as { spec: MonitorSpec }).spec
        for (const endpoint of [...(endpoints ?? []), ...(podMetricsEndpoints ?? [])])
          expect(endpoint).toMatchObject({ honorLabels: true, port: expect.any(String) })
      },
    )

    test('dashboards: one command gives ConfigMaps that the sidecar of Grafana takes', async () => {
      const objects = await apply('dashboards', '--format', 'configmap', '--namespace', 'monitoring')
      expect(objects.length).toBeGreaterThanOrEqual(7)
      for (const { kind, metadata, data } of objects as (KubernetesObject & {
        data: Record<string, string>
      })[]) {
        expect(kind).toBe('ConfigMap')
        expect(metadata.labels).toMatchObject({ grafana_dashboard: '1' })
        for (const text of Object.values(data))
          expect(JSON.parse(text)).toMatchObject({ title: expect.any(String), uid: expect.any(String) })
      }
    })

    test('security: the monitor reads what it watches, no Secret, and writes nothing', async () => {
      await apply('manifests', ...inCluster())
      for (const readable of ['brokers.messaging.example.dev', 'pods', 'customresourcedefinitions'])
        expect(await canI('list', readable)).toBe('yes')
      for (const [verb, resource] of [
        ['get', 'secrets'],
        ['list', 'secrets'],
        ['update', 'brokers.messaging.example.dev'],
        ['delete', 'pods'],
        ['create', 'pods/exec'],
        ['list', 'nodes'],
      ] as const)
        expect(`${verb} ${resource}: ${await canI(verb, resource)}`).toBe(`${verb} ${resource}: no`)
    })

    test('deployment: it is limited, runs as nobody, and cannot write where it runs', async () => {
      const [deployment] = ofKind(await apply('manifests', ...inCluster()), 'Deployment')
      const { template } = (deployment as unknown as { spec: { template: { spec: PodSpec } } }).spec
      const [container] = template.spec.containers
      expect(template.spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      expect(container).toMatchObject({
        resources: { requests: { cpu: expect.any(String) }, limits: { memory: expect.any(String) } },
        securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
        livenessProbe: expect.any(Object),
        readinessProbe: expect.any(Object),
      })
    })
  },
)

interface MonitorSpec {
  readonly endpoints?: readonly object[]
  readonly podMetricsEndpoints?: readonly object[]
}

interface PodSpec {
  readonly securityContext: object
  readonly containers: readonly object[]
}

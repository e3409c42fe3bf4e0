import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { placeObject, readPrometheus } from '../../src/generate/index.ts'
import type { KubernetesObject } from '../../src/object/index.ts'
import { hasSharedData, sharedData } from '../data/shared-data.ts'
import { kubernetesRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { binnacle } from './process/command-line.ts'
import { ExporterProgram } from './process/exporter-program.ts'
import { KubeApiserver } from './process/kube-apiserver.ts'
import { Prometheus } from './process/prometheus.ts'
import { until } from './process/running-program.ts'

/** Story 2 of those that prove Binnacle: an exporter and its rules. */

const kubernetes = await component(kubernetesRecipe)
const prometheusBinaries = await component(prometheusRecipe)
const example = path.resolve(import.meta.dirname, '..', '..', 'examples', 'tasks-exporter')
const manifest = async <T = KubernetesObject>(name: string): Promise<T> =>
  parseYaml(await readFile(path.join(example, 'kubernetes', `${name}.yaml`), 'utf8'))

describeReal('custom exporters: the tasks exporter without a cluster', [prometheusBinaries], () => {
  const tasks = new ExporterProgram('examples/tasks-exporter/main.ts')
  const careless = new ExporterProgram('test/real/fixture/exporter/main.ts', { FAULT: 'user-label' })
  const failing = new ExporterProgram('test/real/fixture/exporter/main.ts', { FAULT: 'collector' })
  let prometheus: Prometheus

  beforeAll(async () => {
    await Promise.all([tasks, careless, failing].map((exporter) => exporter.start()))
    const target = ({ url }: ExporterProgram, job: string) => ({
      targets: [new URL(url).host],
      labels: { job, namespace: 'default' },
    })
    prometheus = new Prometheus(
      prometheusBinaries,
      JSON.stringify({
        global: { scrape_interval: '1s', scrape_timeout: '1s' },
        rule_files: ['rules.json'],
        scrape_configs: [
          {
            job_name: 'exporters',
            static_configs: [target(tasks, 'tasks-exporter'), target(failing, 'orders-exporter')],
          },
        ],
      }),
      { 'rules.json': JSON.stringify({ groups: await ruleGroups() }) },
    )
    await prometheus.start()
  })
  afterAll(async () => {
    await prometheus?.stop()
    await Promise.all([tasks, careless, failing].map((exporter) => exporter.stop()))
  })

  /** The groups of its PrometheusRule, evaluated every second instead of every half minute. */
  async function ruleGroups() {
    const rule = await manifest<{ spec: { groups: { name: string; rules: { record: string }[] }[] } }>(
      'prometheus-rule',
    )
    return rule.spec.groups.map((group) => ({ ...group, interval: '1s' }))
  }

  test('metrics check finds nothing wrong with it', async () => {
    const { code, stderr, stdout } = await binnacle(['metrics', 'check', `${tasks.url}/metrics`])
    expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' })
  })

  test('every series that its rules record answers on a real Prometheus', async () => {
    const recorded = (await ruleGroups()).flatMap(({ rules }) => rules.map(({ record }) => record))
    expect(recorded.length).toBeGreaterThanOrEqual(2)
    for (const name of recorded) {
      const positive = `${name}{job="tasks-exporter"} > 0`
      await until(async () => (await prometheus.query(positive)).length === 1, `${name} is recorded`)
    }
    const rules = await prometheus.evaluatedRules()
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([])
  })

  test('a label that looks like people is a finding, and metrics check ends 3', async () => {
    const { code, stdout, stderr } = await binnacle(['metrics', 'check', `${careless.url}/metrics`])
    expect(code).toBe(3)
    expect(stdout + stderr).toMatch(/app_orders: label user_id/)
  })

  test('a collect hook throws: the scrape lives without what it fills, and says so', async () => {
    const text = await failing.metrics()
    expect(text).toMatch(/^orders_exporter_collector_success\{collector="warehouse"\} 0$/m)
    expect(text).toMatch(/^app_orders_total\{country="de"\} 3$/m)
    expect(text).not.toContain('app_stock_items')
    await until(
      async () => (await prometheus.query('up{job="orders-exporter"} == 1')).length === 1,
      'it is up for Prometheus',
    )
  })

  test('SIGTERM ends it cleanly, and only then its target is down', async () => {
    await until(
      async () => (await prometheus.query('up{job="tasks-exporter"} == 1')).length === 1,
      'it is up',
    )
    expect(await tasks.stop()).toBe(0)
    await until(
      async () => (await prometheus.query('up{job="tasks-exporter"} == 0')).length === 1,
      'Prometheus sees that it is gone',
    )
  })
})

describe('ServiceMonitor, PodMonitor: the manifests of the tasks exporter', () => {
  const podLabels = async () =>
    (await manifest<{ spec: { template: { metadata: { labels: Record<string, string> } } } }>('deployment'))
      .spec.template.metadata.labels

  test.each([
    ['service-monitor', 'ServiceMonitor', 'serviceMonitorSelector'],
    ['prometheus-rule', 'PrometheusRule', 'ruleSelector'],
  ] as const)(
    '%s is what a Prometheus with release: prometheus selects as it is',
    async (name, kind, selector) => {
      const { labels = {} } = (await manifest(name)).metadata
      const prometheus = readPrometheus({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name: 'k8s', namespace: 'monitoring' },
        spec: {
          [selector]: { matchLabels: { release: 'prometheus' } },
          [selector.replace('Selector', 'NamespaceSelector')]: {},
        },
      })
      const place = (own: Readonly<Record<string, string>>) =>
        placeObject({
          kind,
          namespace: 'default',
          labels: own,
          namespaces: [],
          prometheuses: prometheus ? [prometheus] : [],
        })
      expect(place(labels)).toMatchObject({ labels, passedOver: [], selectedBy: [prometheus] })
      const { release: _, ...unlabelled } = labels
      expect(place(unlabelled).labels).toEqual(labels)
    },
  )

  test('the ServiceMonitor finds the Service and its port by name, and the Service the pods', async () => {
    const service = await manifest<{
      metadata: { labels: Record<string, string> }
      spec: { selector: Record<string, string>; ports: { name: string }[] }
    }>('service')
    const monitor = await manifest<{
      spec: {
        selector: { matchLabels: Record<string, string> }
        endpoints: { port: string; interval: string }[]
      }
    }>('service-monitor')
    expect(service.metadata.labels).toMatchObject(monitor.spec.selector.matchLabels)
    expect(service.spec.ports.map(({ name }) => name)).toEqual(monitor.spec.endpoints.map(({ port }) => port))
    expect(monitor.spec.endpoints[0]?.interval).toBe('15s')
    expect(await podLabels()).toMatchObject(service.spec.selector)
  })
})

describeReal(
  'deployment: the manifests of the tasks exporter on a real API server',
  [kubernetes, hasSharedData('prometheus-operator') ? 'data' : ''],
  () => {
    const server = new KubeApiserver(kubernetes)
    beforeAll(() => server.start())
    afterAll(() => server.stop())

    test('are taken without a warning, unknown fields refused', async () => {
      const definitions = sharedData('prometheus-operator')
      await server.kubectl.run(['apply', '--server-side', '-f', definitions])
      await server.kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'])
      const { code, stdout, stderr } = await server.kubectl.try([
        'apply',
        '--server-side',
        '--validate=strict',
        '-f',
        path.join(example, 'kubernetes'),
      ])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.trim().split('\n')).toHaveLength(5)
    })
  },
)

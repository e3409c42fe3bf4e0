import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queriesOf } from '../../src/generate/dashboard/fixture/queries-of.ts'
import { dashboardNames, loadDashboards } from '../../src/generate/index.ts'
import { kubernetesRecipe, managerRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { GrafanaReader } from './dashboard/grafana-reader.ts'
import { mayBeEmpty, maybeWithoutValues } from './dashboard/may-be-empty.ts'
import { StandIn } from './dashboard/stand-in.ts'
import { Demo } from './process/demo.ts'
import { Manager, managerDefinitions } from './process/manager.ts'
import { Prometheus } from './process/prometheus.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const managerBinaries = await component(managerRecipe)
const prometheusBinaries = await component(prometheusRecipe)

const stock = { group: 'mysql.acme.io', kind: 'MySqlCluster', namespace: 'shop', name: 'stock' }
const broker = { group: 'messaging.example.dev', kind: 'Broker', namespace: 'default', name: 'orders' }

const www = { group: 'web.acme.io', kind: 'Site', namespace: 'web', name: 'www' }

/** What is looked at; a query is answered when it has data for one of these. */
const choices: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  kind: [stock, broker].map(({ group, kind }) => ({ group, kind })),
  resource: [stock, www, { ...stock, namespace: 'billing', name: 'archive' }, broker],
  workloads: [stock],
}

describeReal('the dashboards on a real Prometheus', [kubernetes, managerBinaries, prometheusBinaries], () => {
  const demo = new Demo()
  let manager: Manager
  let standIn: StandIn
  let prometheus: Prometheus
  let reader: GrafanaReader

  beforeAll(async () => {
    await demo.start()
    const kubectl = demo.kubectl(path.join(kubernetes, 'kubectl'))
    await kubectl.apply(await managerDefinitions)
    manager = new Manager(managerBinaries, { kubeconfig: demo.kubeconfigPath, namespace: 'default' })
    await manager.start()
    for (const name of ['orders', 'payments'])
      await until(() => kubectl.apply(brokerManifest(name)), `broker ${name}`)
    await manager.fault('topic', { outcome: 'error' })
    standIn = await StandIn.start(await podsOf('shop', 'stock'))
    prometheus = new Prometheus(prometheusBinaries, configuration(), { 'rules.json': rules })
    await prometheus.start()
    await prometheus.write('prometheus.json', JSON.stringify([{ targets: [new URL(prometheus.url).host] }]))
    reader = new GrafanaReader(prometheus.url)
    await until(
      async () => (await prometheus.query('count_over_time(up[60s]) > 25')).length > 3,
      'there is half a minute of data',
    )
  })
  afterAll(async () => {
    await prometheus?.stop()
    standIn?.stop()
    await manager?.stop()
    await demo.stop()
  })

  async function podsOf(namespace: string, name: string) {
    const line = new RegExp(
      `^binnacle_cr_owned_pod_info\\{.*namespace="${namespace}",name="${name}",pod="([^"]+)"`,
      'gm',
    )
    return until(async () => {
      const pods = [...(await demo.metrics()).matchAll(line)].map(([, pod = '']) => ({ namespace, pod }))
      return pods.length > 0 ? pods : undefined
    }, `pods of ${name}`)
  }

  function configuration(): string {
    const job = (name: string, target: string, more: object = {}) => ({
      job_name: name,
      static_configs: [{ targets: [new URL(target).host] }],
      ...more,
    })
    return JSON.stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.json'],
      scrape_configs: [
        job('binnacle', demo.url, { honor_labels: true }),
        job('operators', manager.url),
        job('stand-in', `http://${standIn.target}`, { honor_labels: true }),
        {
          job_name: 'webhook',
          metrics_path: '/webhook',
          static_configs: [{ targets: [standIn.target], labels: { job: 'operators' } }],
        },
        { job_name: 'prometheus', file_sd_configs: [{ files: ['prometheus.json'] }] },
      ],
    })
  }

  test.for([...dashboardNames])(
    '%s: each query gives data, or is listed with the reason why not',
    async (name) => {
      const [dashboard] = await loadDashboards([name])
      if (!dashboard) throw new Error(name)
      const queries = queriesOf(dashboard)
      const empty = new Set(queries.map((query) => query.name))
      const errors: string[] = []
      for (const choice of choices[name] ?? [{}]) {
        const { variables, withoutValues } = await reader.readVariables(dashboard, choice)
        expect(withoutValues.filter((variable) => !(variable in maybeWithoutValues))).toEqual([])
        for (const query of queries) {
          const outcome = await reader.ask(query, variables)
          if ('error' in outcome) errors.push(`${query.name}: ${outcome.error}`)
          else if (outcome.series > 0) empty.delete(query.name)
        }
      }
      process.stderr.write(
        `${name}: ${queries.length} queries, without data: ${[...empty].join(', ') || 'none'}\n`,
      )
      expect(errors).toEqual([])
      expect([...empty].filter((query) => !(query in mayBeEmpty))).toEqual([])
    },
  )

  test('what is listed as empty is a query that there is', async () => {
    const dashboards = await loadDashboards(dashboardNames)
    const names = new Set(dashboards.flatMap(queriesOf).map((query) => query.name))
    expect(Object.keys(mayBeEmpty).filter((query) => !names.has(query))).toEqual([])
  })
})

const brokerManifest = (name: string) => `apiVersion: messaging.example.dev/v1
kind: Broker
metadata: { name: ${name}, namespace: default }
spec: { version: 4.1.0 }
`

/** An alert, because panels show what fires. */
const rules = JSON.stringify({
  groups: [
    {
      name: 'binnacle',
      rules: [
        {
          alert: 'CustomResourceDegraded',
          expr: 'max by (group, kind, namespace, name) (binnacle_cr_health{state=~"degraded|progressing|healthy"}) == 1',
          labels: { severity: 'warning' },
        },
      ],
    },
  ],
})

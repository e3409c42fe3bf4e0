import { afterAll, beforeAll, expect, test } from 'vitest'
import { queriesOf } from '../../src/generate/dashboard/fixture/queries-of.ts'
import { dashboardFiles, dashboardNames, loadDashboards } from '../../src/generate/index.ts'
import { kubernetesRecipe, managerRecipe, prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { chanceQueries, emptyQueries, maybeWithoutValues } from './dashboard/empty-queries.ts'
import { GrafanaReader } from './dashboard/grafana-reader.ts'
import { broker, stock, tenant, World } from './dashboard/world.ts'
import { until } from './process/running-program.ts'

const kubernetes = await component(kubernetesRecipe)
const managerBinaries = await component(managerRecipe)
const prometheusBinaries = await component(prometheusRecipe)

const www = { group: 'web.acme.io', kind: 'Site', namespace: 'web', name: 'www' }

/** What is looked at; a query is answered when it has data for one of these. */
const choices: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  kind: [stock, broker].map(({ group, kind }) => ({ group, kind })),
  resource: [stock, www, { ...stock, namespace: 'billing', name: 'archive' }, broker],
  workloads: [stock],
}

describeReal('the dashboards on a real Prometheus', [kubernetes, managerBinaries, prometheusBinaries], () => {
  const world = new World({ kubernetes, manager: managerBinaries, prometheus: prometheusBinaries })
  let reader: GrafanaReader

  beforeAll(async () => {
    await world.start()
    reader = new GrafanaReader(world.prometheus.url)
  })
  afterAll(() => world.stop())

  test.for([...dashboardNames])(
    '%s: each query gives data, or is listed with the reason why not, and then gives none',
    async (name) => {
      const [dashboard] = await loadDashboards([name])
      if (!dashboard) throw new Error(name)
      const all = queriesOf(dashboard)
      const queries = all.filter((query) => !(query.name in chanceQueries))
      const empty = new Set(queries.map((query) => query.name))
      const errors: string[] = []
      let unchosen: readonly string[] = []
      const look = async () => {
        unchosen = []
        for (const choice of choices[name] ?? [{}]) {
          const { variables, withoutValues } = await reader.readVariables(dashboard, choice)
          unchosen = [...unchosen, ...withoutValues.filter((variable) => !(variable in maybeWithoutValues))]
          for (const query of all) {
            const outcome = await reader.ask(query, variables)
            if ('error' in outcome) errors.push(`${query.name}: ${outcome.error}`)
            else if (outcome.series.length > 0) empty.delete(query.name)
          }
        }
        return unchosen.length === 0 && [...empty].every((query) => query in emptyQueries)
      }
      // On a busy machine a scrape may run out of time, and its series are gone for a moment.
      await until(look, 'all but the listed have data').catch(() => {})
      process.stderr.write(
        `${name}: ${queries.length} queries, without data: ${[...empty].join(', ') || 'none'}\n`,
      )
      expect({ errors, unchosen }).toEqual({ errors: [], unchosen: [] })
      const listed = queries.map((query) => query.name).filter((query) => query in emptyQueries)
      expect([...empty].sort()).toEqual(listed.sort())
    },
  )

  test('what is listed as empty is a query that there is', async () => {
    const dashboards = await loadDashboards(dashboardNames)
    const names = new Set(dashboards.flatMap(queriesOf).map((query) => query.name))
    const listed = Object.keys({ ...emptyQueries, ...chanceQueries })
    expect(listed.filter((query) => !names.has(query))).toEqual([])
  })

  test('two replicas of the monitor count what there is once', async () => {
    const [fleet] = await loadDashboards(['fleet'])
    const healthy = fleet && queriesOf(fleet).find((query) => query.name === 'Fleet / Healthy / A')
    if (!fleet || !healthy) throw new Error('no such query')
    const { variables } = await reader.readVariables(fleet, {})
    const one = 'sum(binnacle_cr_resources{health="healthy", instance=~"127.*"})'
    await until(async () => {
      const [counted] = await world.prometheus.query(reader.interpolated(healthy.target.expr, variables))
      const [there] = await world.prometheus.query(one)
      return Number(there?.value[1]) > 10 && counted?.value[1] === there?.value[1]
    }, 'both agree')
  })

  test('pods of a resource of the cluster are joined when its row, which has no namespace, is followed', async () => {
    const [workloads] = await loadDashboards(['workloads'])
    const cpu =
      workloads && queriesOf(workloads).find((query) => query.name === 'Workloads of a resource / CPU / A')
    if (!workloads || !cpu) throw new Error('no such query')
    await until(async () => {
      const { variables } = await reader.readVariables(workloads, tenant)
      const outcome = await reader.ask(cpu, variables)
      return 'series' in outcome && outcome.series.map(({ metric }) => metric.pod).join() === 'blue-gateway'
    }, 'the pod of the tenant is shown')
  })

  test('the ConfigMaps are taken by a plain kubectl apply, and have what the sidecar looks for', async () => {
    const files = dashboardFiles(await loadDashboards(dashboardNames), {
      format: 'configmap',
      namespace: 'default',
    })
    const input = files.map(({ text }) => `---\n${text}`).join('')
    const applied = await world.kubectl.run(['apply', '-f', '-'], { input })
    expect(applied.trim().split('\n')).toEqual(
      dashboardNames.map((name) => `configmap/binnacle-${name} created`),
    )
    const found = await world.kubectl.run([
      'get',
      'configmaps',
      '-A',
      '-l',
      'grafana_dashboard=1',
      '-o',
      'name',
    ])
    expect(found.trim().split('\n')).toHaveLength(dashboardNames.length)
  })
})

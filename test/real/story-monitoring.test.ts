import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainComponents, Environment } from './chain/environment.ts'
import { type IncidentTimes, runIncident, timesText } from './chain/incident.ts'
import { MySqlOperator } from './chain/my-sql-operator.ts'
import { describeReal } from './component/required.ts'
import { binnacle } from './process/command-line.ts'
import { until } from './process/running-program.ts'

/** Story 1 of those that prove Binnacle, as far as it needs neither doctor nor a page: a database breaks and is mended. */

const components = await chainComponents()
const statusMetric = path.join(import.meta.dirname, 'fixture', 'my-sql-cluster-status.yaml')
const labels = { kind: 'MySqlCluster', namespace: 'shop', name: 'orders' }

describeReal(
  'alerting: a MySqlCluster breaks, somebody is told, it is mended',
  Object.values(components),
  () => {
    let folder: string
    let history: string
    let environment: Environment
    let operator: MySqlOperator
    let times: IncidentTimes

    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-story-'))
      history = path.join(folder, 'history.db')
      environment = new Environment(components, {
        binnacle: ['--history', history, '--custom-resource-state-config-file', statusMetric],
      })
      await environment.start()
      operator = new MySqlOperator(environment.server.kubectl, 'shop')
      await operator.install()
    })
    afterAll(async () => {
      await environment?.stop()
      await rm(folder, { recursive: true, force: true })
    })

    /** Runs a command of Binnacle against the API server. */
    async function ask(...args: string[]): Promise<string> {
      const { stdout, stderr } = await binnacle([...args, '--kubeconfig', environment.server.kubeconfigPath])
      expect(stderr).toBe('')
      return stdout
    }
    /** The values that a query to Prometheus gives now. */
    const values = async (query: string) =>
      (await environment.prometheus.query(query)).map(({ value }) => value[1])
    /** Waits until it gives this one value: on a busy machine a scrape may run out of time, and its series stop. */
    const comesTo = (query: string, value: string) =>
      until(
        async () => (await values(query)).join() === value,
        () => `${query} is ${value}`,
      )

    test('three replicas are ready: events, the verdict and mysqlcluster_status say so', async () => {
      for (const name of ['accounts', 'orders', 'wallets']) await operator.create(name)
      expect(await ask('events', 'mysqlclusters', 'orders', '-n', 'shop')).toMatch(/Created/)
      await comesTo('mysqlcluster_status{namespace="shop",name="orders"}', '1')
      await comesTo('binnacle_cr_health{name="orders",state="healthy"}', '1')
      await comesTo('binnacle_cr_status_ready_replicas{name="orders"}', '3')
    })

    test('it breaks: get lists it first, somebody is told once; it is mended, and that is told, too', async () => {
      times = await runIncident(environment.receiver, {
        alert: 'CustomResourceDegraded',
        labels,
        says: ['MySqlCluster shop/orders', 'CrashLoopBackOff'],
        fault: () => operator.break('orders'),
        meanwhile: async () => {
          const { url } = environment.replicas[0] ?? {}
          const list = await ask('get', 'mysqlclusters', '-n', 'shop', '--server', `${url}`, '-o', 'wide')
          const page = await ask('describe', 'mysqlcluster', 'orders', '-n', 'shop', '--server', `${url}`)
          const [, first = ''] = list.split('\n')
          expect(first).toMatch(/degraded.*orders.*CrashLoopBackOff: Pod orders-2/)
          expect(page).toMatch(/replicas.*3.*2/)
          expect(await ask('tree', 'mysqlcluster', 'orders', '-n', 'shop')).toMatch(/✖ Pod\/orders-2/)
          await comesTo('mysqlcluster_status{name="orders"}', '0')
          await comesTo('binnacle_cr_divergence{name="orders"} == 1', '1')
        },
        mend: () => operator.mend('orders'),
      })
      process.stderr.write(`${timesText(times)}\n`)
    })

    test('report shows the outage, as long as it was', async () => {
      const { stdout } = await binnacle(['report', '--history', history, '-o', 'json'])
      const { rows } = JSON.parse(stdout) as {
        rows: { name: string; outages: { count: number; longestSeconds: number } }[]
      }
      const outages = Object.fromEntries(rows.map(({ name, outages }) => [name, outages.count]))
      expect(outages).toEqual({ accounts: 0, orders: 1, wallets: 0 })
      const lasted = rows.find(({ name }) => name === 'orders')?.outages.longestSeconds
      const { brokenAt, toldAt, mendedAt, resolvedAt } = times
      expect(lasted).toBeGreaterThanOrEqual(Math.floor((mendedAt - toldAt) / 1000))
      expect(lasted).toBeLessThanOrEqual(Math.ceil((resolvedAt - brokenAt) / 1000))
    })

    test('it is deleted: its series are gone', async () => {
      await environment.server.kubectl.run(['delete', 'mysqlcluster', 'orders', '-n', 'shop'])
      await until(
        async () => (await values('{name="orders",kind="MySqlCluster"}')).length === 0,
        'no series is left',
      )
      expect(await values('mysqlcluster_status{name="orders"}')).toEqual([])
      await comesTo('mysqlcluster_status{name="wallets"}', '1')
    })
  },
)

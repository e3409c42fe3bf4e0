import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { interpolate } from '../../src/generate/dashboard/fixture/interpolate.ts'
import { queriesOf } from '../../src/generate/dashboard/fixture/queries-of.ts'
import { dashboardNames, loadDashboards } from '../../src/generate/index.ts'
import { prometheusRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'

const binaries = await component(prometheusRecipe)
const queries = new Map(
  (await loadDashboards(dashboardNames)).flatMap(queriesOf).map((query) => [query.name, query.target.expr]),
)

/** Series as promtool writes them, one value a minute for half an hour. */
type World = Readonly<Record<string, string>>

/** The query of a panel, with all of everything chosen, or one resource. */
function query(name: string): string {
  const expr = queries.get(name)
  if (expr === undefined) throw new Error(`no query ${name}`)
  const all = { all: '.*' }
  return interpolate(expr, {
    variables: {
      ...{ cluster: all, job: all, instance: all, namespace: all, controller: all, pod: all },
      ...(name.startsWith('Fleet')
        ? { group: all, kind: all }
        : { group: 'acme.io', kind: 'Db', name: 'one' }),
    },
    rateInterval: '5m',
    range: '30m',
  })
}

/** Fails with what promtool says unless the query gives these samples, in any order, at minute 30 of the world. */
async function expectSamples(
  name: string,
  world: World,
  samples: Readonly<Record<string, number>>,
): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-query-'))
  try {
    const file = path.join(directory, 'test.json')
    const checks = {
      expr: query(name),
      eval_time: '30m',
      exp_samples: Object.entries(samples).map(([labels, value]) => ({ labels, value })),
    }
    const input = Object.entries(world).map(([series, values]) => ({ series, values }))
    const tests = [{ interval: '1m', input_series: input, promql_expr_test: [checks] }]
    await writeFile(file, JSON.stringify({ evaluation_interval: '1m', tests }))
    const { code, stdout, stderr } = await runCommand(path.join(binaries, 'promtool'), [
      'test',
      'rules',
      file,
    ])
    expect(code, stdout + stderr).toBe(0)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const target = (instance: string) => `job="binnacle",instance="${instance}"`
const degraded = (instance: string) =>
  `binnacle_cr_resources{${target(instance)},group="acme.io",kind="Db",health="degraded"}`
const shard = (instance: string) => `binnacle_shard{${target(instance)}}`

describeReal('queries of the dashboards', [binaries], () => {
  test('count resources once when two replicas of the monitor both have all', async () => {
    await expectSamples(
      'Fleet / Degraded / A',
      { [degraded('a')]: '3x30', [degraded('b')]: '3x30' },
      { '{}': 3 },
    )
  })

  test('add up what shards have', async () => {
    const world = {
      [degraded('a')]: '3x30',
      [degraded('b')]: '2x30',
      [shard('a')]: '0x30',
      [shard('b')]: '1x30',
    }
    await expectSamples('Fleet / Degraded / A', world, { '{}': 5 })
    const shards = { ...world, [`binnacle_shards{${target('a')}}`]: '3x30' }
    await expectSamples('Monitor / Shards missing / A', shards, { '{}': 1 })
  })

  test('name what needs attention, once, and leave what is well alone', async () => {
    const world: Record<string, string> = {}
    const series = (instance: string, metric: string, name: string, values: string, more = '') => {
      world[
        `${metric}{${target(instance)},group="acme.io",kind="Db",namespace="shop",name="${name}"${more}}`
      ] = values
    }
    for (const instance of ['a', 'b']) {
      const health = (name: string, state: string) => {
        for (const one of ['healthy', 'degraded', 'progressing'])
          series(instance, 'binnacle_cr_health', name, one === state ? '1x30' : '0x30', `,state="${one}"`)
      }
      const generations = (name: string, wanted: number, observed: number) => {
        series(instance, 'binnacle_cr_metadata_generation', name, `${wanted}x30`)
        series(instance, 'binnacle_cr_status_observed_generation', name, `${observed}x30`)
      }
      health('well', 'healthy')
      generations('well', 4, 4)
      health('broken', 'degraded')
      generations('behind', 5, 4)
      series(instance, 'binnacle_cr_deletion_timestamp_seconds', 'stuck', '60x30')
      series(instance, 'binnacle_cr_deletion_timestamp_seconds', 'going', '1500x30')
      health('new', 'progressing')
      series(instance, 'binnacle_cr_created_timestamp_seconds', 'new', '600x30')
      health('slow', 'progressing')
      series(instance, 'binnacle_cr_created_timestamp_seconds', 'slow', '-3000x30')
    }
    const row = (name: string, why: string) =>
      `{group="acme.io",kind="Db",namespace="shop",name="${name}",why="${why}"}`
    await expectSamples('Fleet / Needs attention / A', world, {
      [row('broken', 'degraded')]: 4,
      [row('stuck', 'deletion stuck')]: 3,
      [row('behind', 'change not observed')]: 2,
      [row('slow', 'progressing for an hour')]: 1,
    })
  })

  test('give the share of reconciles that fail, and nothing where none ran', async () => {
    const reconciles = (controller: string, result: string) =>
      `controller_runtime_reconcile_total{job="operator",controller="${controller}",result="${result}"}`
    const world = {
      [reconciles('db', 'success')]: '0+30x30',
      [reconciles('db', 'error')]: '0+10x30',
      [reconciles('idle', 'success')]: '7x30',
      [reconciles('idle', 'error')]: '0x30',
    }
    await expectSamples('Operator / Error ratio by controller / A', world, { '{controller="db"}': 0.25 })
  })

  test.each(['1', '1.0'])('find the bucket of one second when it is written %s', async (bound) => {
    const wait = (end: string) =>
      `workqueue_queue_duration_seconds_${end.replace('{', '{job="operator",name="db"')}`
    const world = {
      [wait(`bucket{,le="${bound}"}`)]: '0+16x30',
      [wait('bucket{,le="100"}')]: '0+32x30',
      [wait('count{}')]: '0+32x30',
    }
    await expectSamples('Operator / Share that waits long / A', world, { '{name="db"}': 0.5 })
  })

  test('tell a lease that nobody holds from one that one of two replicas holds', async () => {
    const lease = (name: string, instance: string) =>
      `leader_election_master_status{job="operator",instance="${instance}",name="${name}"}`
    const held = { [lease('held', 'a')]: '0x30', [lease('held', 'b')]: '1x30' }
    await expectSamples('Operator / Leases without a leader / A', held, { '{}': 0 })
    const lost = { ...held, [lease('lost', 'a')]: '0x30', [lease('lost', 'b')]: '0x30' }
    await expectSamples('Operator / Leases without a leader / A', lost, { '{}': 1 })
  })

  test('take the pods of the resource alone, scraped twice or not, and name their workload', async () => {
    const info = (instance: string) =>
      `binnacle_cr_owned_pod_info{${target(instance)},group="acme.io",kind="Db",namespace="shop",name="one",pod="one-0",node="n1",owned_kind="StatefulSet",owned_name="one"}`
    const usage = (job: string, pod: string) =>
      `container_cpu_usage_seconds_total{job="${job}",namespace="shop",pod="${pod}",container="main"}`
    const world = {
      [info('a')]: '1x30',
      [info('b')]: '1x30',
      [usage('kubelet', 'one-0')]: '0+30x30',
      [usage('cadvisor', 'one-0')]: '0+30x30',
      [usage('kubelet', 'other-0')]: '0+60x30',
    }
    await expectSamples('Workloads of a resource / CPU / A', world, {
      '{namespace="shop",pod="one-0",owned_kind="StatefulSet",owned_name="one"}': 0.5,
    })
  })
})

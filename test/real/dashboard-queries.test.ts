import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
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

/** The query of a panel, with all of everything chosen, or one resource; or in a namespace, or in none. */
function query(name: string, namespace?: string, more: Readonly<Record<string, string>> = {}): string {
  const expr = queries.get(name)
  if (expr === undefined) throw new Error(`no query ${name}`)
  const all = { all: '.*' }
  return interpolate(expr, {
    variables: {
      ...{ cluster: all, job: all, instance: all, namespace: namespace ?? all, controller: all, pod: all },
      ...(name.startsWith('Fleet')
        ? { group: all, kind: all }
        : { group: 'acme.io', kind: 'Db', name: 'one' }),
      ...more,
    },
    rateInterval: '5m',
    range: '30m',
  })
}

/** An expression, and what it gives, in any order. */
interface Expected {
  readonly expr: string
  readonly samples: Readonly<Record<string, number>>
}

/** Fails with what promtool says unless the expressions give these samples at minute 30 of the world. */
async function expectAll(world: World, expected: readonly Expected[]): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'binnacle-query-'))
  try {
    const file = path.join(directory, 'test.json')
    const checks = expected.map(({ expr, samples }) => ({
      expr,
      eval_time: '30m',
      exp_samples: Object.entries(samples).map(([labels, value]) => ({ labels, value })),
    }))
    const input = Object.entries(world).map(([series, values]) => ({ series, values }))
    const tests = [{ interval: '1m', input_series: input, promql_expr_test: checks }]
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

function expectSamples(
  name: string,
  world: World,
  samples: Readonly<Record<string, number>>,
  namespace?: string,
): Promise<void> {
  return expectAll(world, [{ expr: query(name, namespace), samples }])
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
      series(instance, 'binnacle_cr_health', 'moving', '1x14 0x5 1x10', ',state="progressing"')
      series(instance, 'binnacle_cr_created_timestamp_seconds', 'moving', '-3000x30')
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

  test.each(['Requests', 'Requests by time taken'])(
    'of an application are no error where there is none to choose: %s',
    async (panel) => {
      const expr = query(`Workloads of a resource / ${panel} / A`, undefined, { requests: '', latency: '' })
      await expectAll({ 'up{job="a"}': '1x30' }, [{ expr, samples: {} }])
    },
  )

  test('count what differs from its spec once, and show a field in which nothing does', async () => {
    const world: Record<string, string> = {}
    const differs = (name: string, field: string, values: string) => {
      for (const instance of ['a', 'b'])
        world[
          `binnacle_cr_divergence{${target(instance)},group="acme.io",kind="Db",namespace="shop",name="${name}",field="${field}"}`
        ] = values
    }
    differs('one', 'version', '1x30')
    differs('two', 'version', '1x30')
    differs('three', 'version', '0x30')
    differs('one', 'replicas', '0x30')
    await expectSamples('Kind / Status differs from spec, by field / A', world, {
      '{field="version"}': 2,
      '{field="replicas"}': 0,
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

  describe('of a resource of the cluster, whose pods are in namespaces', () => {
    const owner = (namespace?: string) =>
      `${target('a')},group="acme.io",kind="Db"${namespace === undefined ? '' : `,namespace="${namespace}"`},name="one"`
    const pod = (namespace: string, name: string) =>
      `${owner(namespace)},pod="${name}",node="n1",owned_kind="StatefulSet",owned_name="one"`
    const usage = (namespace: string, name: string) =>
      `container_cpu_usage_seconds_total{job="kubelet",namespace="${namespace}",pod="${name}",container="main"}`
    const row = (namespace: string, name: string) =>
      `{namespace="${namespace}",pod="${name}",owned_kind="StatefulSet",owned_name="one"}`

    test.each([
      ['as a row links to it, without a namespace', ''],
      ['as the page has it when it is opened, with all of them', undefined],
    ])('%s, pods of every namespace are joined', async (_, namespace) => {
      const world = {
        [`binnacle_cr_owned_pod_info{${pod('blue', 'one-0')}}`]: '1x30',
        [`binnacle_cr_owned_pod_info{${pod('green', 'one-0')}}`]: '1x30',
        [usage('blue', 'one-0')]: '0+30x30',
        [usage('green', 'one-0')]: '0+60x30',
        [usage('green', 'other-0')]: '0+60x30',
      }
      const samples = { [row('blue', 'one-0')]: 0.5, [row('green', 'one-0')]: 1 }
      await expectSamples('Workloads of a resource / CPU / A', world, samples, namespace)
    })

    test('what it owns is shown, and of a resource with a namespace nothing of another', async () => {
      const restarts = (namespace: string) => `binnacle_cr_owned_restarts{${owner(namespace)},pod="one-0"}`
      const world = { [restarts('shop')]: '3x30', [restarts('shop-2')]: '5x30' }
      const both = { '{namespace="shop",pod="one-0"}': 3, '{namespace="shop-2",pod="one-0"}': 5 }
      await expectSamples('Resource / Restarts by pod / A', world, both, '')
      const own = { '{namespace="shop",pod="one-0"}': 3 }
      await expectSamples('Resource / Restarts by pod / A', world, own, 'shop')
    })

    test.each([
      ['Kind / Resources, worst first / D', '{group="acme.io",kind="Db",name="one"}'],
      ['Fleet / Needs attention / D', '{group="acme.io",kind="Db",name="one"}'],
    ])('%s has the restarts of all its pods in its own row', async (name, own) => {
      const world = {
        [`binnacle_cr_info{${owner()}}`]: '1x30',
        [`binnacle_cr_health{${owner()},state="degraded"}`]: '1x30',
        [`binnacle_cr_owned_restarts{${owner('blue')},pod="one-0"}`]: '2x30',
        [`binnacle_cr_owned_restarts{${owner('green')},pod="one-0"}`]: '3x30',
      }
      await expectSamples(name, world, { [own]: 5 })
    })
  })

  describe('of 700 resources that are all degraded', () => {
    const world: Record<string, string> = {}
    for (let index = 0; index < 700; index++) {
      const labels = `${target('a')},group="acme.io",kind="Db",namespace="shop",name="db-${index}"`
      world[`binnacle_cr_info{${labels}}`] = '1x30'
      world[`binnacle_cr_health{${labels},state="degraded"}`] = '1x30'
      world[`binnacle_cr_health_reason_info{${labels},state="degraded",reason="Failed",sure="true"}`] = '1x30'
      world[`binnacle_cr_condition_last_transition_timestamp_seconds{${labels},type="Ready"}`] = '60x30'
      world[`binnacle_cr_divergence{${labels},field="replicas"}`] = '1x30'
      world[`binnacle_cr_owned_restarts{${labels},pod="db-${index}-0"}`] = '1x30'
      const alert = `alertname="CustomResourceDegraded",severity="warning",group="acme.io",kind="Db",namespace="shop",name="db-${index}"`
      world[`ALERTS{${alert},alertstate="firing"}`] = '1x30'
      world[`ALERTS_FOR_STATE{${alert}}`] = '0x30'
    }
    test.each([
      ['Fleet / Needs attention', 'ABCD', 200],
      ['Kind / Resources, worst first', 'ABCD', 500],
      ['Fleet / Firing alerts', 'A', 200],
    ])('%s shows the same few in each column', async (panel, columns, rows) => {
      const [first = '', ...others] = [...columns].map((column) => query(`${panel} / ${column}`))
      const identity = 'group, kind, namespace, name'
      await expectAll(world, [
        ...[first, ...others].map((expr) => ({ expr: `count(${expr})`, samples: { '{}': rows } })),
        ...others.map((expr) => ({ expr: `(${expr}) unless on (${identity}) (${first})`, samples: {} })),
      ])
    })
  })

  test("count a pod's containers, and not the cgroup that holds them once more", async () => {
    const info = `binnacle_cr_owned_pod_info{${target('a')},group="acme.io",kind="Db",namespace="shop",name="one",pod="one-0",node="n1",owned_kind="StatefulSet",owned_name="one"}`
    const usage = (container: string) =>
      `container_memory_working_set_bytes{job="kubelet",namespace="shop",pod="one-0"${container}}`
    const world = {
      [info]: '1x30',
      [usage(',container="main"')]: '100x30',
      [usage(',container="side"')]: '20x30',
      [usage('')]: '125x30',
    }
    const sample = '{namespace="shop",pod="one-0",owned_kind="StatefulSet",owned_name="one"}'
    await expectSamples('Workloads of a resource / Memory / A', world, { [sample]: 120 })
  })

  test.each([
    [
      'Operator / Panics, time-outs and terminal errors / A',
      'controller_runtime_reconcile_panics_total',
      'controller',
    ],
    [
      'Operator / Panics, time-outs and terminal errors / B',
      'controller_runtime_reconcile_timeouts_total',
      'controller',
    ],
    [
      'Operator / Panics, time-outs and terminal errors / C',
      'controller_runtime_terminal_reconcile_errors_total',
      'controller',
    ],
    [
      'Prometheus / Evaluations missed by rule group / A',
      'prometheus_rule_group_iterations_missed_total',
      'rule_group',
    ],
    ['Monitor / Series left out / A', 'binnacle_series_dropped_total', 'metric'],
  ])('%s shows what happened, and not what might have', async (name, metric, label) => {
    const world = {
      [`${metric}{job="one",${label}="happened"}`]: '0+1x30',
      [`${metric}{job="one",${label}="did not"}`]: '7x30',
    }
    await expectSamples(name, world, { [`{${label}="happened"}`]: 5 })
  })

  test.each([
    ['seconds', 0.5],
    ['milliseconds', 0.0005],
  ])('a histogram of an application in %s is read in seconds', async (unit, median) => {
    const info = `binnacle_cr_owned_pod_info{${target('a')},group="acme.io",kind="Db",namespace="shop",name="one",pod="one-0",node="n1",owned_kind="StatefulSet",owned_name="one"}`
    const bucket = (le: string) =>
      `http_request_duration_${unit}_bucket{job="app",namespace="shop",pod="one-0",le="${le}"}`
    const world = { [info]: '1x30', [bucket('1')]: '0+60x30', [bucket('+Inf')]: '0+60x30' }
    const sample = '{namespace="shop",pod="one-0",owned_kind="StatefulSet",owned_name="one"}'
    const expr = query('Workloads of a resource / Request time / A', undefined, {
      latency: `http_request_duration_${unit}_bucket`,
    })
    await expectAll(world, [{ expr, samples: { [sample]: median } }])
  })

  test('greatest ones are those of the whole time range at each of its steps', async () => {
    const world: Record<string, string> = {}
    for (let index = 0; index < 20; index++)
      world[`binnacle_watch_errors_total{${target('a')},group="acme.io",kind="Kind${index}"}`] =
        `0+${index}x30`
    const kinds = Array.from({ length: 10 }, (_, index) => index + 10)
    const samples = kinds.map((index) => [`{group="acme.io",kind="Kind${index}"}`, index * 5] as const)
    await expectSamples('Monitor / Watch errors by kind / A', world, Object.fromEntries(samples))
  })

  test('a webhook that exposes native buckets alone has a mean time', async () => {
    const latency = (part: string) => `controller_runtime_webhook_latency_seconds_${part}`
    const world = {
      [`${latency('bucket')}{job="operator",webhook="/validate",le="+Inf"}`]: '0+60x30',
      [`${latency('sum')}{job="operator",webhook="/validate"}`]: '0+30x30',
      [`${latency('count')}{job="operator",webhook="/validate"}`]: '0+60x30',
    }
    await expectSamples('Operator / Admission time / A', world, { '{webhook="/validate"}': 0.5 })
  })

  test('a controller that never failed has no errors, rather than no ratio', async () => {
    const world = {
      'controller_runtime_reconcile_total{job="operator",controller="db",result="success"}': '0+9x30',
    }
    await expectSamples('Operator / Error ratio by controller / A', world, { '{controller="db"}': 0 })
  })

  test.each(['db', 'Db', 'dbs', 'db-controller', 'db_reconciler'])(
    'the controller of a kind is found by the name %s',
    async (controller) => {
      const reconciles = (name: string) =>
        `controller_runtime_reconcile_total{job="operator",controller="${name}",result="success"}`
      const world = { [reconciles(controller)]: '0+60x30', [reconciles('dbbackup')]: '0+60x30' }
      await expectSamples('Kind / Reconciles by result / A', world, { '{result="success"}': 1 })
    },
  )
})

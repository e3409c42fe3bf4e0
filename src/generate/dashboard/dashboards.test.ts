import { describe, expect, test } from 'vitest'
import { dashboardFiles } from './dashboard-files.ts'
import { faultsOf } from './fixture/dashboard-faults.ts'
import { knownMetrics, unknownIn } from './fixture/known-metrics.ts'
import { type LintFinding, lintDashboard, substituted, upstreamRules } from './fixture/lint-dashboard.ts'
import { labelQueriesOf, panelsOf, queriesOf } from './fixture/queries-of.ts'
import { dashboardNames, loadDashboards } from './load-dashboards.ts'

const dashboards = await loadDashboards(dashboardNames)

interface Exception {
  readonly rule: RegExp
  readonly of: RegExp
  readonly message?: RegExp
  readonly because: string
}

/** Where the rules of dashboard-linter do not fit, each with the reason. */
const exceptions: readonly Exception[] = [
  {
    rule: /^template-job-rule$/,
    of: /./,
    message: /^all of it is not/,
    because:
      'every job has process_* and up: all jobs would be the whole cluster, so All is the jobs that are listed',
  },
  {
    rule: /^template-required-variables-rule$/,
    of: /./,
    message: /^all of it is not/,
    because: 'only servers of several clusters add the label: All has to match its absence',
  },
  {
    rule: /^target-(job|instance)-rule$/,
    of: /^Workloads of a resource /,
    message: /^(container_|kube_|istio_|response_|undefined|\$)/,
    because: 'what others tell of a pod comes from other targets; the pod joins it',
  },
  {
    rule: /^target-(job|instance)-rule$/,
    of: / \/ Firing alerts \/ /,
    message: /^ALERTS/,
    because: 'an alert carries the labels of what it is about',
  },
  {
    rule: /^target-(job|instance)-rule$/,
    of: /^Kind \/ (Reconciles by result|Error ratio by controller|Reconcile time by controller) \/ /,
    message: /^controller_runtime_/,
    because: 'the controller of a kind is another target than the monitor; its name joins it',
  },
  {
    rule: /^target-(job|instance)-rule$/,
    of: /^Prometheus \/ /,
    message: /^(scrape_|up )/,
    because: 'whose series they are is asked of every job',
  },
]

const excepts = (one: Exception, { rule, of, message }: LintFinding) =>
  one.rule.test(rule) && one.of.test(of) && (one.message === undefined || one.message.test(message))
const isException = (finding: LintFinding) => exceptions.some((one) => excepts(one, finding))

describe.each(dashboards.map((dashboard) => [dashboard.uid, dashboard] as const))('%s', (_, dashboard) => {
  test("dashboard-linter's rules find nothing but what is excepted with a reason", () => {
    expect(lintDashboard(dashboard).filter((finding) => !isException(finding))).toEqual([])
  })

  test('it has none of the faults that dashboards of operators are known for', () => {
    expect(faultsOf(dashboard, (name) => knownMetrics.get(name))).toEqual([])
  })

  test('every metric and label of its queries is one that somebody writes', () => {
    const asked = [
      ...queriesOf(dashboard).map(({ target }) => target.expr),
      ...labelQueriesOf(dashboard).map(({ series }) => series),
    ]
    expect(asked.flatMap((expression) => unknownIn(substituted(dashboard, expression)))).toEqual([])
  })

  test('no two panels have one place or one number, and none is wider than the page', () => {
    const placed = panelsOf(dashboard).map(
      (panel) => panel.gridPos as { x: number; y: number; w: number; h: number },
    )
    expect(placed.filter(({ x, w }) => x + w > 24)).toEqual([])
    const numbers = panelsOf(dashboard).map(({ id }) => id)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).not.toContain(undefined)
    const places = placed.map(({ x, y }) => `${x} ${y}`)
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
  })

  test('it can be applied by a client: its object is under the limit of annotations', () => {
    for (const format of ['configmap', 'grafana-dashboard'] as const)
      for (const { text } of dashboardFiles([dashboard], { format }))
        expect(Buffer.byteLength(text)).toBeLessThan(262_144)
  })
})

test('no exception is without something that it excepts', () => {
  const findings = dashboards.flatMap(lintDashboard)
  const idle = exceptions.filter((one) => !findings.some((finding) => excepts(one, finding)))
  expect(idle.map(({ because }) => because)).toEqual([])
})

test('links lead to dashboards that there are, and set variables that they have', () => {
  const byUid = new Map(dashboards.map((dashboard) => [dashboard.uid, dashboard]))
  for (const dashboard of dashboards) {
    const links = [...JSON.stringify(dashboard).matchAll(/\/d\/([\w-]+)\?([^"\s]*)/g)]
    for (const [link, uid = '', query = ''] of links) {
      const names = byUid.get(uid)?.templating.list.map(({ name }) => name)
      expect(names, link).toBeDefined()
      const set = [...query.matchAll(/var-(\w+)=|\$\{(\w+):queryparam\}/g)].map(
        ([, named, passed]) => named ?? passed,
      )
      expect(
        set.filter((name) => !names?.includes(name ?? '')),
        link,
      ).toEqual([])
    }
  }
})

test('from the fleet to a kind, a resource and its workloads there are links, which keep source, cluster and time', () => {
  const steps = dashboards.flatMap((dashboard) =>
    [...JSON.stringify(dashboard).matchAll(/\/d\/([\w-]+)\?([^"\s]*)/g)].map(([, to = '', query = '']) => {
      for (const kept of ['datasource:queryparam', 'cluster:queryparam', '__url_time_range'])
        expect(query, `${dashboard.uid} to ${to}`).toContain(kept)
      return `${dashboard.uid} ${to}`
    }),
  )
  expect(steps).toEqual(
    expect.arrayContaining([
      'binnacle-fleet binnacle-kind',
      'binnacle-fleet binnacle-resource',
      'binnacle-kind binnacle-resource',
      'binnacle-kind binnacle-operator',
      'binnacle-resource binnacle-workloads',
    ]),
  )
})

test('identifiers are unique and stay', () => {
  expect(dashboards.map(({ uid }) => uid)).toEqual(dashboardNames.map((name) => `binnacle-${name}`))
})

test('rules of dashboard-linter about Loki are left out, because nothing asks it', () => {
  const types = dashboards.flatMap(({ templating }) =>
    templating.list.filter(({ type }) => type === 'datasource').map(({ query }) => query),
  )
  expect(new Set(types)).toEqual(new Set(['prometheus']))
  const leftOut = Object.entries(upstreamRules).filter(([, state]) => state !== 'held')
  expect(leftOut.map(([rule]) => rule)).toEqual(['target-logql-rule', 'target-logql-auto-rule'])
})

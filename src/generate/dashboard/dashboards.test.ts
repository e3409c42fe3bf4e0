import { describe, expect, test } from 'vitest'
import { metrics, scrapedMetrics } from '../../catalogue/index.ts'
import { parseExpression, type VectorSelector, visitExpression } from '../../promql/index.ts'
import { dashboardFiles } from './dashboard-files.ts'
import { faults, faultsOf } from './fixture/dashboard-faults.ts'
import { type LintFinding, lintDashboard, substituted, upstreamRules } from './fixture/lint-dashboard.ts'
import { labelQueriesOf, panelsOf, queriesOf } from './fixture/queries-of.ts'
import type { GrafanaDashboard } from './grafana-dashboard.ts'
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
    expect(faultsOf(dashboard, (name) => known.get(name))).toEqual([])
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

test('a metric, a label and a grouping that nobody writes are told', () => {
  const expression = 'sum by (state, color) (binnacle_cr_health{status="1"}) + sum(mysqlcluster_status)'
  expect(unknownIn(expression)).toEqual(['binnacle_cr_health{status}', 'mysqlcluster_status'])
  expect(unknownIn('sum by (state, color) (binnacle_cr_health)')).toEqual([
    'by (color) in sum by (state, color) (binnacle_cr_health)',
  ])
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

test('identifiers are unique and stay', () => {
  expect(dashboards.map(({ uid }) => uid)).toEqual(dashboardNames.map((name) => `binnacle-${name}`))
})

test('a dashboard with every fault is told each of them', () => {
  const bad: GrafanaDashboard = {
    uid: 'bad',
    title: 'Bad',
    description: '',
    tags: [],
    editable: true,
    templating: {
      list: [{ name: 'kind', type: 'query', refresh: 1, query: { query: 'label_values(up{, kind)' } }],
    },
    panels: [
      {
        type: 'timeseries',
        title: '',
        targets: [
          { refId: 'A', expr: 'workqueue_adds_total' },
          { refId: 'B', expr: 'rate(workqueue_adds_total[5m])' },
          { refId: 'C', expr: 'sum(' },
        ],
      },
      { type: 'stat', title: 'Empty', description: 'nothing', targets: [] },
    ],
  }
  const held = Object.entries(upstreamRules).filter(([, state]) => state === 'held')
  expect([...new Set(lintDashboard(bad).map(({ rule }) => rule))].sort()).toEqual(
    held.map(([rule]) => rule).sort(),
  )
})

test('rules of dashboard-linter about Loki are left out, because nothing asks it', () => {
  const types = dashboards.flatMap(({ templating }) =>
    templating.list.filter(({ type }) => type === 'datasource').map(({ query }) => query),
  )
  expect(new Set(types)).toEqual(new Set(['prometheus']))
  const leftOut = Object.entries(upstreamRules).filter(([, state]) => state !== 'held')
  expect(leftOut.map(([rule]) => rule)).toEqual(['target-logql-rule', 'target-logql-auto-rule'])
})

test('a dashboard with every known fault is told each of them', () => {
  const query = (refId: string, expr: string, more: object = {}) => ({
    refId,
    expr,
    range: true,
    legendFormat: '{{kind}}',
    ...more,
  })
  const bad: GrafanaDashboard = {
    uid: 'bad',
    title: 'Bad',
    description: '',
    tags: [],
    editable: false,
    refresh: '5s',
    time: { from: '2020-01-01', to: '2020-01-02' },
    templating: {
      list: [{ name: 'kind', type: 'query', query: { query: 'label_values({__name__=~".+"}, kind)' } }],
    },
    panels: [
      {
        type: 'timeseries',
        title: 'All of it',
        targets: [
          query('A', 'rate(workqueue_unfinished_work_seconds[$__rate_interval])'),
          query(
            'B',
            'histogram_quantile(0.9, sum by (kind) (rate(binnacle_cr_time_to_ready_seconds_bucket[5m])))',
          ),
          query('C', 'sum(up) / sum(up)', { legendFormat: '__auto' }),
          query('D', 'topk(3, up)'),
          query('E', 'max by (namespace, name) (binnacle_cr_health{kind="$kind"}) == 1'),
        ],
      },
    ],
  }
  const found = faultsOf(bad, (name) => known.get(name)).map(({ fault }) => fault)
  expect(found.sort()).toEqual(Object.keys(faults).sort())
})

test.each([
  ['a row each', 'binnacle_cr_info', true],
  ['of one resource', 'binnacle_cr_info{name="x"}', false],
  ['added up', 'sum by (kind) (binnacle_cr_info)', false],
  ['the first of them', 'topk(9, binnacle_cr_info)', false],
  [
    'beside the first of them',
    '1000 * max by (name) (binnacle_cr_info) and on (name) topk(9, binnacle_cr_info)',
    false,
  ],
  [
    'less the first of them',
    'max by (name) (binnacle_cr_info) unless on (name) topk(9, binnacle_cr_info)',
    true,
  ],
  ['their age', 'time() - max by (name) (binnacle_cr_created_timestamp_seconds)', true],
  ['alerts', 'ALERTS{alertstate="firing"}', true],
  ['queues, which have names, too', 'workqueue_depth', false],
])('whether there are as many series as resources is known: %s', (_, expr, grows) => {
  const dashboard: GrafanaDashboard = {
    uid: 'one',
    title: 'One',
    description: '',
    tags: [],
    editable: false,
    refresh: '1m',
    time: { to: 'now' },
    templating: { list: [] },
    panels: [{ type: 'table', title: 'Panel', targets: [{ refId: 'A', expr }] }],
  }
  const found = faultsOf(dashboard, (name) => known.get(name)).map(({ fault }) => fault)
  expect(found).toEqual(grows ? ['as many series as resources'] : [])
})

interface Known {
  readonly type: string
  readonly labels: ReadonlySet<string>
  readonly open: boolean
}

/** By the names that queries use. */
const known: ReadonlyMap<string, Known> = new Map(
  [...metrics.map((metric) => ({ ...metric, open: false })), ...scrapedMetrics].flatMap((metric) => {
    const labels = new Set([...metric.labels, 'le', 'quantile'])
    const suffixes = { histogram: ['_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] }
    const ends = metric.type === 'histogram' || metric.type === 'summary' ? suffixes[metric.type] : ['']
    return ends.map(
      (end) => [metric.name + end, { type: metric.type, labels, open: metric.open === true }] as const,
    )
  }),
)

/** What a scrape or a server adds. */
const added: ReadonlySet<string> = new Set(['cluster', 'job', 'instance', 'namespace', 'pod', 'container'])

function unknownIn(text: string): string[] {
  const parsed = parseExpression(text)
  if (!parsed.ok) return [text]
  const unknown: string[] = []
  const inUse = new Set<string>()
  let isClosed = true
  visitExpression(parsed.expression, (expression) => {
    if (expression.kind !== 'selector') return
    unknown.push(...unknownOf(expression))
    const metric = known.get(expression.name ?? '')
    if (!metric || metric.open) isClosed = false
    for (const label of metric?.labels ?? []) inUse.add(label)
  })
  if (!isClosed) return unknown
  visitExpression(parsed.expression, (expression) => {
    if (
      expression.kind === 'call' &&
      expression.name === 'label_replace' &&
      expression.args[1]?.kind === 'string'
    )
      inUse.add(expression.args[1].value)
    if (expression.kind !== 'aggregation') return
    for (const label of expression.grouping?.labels ?? [])
      if (!inUse.has(label) && !added.has(label)) unknown.push(`by (${label}) in ${text}`)
  })
  return unknown
}

function unknownOf({ name, matchers }: VectorSelector): string[] {
  // The application's own metrics are chosen by whoever looks.
  if (name === undefined || name.startsWith('$')) return []
  const metric = known.get(name)
  if (!metric) return [name]
  if (metric.open) return []
  return matchers
    .filter(({ label }) => !metric.labels.has(label) && !added.has(label))
    .map(({ label }) => `${name}{${label}}`)
}

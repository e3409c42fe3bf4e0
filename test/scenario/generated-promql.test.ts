import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseText } from '../../src/exposition/index.ts'
import {
  alerts,
  buildRules,
  dashboardNames,
  formatRuleFile,
  loadDashboards,
  prometheusRuleFiles,
  readValues,
  ruleValuesSchema,
} from '../../src/generate/index.ts'
import { checkRules } from '../../src/promql/index.ts'

/** What the checker says of files together, a line each. */
function findings(texts: Readonly<Record<string, string>>, disabled: readonly string[] = []): string[] {
  const sources = Object.entries(texts).map(([name, text]) => ({ name, text }))
  return checkRules(sources, { disabled }).flatMap((file) =>
    file.findings.map(
      ({ line, severity, rule, message, check }) =>
        `${file.name}:${line} ${severity} ${rule}: ${message} [${check}]`,
    ),
  )
}

/** Whatever may be said of a single kind or operator: each general rule then has to leave that one out. */
const [everyKindAlertOff, everyOperatorAlertOff] = ['resources', 'operators'].map((of) => ({
  alerts: Object.fromEntries(
    alerts
      .filter(({ part, isScoped }) => part === of && isScoped)
      .map(({ name }) => [name, { enabled: false }]),
  ),
}))

describe('what we generate has nothing that we warn others of', () => {
  test.each([
    ['as they are', {}],
    ['of replicas that share the resources', { sharded: true }],
    ['of operators alone', { parts: ['operators'] }],
    ['of one kind', { only: { kinds: ['Database.example.com'] } }],
    ['of one operator', { only: { operators: ['shop/operator'] } }],
    ['of which single kinds have their own', { kinds: { 'databases.example.com': everyKindAlertOff } }],
    ['of which single operators have their own', { operators: { 'shop/operator': everyOperatorAlertOff } }],
  ])('rules %s', (_, values) => {
    const groups = buildRules(ruleValuesSchema.parse(values))
    expect(groups.flatMap(({ rules }) => rules).length).toBeGreaterThan(3)
    expect(findings({ 'rules.yaml': formatRuleFile(groups) })).toEqual([])
  })

  test('rules of the values that their page shows', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/alerts.md'), 'utf8')
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    const values = readValues(ruleValuesSchema, { files: [{ name: 'values.yaml', text }] })
    expect(values.alerts.CustomResourceNotReady).toMatchObject({ for: '5m' })
    expect(findings({ 'rules.yaml': formatRuleFile(buildRules(values)) })).toEqual([])
  })

  test('rules as PrometheusRule objects', () => {
    const groups = buildRules(ruleValuesSchema.parse({}))
    const files = prometheusRuleFiles(groups, {
      labels: { release: 'prometheus' },
      name: 'binnacle',
      namespace: 'monitoring',
    } as never)
    expect(findings(Object.fromEntries(files.map((file) => [file.path, file.text])))).toEqual([])
  })

  test('queries of dashboards', async () => {
    const dashboards = await loadDashboards(dashboardNames)
    const rules = dashboards.flatMap(({ uid, panels }) =>
      panels
        .flatMap((panel) => [panel, ...(panel.panels ?? [])])
        .flatMap(({ title, targets = [] }) =>
          targets.map(({ expr, refId }) => ({
            record: 'panel:query:shown',
            expr: inPlaceOfGrafana(expr),
            labels: { of: `${uid} ${title} ${refId}` },
          })),
        ),
    )
    expect(rules.length).toBeGreaterThan(50)
    const told = findings({ dashboards: JSON.stringify({ groups: [{ name: 'dashboards', rules }] }) })
    expect(
      told.filter((finding) => !/\[(?:plain-regexp|record-level|duplicate-rule|irate)\]$/.test(finding)),
    ).toEqual([])
  })

  test("rules of the example's exporter", () => {
    const file = path.join(
      import.meta.dirname,
      '../../examples/tasks-exporter/kubernetes/prometheus-rule.yaml',
    )
    const text = readFileSync(file, 'utf8')
    const exposition =
      '# TYPE app_processed_tasks_total counter\napp_processed_tasks_total 1\n# TYPE app_active_workers gauge\napp_active_workers 1\n'
    const [checked] = checkRules([{ name: file, text }], {
      scrapeInterval: 15,
      expositions: [{ source: 'exporter', families: parseText(exposition).families }],
    })
    expect(checked?.findings).toEqual([])
  })
})

/** An expression with something that stands for each variable of Grafana. */
function inPlaceOfGrafana(expr: string): string {
  return expr
    .replace(/\$__(?:rate_interval|interval|range)|\$\{__\w+\}/g, '5m')
    .replace(/\[\$\w+/g, '[5m')
    .replace(/\$\{?\w+(?::\w+)?\}?/g, 'x')
}

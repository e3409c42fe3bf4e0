import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metrics, scrapedMetrics } from '../../src/catalogue/index.ts'
import { alerts, buildRules, formatRuleFile, readValues, ruleValuesSchema } from '../../src/generate/index.ts'
import { prometheus2Recipe, prometheus3Recipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { runCommand } from './component/run-command.ts'

const fixtures = path.join(import.meta.dirname, 'rules')
/** A range of 3 is without its first instant, so the same minutes hold a sample less. */
const versions = [
  { version: 2, binaries: await component(prometheus2Recipe) },
  { version: 3, binaries: await component(prometheus3Recipe) },
]

const only = (part: string) => `parts: [${part}]`

/** Values of the rules that fixtures test, by the file that they name. */
const variants: Readonly<Record<string, string>> = {
  'resources.rules.yaml': only('resources'),
  'operators.rules.yaml': only('operators'),
  'monitor.rules.yaml': only('monitor'),
  'annotated.rules.yaml': 'runbookUrl: https://runbooks.example.com',
  'named-operators.rules.yaml': `
parts: [operators]
only: {operators: [ops/operator, ops/second]}
operators:
  ops/operator: {alerts: {WorkerStuck: {longerThan: 1m, severity: info}}}
`,
  'excluded.rules.yaml': `
operators:
  ops/operator:
    alerts:
      OperatorDown: {enabled: false}
      OperatorMemoryNearLimit: {enabled: false}
      ReconcilePanics: {enabled: false}
kinds:
  Database.example.com: {alerts: {CustomResourceConditionFlapping: {enabled: false}}}
  caches.example.com: {alerts: {CustomResourceConditionFlapping: {enabled: false}}}
`,
  'asked-for.rules.yaml': `
parts: [resources]
labels: {team: data}
sharded: true
unsure: true
alerts:
  CustomResourceNotReady: {for: 5m}
  CustomResourceWarningEvents: {over: 3, window: 1m}
kinds:
  databases.example.com:
    alerts:
      CustomResourceDegraded: {for: 2m, severity: critical}
      ApplicationErrorsHigh: {window: 2m, severity: critical}
  Cache.example.com: {alerts: {CustomResourceDegraded: {enabled: false}}}
applications:
  - name: api
    kind: Database.example.com
    requests: {metric: http_requests_total}
    latency: {metric: http_request_duration_seconds, slowerThan: 0.5}
  - name: nested
    kind: databases.example.com
    requests: {metric: grpc_server_handled_total, errors: {grpc_code: Internal}}
`,
}

/** More of what may be asked for: nothing of it is evaluated, all of it is looked at by the linter. */
const lintedOnly: Readonly<Record<string, string>> = {
  'everything.rules.yaml': '',
  'kinds.rules.yaml': 'only: {kinds: [databases.example.com, Cache.example.com]}\nparts: [resources]',
  'operator.rules.yaml': 'operators: {ops/operator: {alerts: {ReconcileLatencyHigh: {slowerThan: 2.5}}}}',
  'interval.rules.yaml': 'interval: 1m\nalerts: {CustomResourceDegraded: {keepFiringFor: 5m}}',
  'pods.rules.yaml': `
applications:
  - name: api
    kind: databases.example.com
    podLabels: {namespace: kubernetes_namespace, pod: pod_name}
    requests: {metric: grpc_server_handled_total, errors: {grpc_code: Internal|Unavailable}}
`,
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'binnacle-rules-'))
  for (const [name, text] of Object.entries({ ...variants, ...lintedOnly }))
    await writeFile(path.join(folder, name), ruleFile(text, { annotated: !isTestedBare(name) }))
  for (const name of await readdir(fixtures))
    await writeFile(path.join(folder, name), await readFile(path.join(fixtures, name)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** promtool compares annotations to the letter, which would bury what fixtures are about. */
function isTestedBare(name: string): boolean {
  return name in variants && name !== 'annotated.rules.yaml'
}

/** promtool 2.42 reads no native histograms, though Prometheus 2.42 does. */
function isNative(fixture: string): boolean {
  return fixture.endsWith('native-histograms.yaml')
}

function ruleFile(text: string, { annotated }: { annotated: boolean }): string {
  const values = readValues(ruleValuesSchema, { files: [{ name: 'values.yaml', text }] })
  const groups = buildRules(values)
  if (annotated) return formatRuleFile(groups)
  return formatRuleFile(
    groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ('alert' in rule ? { ...rule, annotations: {} } : rule)),
    })),
  )
}

/** It takes half a minute, and many times as long where others use the processors, too. */
const tenMinutes = 600_000

for (const { version, binaries } of versions) {
  const promtool = (...args: string[]) =>
    runCommand(path.join(binaries, 'promtool'), args, { cwd: folder, timeout: tenMinutes })

  describeReal(`rules and alerts, by promtool of Prometheus ${version}`, [binaries], () => {
    test('recording rules, alerts: each fires in a faulty world, none in a healthy one, nor for gaps, restarts and replicas', {
      timeout: tenMinutes,
    }, async () => {
      const worlds = (await readdir(fixtures)).filter((name) => version > 2 || !isNative(name))
      const { code, stdout, stderr } = await promtool('test', 'rules', ...worlds.sort())
      expect(code === 0 ? '' : stdout + stderr).toBe('')
    })

    test('its linter has nothing to say of any variant', async () => {
      const files = Object.keys({ ...variants, ...lintedOnly })
      const { code, stdout, stderr } = await promtool(
        'check',
        'rules',
        '--lint=all',
        '--lint-fatal',
        ...files,
      )
      expect(code === 0 ? '' : stdout + stderr).toBe('')
    })
  })
}

test('every alert has a fixture in which it fires', async () => {
  const texts = await Promise.all(
    (await readdir(fixtures)).map((name) => readFile(path.join(fixtures, name), 'utf8')),
  )
  const fired = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/labels: 'ALERTS\{alertname="(\w+)"/g)].map(([, name]) => name),
    ),
  )
  expect(alerts.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([])
})

test('every metric that an alert reads is there in a healthy world, so that none is silent there for want of it', async () => {
  const known = new Set(
    [...metrics, ...scrapedMetrics].flatMap(({ name }) => [
      name,
      `${name}_bucket`,
      `${name}_sum`,
      `${name}_count`,
    ]),
  )
  const groups = buildRules(readValues(ruleValuesSchema, {}))
  const read = groups
    .flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => expr.replaceAll(/"[^"]*"/g, '').match(/[\w:]+/g) ?? []),
    )
    .filter((name) => known.has(name))
  const worlds = (await readdir(fixtures)).filter((name) => name.startsWith('healthy'))
  const texts = await Promise.all(worlds.map((name) => readFile(path.join(fixtures, name), 'utf8')))
  const there = new Set(
    texts.flatMap((text) => [...text.matchAll(/series: '(\w+)\{/g)].map(([, name = '']) => name)),
  )
  expect(read.length).toBeGreaterThan(50)
  expect([...new Set(read)].filter((name) => !there.has(name))).toEqual([])
})

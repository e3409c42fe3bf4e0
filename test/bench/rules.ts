// What the generated rules cost a real Prometheus that scrapes a monitor of 10,000 resources, one in twenty of them not
// ready: series that are recorded, and the time that an evaluation takes.
// Usage: node test/bench/rules.ts [resources] [seconds]
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { buildRules, formatRuleFile, readValues, ruleValuesSchema } from '../../src/generate/index.ts'
import { obtain } from '../real/component/component-cache.ts'
import { prometheusRecipe } from '../real/component/recipe.ts'
import { Binnacle } from '../real/process/binnacle.ts'
import { Prometheus } from '../real/process/prometheus.ts'
import { milliseconds, report } from './report.ts'
import { loadKubeconfig } from './scale/load-kubeconfig.ts'
import type { LoadOrder, LoadReady } from './scale/load-server.ts'

const kinds = 10
const total = Number(process.argv[2] ?? 10_000)
const seconds = Number(process.argv[3] ?? 180)
/** Closer together than usual: after three minutes a range of half an hour holds as many samples as with a scrape every 36 s. */
const scrapeEvery = 3
const evaluateEvery = 15

interface RuleStatus {
  readonly name: string
  readonly type: 'alerting' | 'recording'
  readonly evaluationTime: number
  readonly health: string
  readonly lastError?: string
}

interface GroupStatus {
  readonly name: string
  readonly evaluationTime: number
  readonly rules: readonly RuleStatus[]
}

const component = await obtain(prometheusRecipe)
if ('missing' in component) throw new Error(component.missing)
const folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-rules-bench-'))
const load = fork(path.join(import.meta.dirname, 'scale', 'load-server.ts'), [String(kinds), String(total)])
const { port } = await new Promise<LoadReady>((resolve) =>
  load.once('message', (ready) => resolve(ready as LoadReady)),
)
const kubeconfig = path.join(folder, 'kubeconfig')
writeFileSync(kubeconfig, loadKubeconfig(port))
const rules = path.join(folder, 'binnacle.rules.yaml')
writeFileSync(rules, formatRuleFile(buildRules(readValues(ruleValuesSchema, {}))))
const binnacle = new Binnacle(['--kubeconfig', kubeconfig])
let prometheus: Prometheus | undefined
try {
  await binnacle.start()
  await binnacle.ready(300_000)
  prometheus = new Prometheus(
    component.directory,
    stringify({
      global: { scrape_interval: `${scrapeEvery}s`, evaluation_interval: `${evaluateEvery}s` },
      rule_files: [rules],
      scrape_configs: [
        {
          job_name: 'binnacle',
          honor_labels: true,
          static_configs: [{ targets: [new URL(binnacle.url).host] }],
        },
      ],
    }),
  )
  await prometheus.start()
  load.send({ order: 'rate', perSecond: 1 } satisfies LoadOrder)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))

  const groups = await groupStatus(prometheus.url)
  const all = groups.flatMap((group) => group.rules)
  const broken = all.filter(({ health }) => health === 'err')
  if (broken.length > 0)
    throw new Error(broken.map(({ name, lastError }) => `${name}: ${lastError}`).join('\n'))
  const scraped = await count(prometheus, 'count({__name__=~"binnacle_.+"})')
  const recorded = await count(prometheus, 'count({__name__=~".+:.+:.+"})')
  const alerts = await count(prometheus, 'count(ALERTS)')
  const samples = await count(prometheus, 'max(count_over_time(binnacle_build_info[30m]))')
  const evaluation = groups.reduce((sum, group) => sum + group.evaluationTime, 0) * 1000
  const dearest = all.toSorted((a, b) => b.evaluationTime - a.evaluationTime).slice(0, 6)
  report(`rules, ${total} resources of ${kinds} kinds, Prometheus 2.42`, [
    { what: 'series of Binnacle', value: String(scraped) },
    { what: 'rules', value: String(all.length) },
    { what: 'series recorded', value: String(recorded) },
    { what: 'alerts pending or firing', value: String(alerts) },
    { what: 'samples in a range of 30m', value: String(samples) },
    { what: 'all groups, once', value: milliseconds(evaluation) },
    ...groups.map(({ name, evaluationTime }) => ({
      what: `group ${name}`,
      value: milliseconds(evaluationTime * 1000),
    })),
    ...dearest.map(({ name, evaluationTime }) => ({
      what: `rule ${name}`,
      value: milliseconds(evaluationTime * 1000),
    })),
  ])
} finally {
  await prometheus?.stop()
  await binnacle.stop().catch(() => {})
  load.kill()
  rmSync(folder, { recursive: true, force: true })
}

async function groupStatus(url: string): Promise<readonly GroupStatus[]> {
  const response = await fetch(`${url}/api/v1/rules`)
  const { data } = (await response.json()) as { data: { groups: readonly GroupStatus[] } }
  return data.groups
}

/** 0 for no series. */
async function count(from: Prometheus, expression: string): Promise<number> {
  const [sample] = await from.query(expression)
  return Number(sample?.value[1] ?? 0)
}

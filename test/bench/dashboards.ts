// What opening each dashboard costs a real Prometheus that has a day of a monitor of 10,000 resources, of which Binnacle
// is asked once: every query as Grafana sends it, one after another.
// Usage: node test/bench/dashboards.ts [resources] [dashboard…]
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { labelQueriesOf, queriesOf } from '../../src/generate/dashboard/fixture/queries-of.ts'
import { dashboardNames, isDashboardName, loadDashboards } from '../../src/generate/index.ts'
import { obtain } from '../real/component/component-cache.ts'
import { historyRecipe, prometheusRecipe } from '../real/component/recipe.ts'
import { mustRun } from '../real/component/run-command.ts'
import { GrafanaReader } from '../real/dashboard/grafana-reader.ts'
import { Binnacle } from '../real/process/binnacle.ts'
import { freePort } from '../real/process/free-port.ts'
import { RunningProgram } from '../real/process/running-program.ts'
import { type Cost, GrafanaTimer } from './dashboard/grafana-timer.ts'
import { median, milliseconds, report } from './report.ts'
import { loadKubeconfig } from './scale/load-kubeconfig.ts'
import type { LoadReady } from './scale/load-server.ts'

const kinds = 10
const hour = 3600
const ranges = [6 * hour, 24 * hour]
const runs = 3
/** What takes longer is not asked again. */
const longOnes = 3000

const [first, ...rest] = process.argv.slice(2)
const total = Number(first ?? 10_000)
const chosen = rest.length > 0 ? rest.filter(isDashboardName) : [...dashboardNames]
const [prometheusComponent, history] = [await obtain(prometheusRecipe), await obtain(historyRecipe)]
if ('missing' in prometheusComponent) throw new Error(prometheusComponent.missing)
if ('missing' in history) throw new Error(history.missing)

const folder = mkdtempSync(path.join(os.tmpdir(), 'binnacle-dashboards-bench-'))
let prometheus: RunningProgram | undefined
try {
  const exposition = path.join(folder, 'metrics.txt')
  writeFileSync(exposition, await expositionOf(total))
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const end = Math.floor(Date.now() / 1000 / hour) * hour
  await mustRun(
    path.join(history.directory, 'history'),
    [exposition, data, 'binnacle', '10.0.0.1:8080', String(end * 1000)],
    { timeout: 1_200_000 },
  )
  const configuration = path.join(folder, 'prometheus.yml')
  writeFileSync(configuration, '')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  prometheus = new RunningProgram(path.join(prometheusComponent.directory, 'prometheus'), [
    `--config.file=${configuration}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
    // As the blocks are, so that none is compacted while queries are timed.
    '--storage.tsdb.min-block-duration=6h',
    '--storage.tsdb.max-block-duration=6h',
  ])
  await prometheus.until(async () => (await fetch(`${url}/-/ready`)).ok, 'ready', 300_000)
  await timeDashboards({ url, pid: prometheus.pid }, end)
} finally {
  await prometheus?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function expositionOf(resources: number): Promise<string> {
  const load = fork(path.join(import.meta.dirname, 'scale', 'load-server.ts'), [
    String(kinds),
    String(resources),
  ])
  const { port } = await new Promise<LoadReady>((resolve) =>
    load.once('message', (ready) => resolve(ready as LoadReady)),
  )
  const kubeconfig = path.join(folder, 'kubeconfig')
  writeFileSync(kubeconfig, loadKubeconfig(port))
  const binnacle = new Binnacle(['--kubeconfig', kubeconfig])
  try {
    await binnacle.start()
    await binnacle.ready(300_000)
    return await binnacle.metrics()
  } finally {
    await binnacle.stop().catch(() => {})
    load.kill()
  }
}

async function timeDashboards(
  asked: { readonly url: string; readonly pid: number },
  end: number,
): Promise<void> {
  const reader = new GrafanaReader(asked.url)
  const timer = new GrafanaTimer(asked, end)
  for (const dashboard of await loadDashboards(chosen)) {
    const started = performance.now()
    const { variables } = await reader.readVariables(dashboard, {})
    const choosing = performance.now() - started
    for (const seconds of ranges) {
      const costs: Cost[] = []
      for (const query of queriesOf(dashboard)) {
        const once = () => timer.time(query, variables, seconds)
        const one = await once()
        const all = [one]
        while (all.length < runs && one.milliseconds < longOnes) all.push(await once())
        const middle = (of: (cost: Cost) => number) => median(all.map(of))
        costs.push({
          ...one,
          milliseconds: middle((cost) => cost.milliseconds),
          processorMilliseconds: middle((cost) => cost.processorMilliseconds),
        })
      }
      const dearest = costs.toSorted((a, b) => b.processorMilliseconds - a.processorMilliseconds).slice(0, 5)
      const sum = (of: (cost: Cost) => number) => costs.reduce((all, cost) => all + of(cost), 0)
      report(`${dashboard.title}, ${seconds / hour} h, ${total} resources of ${kinds} kinds`, [
        { what: `variables (${labelQueriesOf(dashboard).length})`, value: milliseconds(choosing) },
        { what: `all queries (${costs.length})`, value: milliseconds(sum((cost) => cost.milliseconds)) },
        { what: 'of processors', value: milliseconds(sum((cost) => cost.processorMilliseconds)) },
        { what: 'samples read', value: `${(sum((cost) => cost.samples) / 1e6).toFixed(1)} million` },
        ...dearest.map((cost) => ({
          what: cost.name,
          value:
            `${milliseconds(cost.milliseconds)}, of processors ${milliseconds(cost.processorMilliseconds)}, ` +
            `${(cost.samples / 1e6).toFixed(1)} million, ${cost.series} series`,
        })),
        ...costs.flatMap(({ name, error }) => (error === undefined ? [] : [{ what: name, value: error }])),
      ])
    }
  }
}

// Draws each dashboard as an SVG for the documents, from what a real Prometheus answers to its queries beside the demo
// and a real manager of controller-runtime: `node --conditions=binnacle-source tools/draw-dashboards.ts`. Takes minutes.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { queriesOf } from '../src/generate/dashboard/fixture/queries-of.ts'
import { dashboardNames, type GrafanaDashboard, loadDashboards } from '../src/generate/index.ts'
import { obtain, type Recipe } from '../test/real/component/component-cache.ts'
import { kubernetesRecipe, managerRecipe, prometheusRecipe } from '../test/real/component/recipe.ts'
import { GrafanaReader } from '../test/real/dashboard/grafana-reader.ts'
import { stock, World } from '../test/real/dashboard/world.ts'
import { drawDashboard } from './picture/draw-dashboard.ts'
import type { PanelData } from './picture/panel/panel-data.ts'

const minutes = Number(process.argv[2] ?? 5)
const folder = path.resolve(import.meta.dirname, '..', 'docs', 'picture')
const orders = { ...stock, name: 'orders' }
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { group: stock.group, kind: stock.kind },
  resource: orders,
  workloads: stock,
}

async function directoryOf(recipe: Recipe): Promise<string> {
  const component = await obtain(recipe)
  if ('missing' in component) throw new Error(component.missing)
  return component.directory
}

async function read(reader: GrafanaReader, dashboard: GrafanaDashboard, name: string): Promise<string> {
  const choice = choices[name] ?? {}
  const { variables } = await reader.readVariables(dashboard, choice)
  const panels = new Map<unknown, PanelData & { answers: PanelData['answers'][number][] }>()
  const to = Date.now() / 1000
  for (const query of queriesOf(dashboard)) {
    const outcome = await reader.ask(query, variables)
    if ('error' in outcome) throw new Error(outcome.error)
    const data = panels.get(query.panel) ?? { panel: query.panel, answers: [], from: to - minutes * 60, to }
    data.answers.push(outcome.series)
    panels.set(query.panel, data)
  }
  const chosen = Object.entries(choice).map(([variable, value]) => `${variable}: ${value}`)
  return drawDashboard(dashboard, [...chosen, `the last ${minutes} minutes`].join('   '), [
    ...panels.values(),
  ])
}

const world = new World({
  kubernetes: await directoryOf(kubernetesRecipe),
  manager: await directoryOf(managerRecipe),
  prometheus: await directoryOf(prometheusRecipe),
})
try {
  await world.start()
  await delay(minutes * 60_000)
  const reader = new GrafanaReader(world.prometheus.url, minutes * 60)
  for (const name of dashboardNames) {
    const [dashboard] = await loadDashboards([name])
    if (!dashboard) throw new Error(name)
    await writeFile(path.join(folder, `dashboard-${name}.svg`), await read(reader, dashboard, name))
    process.stdout.write(`dashboard-${name}.svg\n`)
  }
} finally {
  await world.stop()
}

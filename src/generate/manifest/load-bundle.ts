import { parse } from 'yaml'
import { dashboardNames, type GrafanaDashboard, loadDashboards } from '../dashboard/index.ts'
import { buildRules, formatRuleFile, kindScopeOf, ruleValuesSchema } from '../rule/index.ts'
import type { Bundle } from './bundle.ts'

/** The alerts at their defaults, as a rule file. */
export function bundledRuleFile(runbookUrl = ''): string {
  const values = ruleValuesSchema.parse(runbookUrl === '' ? {} : { runbookUrl })
  return formatRuleFile(buildRules(values, kindScopeOf))
}

/** Dashboards under their identifiers; a ConfigMap of each is not larger than it has to be. */
export function bundledDashboards(dashboards: readonly GrafanaDashboard[]): Bundle['dashboards'] {
  return dashboards.map((dashboard) => ({ name: dashboard.uid, text: panelByPanel(dashboard) }))
}

/** JSON with a line for each panel and each other field, so that what changes can be read. */
function panelByPanel({ panels, ...fields }: GrafanaDashboard): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  const list = panels.map((panel) => JSON.stringify(panel)).join(',\n')
  return `{\n${[...lines, `"panels": [\n${list}\n]`].join(',\n')}\n}\n`
}

/**
 * What the chart has in its `files`; the dashboards are large, so they are loaded when they are asked for.
 *
 * @param runbookUrl where runbooks are read; empty: nobody said it
 */
export async function loadBundle({ runbookUrl }: { readonly runbookUrl?: string } = {}): Promise<Bundle> {
  return {
    rules: parse(bundledRuleFile(runbookUrl)) as Bundle['rules'],
    dashboards: bundledDashboards(await loadDashboards(dashboardNames)),
  }
}

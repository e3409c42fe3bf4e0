import { parse } from 'yaml'
import { dashboardFiles, dashboardNames, type GrafanaDashboard, loadDashboards } from '../dashboard/index.ts'
import { buildRules, formatRuleFile, kindScopeOf, ruleValuesSchema } from '../rule/index.ts'
import type { Bundle } from './bundle.ts'

/** The alerts at their defaults, as a rule file. */
export function bundledRuleFile(): string {
  return formatRuleFile(buildRules(ruleValuesSchema.parse({}), kindScopeOf))
}

/** Dashboards under the names that files of them have. */
export function bundledDashboards(dashboards: readonly GrafanaDashboard[]): Bundle['dashboards'] {
  return dashboardFiles(dashboards, { format: 'json' }).map(({ path, text }) => ({
    name: path.replace(/\.json$/, ''),
    text,
  }))
}

/** What the chart has in its `files`; the dashboards are large, so they are loaded when they are asked for. */
export async function loadBundle(): Promise<Bundle> {
  return {
    rules: parse(bundledRuleFile()) as Bundle['rules'],
    dashboards: bundledDashboards(await loadDashboards(dashboardNames)),
  }
}

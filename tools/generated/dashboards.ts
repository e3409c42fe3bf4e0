import type { GeneratedFile } from '../../src/generate/index.ts'
import { dashboards } from '../dashboard/dashboards.ts'

export const dashboardModulesFolder = 'src/generate/dashboard/generated'
const made = '// Made by `npm run generate` from tools/dashboard.\n'

/**
 * The dashboards as modules: the package has to carry them, and its compiler takes nothing but TypeScript. To read one,
 * look at the JSON of the chart.
 */
export function dashboardModules(): readonly GeneratedFile[] {
  return Object.entries(dashboards()).map(([name, dashboard]) => ({
    path: `${dashboardModulesFolder}/${name}.ts`,
    text: `${made}import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const ${name}: GrafanaDashboard = JSON.parse(
  ${quoted(JSON.stringify(dashboard))},
)
`,
  }))
}

/** JSON has many double quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`
}

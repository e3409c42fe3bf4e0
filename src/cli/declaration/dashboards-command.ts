import { type Command, Option } from 'commander'
import type { DashboardsOptions } from '../command/dashboards.ts'
import { each, optionsOf } from './argument.ts'
import type { OnExit } from './on-exit.ts'

export function addDashboards(program: Command, onExit: OnExit): void {
  program
    .command('dashboards')
    .description("Grafana's dashboards of custom resources, operators, and what watches them")
    .argument('[names...]', 'which of them (fleet, kind, resource …); default all')
    .addOption(
      new Option('--format <format>', 'files, or objects for the sidecar or the operator of Grafana')
        .choices(['json', 'configmap', 'grafana-dashboard'])
        .default('json'),
    )
    .option('--out <folder>', 'a file each into this folder; default standard output')
    .option('--force', 'replace what was generated there before; what is not generated now is removed')
    .option('-n, --namespace <namespace>', 'of the objects')
    .option('--folder <name>', 'the folder in Grafana')
    .option(
      '--label <key=value>',
      'a label of the objects; may be repeated; a ConfigMap has grafana_dashboard=1 unless it is given',
      each,
    )
    .option(
      '--instance <key=value>',
      'labels of the Grafana that a GrafanaDashboard is for (dashboards=grafana)',
      each,
    )
    .option('--datasource <name>', 'the data source chosen at first, by name or UID')
    .option('--runbook-url <url>', 'where your copies of docs/runbooks are read: alerts lead there')
    .action(async (names: string[], _, self: Command) => {
      const command = await import('../command/dashboards.ts')
      onExit(await command.dashboards({ ...optionsOf<Omit<DashboardsOptions, 'names'>>(self), names }))
    })
}

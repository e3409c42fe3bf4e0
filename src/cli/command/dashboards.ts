import { type DashboardFormat, dashboardFiles, loadDashboards } from '../../generate/index.ts'
import { readDashboardNames } from '../dashboards/read-dashboard-names.ts'
import { exitCode } from '../exit-code.ts'
import { checkNames } from '../generated/check-names.ts'
import { emitFiles, type OutputOptions } from '../generated/emit-files.ts'
import { readLabels } from '../generated/read-labels.ts'
import { refuseOptions } from '../generated/refuse-options.ts'

export interface DashboardsOptions extends OutputOptions {
  /** Empty: all. */
  readonly names: readonly string[]
  readonly format: DashboardFormat
  readonly namespace?: string
  readonly folder?: string
  readonly label?: readonly string[]
  readonly instance?: readonly string[]
  readonly datasource?: string
}

/** `binnacle dashboards`: writes the dashboards that come with it. Throws a `CommandError` when it was used wrongly. */
export async function dashboards(options: DashboardsOptions): Promise<number> {
  const { names, format, namespace, folder, label, instance, datasource, out, force } = options
  const given = { '--namespace': namespace, '--folder': folder, '--label': label }
  if (format === 'json') refuseOptions(given, 'goes with --format configmap or grafana-dashboard')
  if (format !== 'grafana-dashboard')
    refuseOptions({ '--instance': instance }, 'goes with --format grafana-dashboard')
  checkNames({ '--namespace': namespace })
  const files = dashboardFiles(await loadDashboards(readDashboardNames(names)), {
    format,
    ...(namespace !== undefined && { namespace }),
    ...(folder !== undefined && { folder }),
    ...(label && { labels: readLabels('--label', label) }),
    ...(instance && { instances: readLabels('--instance', instance) }),
    ...(datasource !== undefined && { datasource }),
  })
  await emitFiles(files, {
    ...(out !== undefined && { out }),
    ...(force !== undefined && { force }),
    command: 'binnacle dashboards',
    stdout: process.stdout,
    stderr: process.stderr,
  })
  return exitCode.ok
}

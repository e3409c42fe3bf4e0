import { type DashboardFormat, dashboardFiles, loadDashboards } from '../../generate/index.ts'
import { readDashboardNames } from '../dashboards/read-dashboard-names.ts'
import { CommandError, exitCode } from '../exit-code.ts'
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
  readonly runbookUrl?: string
}

/** As the value runbookUrl of rules. */
const runbookUrlPattern = /^https?:\/\/\S+[^/]$/

/** `binnacle dashboards`: writes the dashboards that come with it. Throws a `CommandError` when it was used wrongly. */
export async function dashboards(options: DashboardsOptions): Promise<number> {
  const { names, format, namespace, folder, label, instance, datasource, runbookUrl, out, force } = options
  const given = { '--namespace': namespace, '--folder': folder, '--label': label }
  if (format === 'json') refuseOptions(given, 'goes with --format configmap or grafana-dashboard')
  if (format !== 'grafana-dashboard')
    refuseOptions({ '--instance': instance }, 'goes with --format grafana-dashboard')
  checkNames({ '--namespace': namespace })
  if (runbookUrl !== undefined && !runbookUrlPattern.test(runbookUrl))
    throw new CommandError(
      `--runbook-url ${runbookUrl}: has to begin with http:// or https:// and to end without a /`,
      exitCode.usage,
    )
  const files = dashboardFiles(await loadDashboards(readDashboardNames(names)), {
    format,
    ...(namespace !== undefined && { namespace }),
    ...(folder !== undefined && { folder }),
    ...(label && { labels: readLabels('--label', label) }),
    ...(instance && { instances: readLabels('--instance', instance) }),
    ...(datasource !== undefined && { datasource }),
    ...(runbookUrl !== undefined && { runbookUrl }),
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

import { formatProblem } from '../../custom-resource-state/index.ts'
import { readConfigurationFile } from '../custom-resource-state/read-configuration-file.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { migrationOf } from '../migrate/migration.ts'
import { formatMigration } from '../migrate/migration-output.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'

export interface MigrateOptions {
  /** The configuration. */
  readonly file: string
  readonly output: 'table' | 'json'
}

/**
 * `binnacle migrate ksm`: what of a kube-state-metrics configuration Binnacle has without it. Throws a `CommandError` for
 * what is no such configuration.
 */
export async function migrate({ file, output }: MigrateOptions): Promise<number> {
  const { configuration, warnings } = await readConfigurationFile(file)
  if (configuration.resources.length === 0)
    throw new CommandError(
      `${file} has nothing to migrate: expected a configuration with kind: CustomResourceStateMetrics and spec.resources`,
      exitCode.usage,
    )
  for (const warning of warnings) process.stderr.write(`binnacle: ${formatProblem(warning, file)}\n`)
  const metrics = migrationOf(configuration)
  process.stdout.write(
    output === 'json'
      ? `${JSON.stringify(metrics, undefined, 2)}\n`
      : formatMigration(metrics, readTerminalStyle(process.env, process.stdout)),
  )
  return exitCode.ok
}

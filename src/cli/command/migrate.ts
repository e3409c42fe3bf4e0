import { formatProblem } from '../../custom-resource-state/index.ts'
import { readConfigurationFile } from '../custom-resource-state/read-configuration-file.ts'
import { exitCode } from '../exit-code.ts'
import { migrationOf } from '../migrate/migration.ts'
import { formatMigration } from '../migrate/migration-output.ts'
import { readTerminalStyle } from '../print/terminal-style.ts'

export interface MigrateOptions {
  /** The configuration. */
  readonly file: string
  readonly output: 'table' | 'json'
}

/** `binnacle migrate ksm`: what of a kube-state-metrics configuration Binnacle has without it. */
export async function migrate({ file, output }: MigrateOptions): Promise<number> {
  const { configuration, warnings } = await readConfigurationFile(file)
  for (const warning of warnings) process.stderr.write(`binnacle: ${formatProblem(warning, file)}\n`)
  const metrics = migrationOf(configuration)
  const { color, unicode } = readTerminalStyle(process.env, process.stdout)
  process.stdout.write(
    output === 'json'
      ? `${JSON.stringify(metrics, undefined, 2)}\n`
      : // Whole selectors, to be copied, are worth more than lines that fit.
        formatMigration(metrics, { width: undefined, color, unicode }),
  )
  return exitCode.ok
}

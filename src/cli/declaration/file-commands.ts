import { type Command, Option } from 'commander'
import type { HealthOptions } from '../command/health.ts'
import type { MetricsCheckOptions } from '../command/metrics-check.ts'
import type { MigrateOptions } from '../command/migrate.ts'
import type { ReportOptions } from '../command/report.ts'
import { askedFor, each, optionsOf, states } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withOutput, withOverrides, withResources, withServerCredentials } from './option.ts'

export function addReport(program: Command, onExit: OnExit): void {
  const report = program
    .command('report')
    .description('what was in which state for how long, and what changed and by whom')
  withResources(report)
    .option('--history <file>', 'the file that a monitor keeps its history in')
    .addOption(new Option('--server <url>').hideHelp())
    .option('--since <time>', 'how long ago (36h, 30d), a day or a time', '30d')
    .option('--until <time>', 'the same; default now')
    .option('-n, --namespace <namespace>', 'only this namespace')
    .addOption(
      new Option('--group-by <what>', 'a row for each').choices(['resource', 'kind']).default('resource'),
    )
    .option('--all', 'in a table, what was healthy throughout, too')
    .option('--changes', 'tell what was created, changed and deleted, too')
  withOutput(report, ['table', 'wide', 'json', 'csv']).action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('../command/report.ts')
      onExit(await command.report({ ...optionsOf<ReportOptions>(self), ...askedFor(kind, name) }))
    },
  )
}

export function addHealth(program: Command, onExit: OnExit): void {
  const health = program
    .command('health')
    .description('verdicts of manifests, without a cluster')
    .argument('[files...]', 'YAML, JSON or JSON lines; - for standard input, as is none')
    .option('-f, --filename <file>', 'the same, as kubectl has it; may be repeated', each)
    .option('--fail-on <states>', 'end with 1 when a resource is in one of these states', states)
    .option(
      '--explain',
      'with every signal found, its weight, and which one decided; for json, yaml and jsonl',
    )
  withOverrides(withOutput(health, ['table', 'json', 'yaml', 'jsonl'])).action(
    async (files: string[], { filename = [] }: { filename?: string[] }, self: Command) => {
      const command = await import('../command/health.ts')
      const given = [...filename, ...files]
      const options = optionsOf<Omit<HealthOptions, 'files'>>(self)
      onExit(await command.health({ ...options, files: given.length > 0 ? given : ['-'] }))
    },
  )
}

export function addMetrics(program: Command, onExit: OnExit): void {
  const check = program
    .command('metrics')
    .description('tools for expositions')
    .command('check')
    .description('is this exposition valid (else 1), and is it good (else 3)')
    .argument('[file]', 'a file, or the URL of an exporter; - for standard input', '-')
    .option(
      '--before <file>',
      'what the same process exposed earlier, a file or URL: what came and never went',
    )
    .addOption(
      new Option('--format <format>', 'its format').choices(['auto', 'text', 'openmetrics']).default('auto'),
    )
  withServerCredentials(check).action(async (file: string, _, self: Command) => {
    const command = await import('../command/metrics-check.ts')
    onExit(await command.metricsCheck({ ...optionsOf<MetricsCheckOptions>(self), file }))
  })
}

export function addMigrate(program: Command, onExit: OnExit): void {
  const migrate = program
    .command('migrate')
    .description('for those who come from elsewhere')
    .command('ksm')
    .description(
      'which metrics of a kube-state-metrics configuration there are already, and what to ask instead',
    )
    .argument('<file>', 'a configuration of custom resource state metrics')
  withOutput(migrate, ['table', 'json']).action(async (file: string, _, self: Command) => {
    const command = await import('../command/migrate.ts')
    onExit(await command.migrate({ ...optionsOf<Omit<MigrateOptions, 'file'>>(self), file }))
  })
}

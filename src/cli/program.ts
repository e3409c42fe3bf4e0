import { Command, InvalidArgumentError, Option } from 'commander'
import type { DescribeOptions } from './command/describe.ts'
import type { EventsOptions } from './command/events.ts'
import type { GetOptions } from './command/get.ts'
import type { HealthOptions } from './command/health.ts'
import type { MetricsCheckOptions } from './command/metrics-check.ts'
import type { MigrateOptions } from './command/migrate.ts'
import type { ReportOptions } from './command/report.ts'
import type { TreeOptions } from './command/tree.ts'
import type { WaitOptions } from './command/wait.ts'
import { exitCode } from './exit-code.ts'
import { version } from './version.ts'

/** Told the exit code of the command that ran. */
type Report = (code: number) => void

/** Every command with its options. A command's own modules are loaded only when it runs. */
export function createProgram(report: Report): Command {
  const program = new Command('binnacle')
    .description('Shows every custom resource of a Kubernetes cluster: its health and why.')
    .argument('[command]')
    .usage('[options] [command]')
    .enablePositionalOptions()
    .helpCommand('help [command]', 'what a command does, and its options')
    .exitOverride()
    .showHelpAfterError("Run 'binnacle --help' for the commands and options there are.")
    .addHelpText(
      'after',
      '\nWithout a command it monitors the current context: metrics, probes and a start page.\n',
    )
  addMonitor(program, report)
  addGet(program, report)
  addDescribe(program, report)
  addWait(program, report)
  addEvents(program, report)
  addReport(program, report)
  addTree(program, report)
  addHealth(program, report)
  addMetrics(program, report)
  addMigrate(program, report)
  addDemo(program, report)
  addApiserver(program, report)
  program
    .command('version')
    .description('print the version')
    .action(() => {
      process.stdout.write(`binnacle ${version}\n`)
    })
  return program
}

function addMonitor(program: Command, report: Report): void {
  const monitored = withCustomResourceState(withConnection(withListener(withScope(program))))
  monitored.action(async (command: string | undefined, options) => {
    if (command !== undefined)
      program.error(`error: unknown command '${command}'`, { exitCode: exitCode.usage })
    const { keepYoungGenerationSmall } = await import('./monitor/young-generation.ts')
    keepYoungGenerationSmall()
    if (options.customResourceStateOnly) {
      const { customResourceState } = await import('./command/custom-resource-state.ts')
      report(await customResourceState(options))
      return
    }
    const { monitor } = await import('./command/monitor.ts')
    report(await monitor(options))
  })
}

function addGet(program: Command, report: Report): void {
  const get = program
    .command('get')
    .description('health of custom resources of all kinds, worst first')
    .argument(
      '[kind]',
      'a kind, plural or short name, with its group after a dot where that is needed; several with commas; KIND/NAME',
    )
    .argument('[name]', 'a single resource')
    .option('-n, --namespace <namespace>', 'look in this namespace instead of the context’s')
    .option('-A, --all-namespaces', 'look in all namespaces')
    .option('-l, --selector <selector>', 'only resources with these labels: a=b,c!=d,e in (f,g)')
    .option('--field-selector <selector>', 'only resources with these fields')
    .option('--health <states>', 'only resources in these states: degraded,terminating,…', states)
    .option('-w, --watch', 'go on and print what changes')
    .addOption(
      new Option('-o, --output <format>', 'format')
        .choices(['table', 'wide', 'json', 'yaml', 'jsonl', 'name'])
        .default('table'),
    )
  withOverrides(withConnection(get)).action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('./command/get.ts')
      report(
        await command.get({
          ...optionsOf<GetOptions>(self),
          ...(kind !== undefined && { kind }),
          ...(name !== undefined && { name }),
        }),
      )
    },
  )
}

function addDescribe(program: Command, report: Report): void {
  const describe = program
    .command('describe')
    .description('the verdict on one resource, and everything behind it')
    .argument(
      '<kind>',
      'a kind, plural or short name, with its group after a dot where that is needed; KIND/NAME',
    )
    .argument('[name]', 'the resource')
    .option('-n, --namespace <namespace>', 'look in this namespace instead of the context’s')
    .option('--server <url>', 'ask the Binnacle that runs there; it knows history and events, too')
    .addOption(
      new Option('-o, --output <format>', 'format').choices(['text', 'json', 'yaml']).default('text'),
    )
  withConnection(describe).action(async (kind: string, name: string | undefined, _, self: Command) => {
    const command = await import('./command/describe.ts')
    report(
      await command.describe({
        ...optionsOf<DescribeOptions>(self),
        kind,
        ...(name !== undefined && { name }),
      }),
    )
  })
}

function addWait(program: Command, report: Report): void {
  const wait = program
    .command('wait')
    .description(
      'waits until a resource is healthy, gone, or has a condition; else ends with 1 and the reason',
    )
    .argument(
      '<kind>',
      'a kind, plural or short name, with its group after a dot where that is needed; KIND/NAME',
    )
    .argument('[name]', 'the resource')
    .requiredOption(
      '--for <goal>',
      'healthy, or another state; deleted; condition=TYPE, condition=TYPE=STATUS',
    )
    .option('--timeout <duration>', 'how long, such as 5m; 0 looks once', '30s')
    .option('-n, --namespace <namespace>', 'look in this namespace instead of the context’s')
  withConnection(wait).action(async (kind: string, name: string | undefined, _, self: Command) => {
    const command = await import('./command/wait.ts')
    report(await command.wait({ ...optionsOf<WaitOptions>(self), kind, ...(name !== undefined && { name }) }))
  })
}

function addEvents(program: Command, report: Report): void {
  const events = program
    .command('events')
    .description('events of a namespace, or of resources and all that they own')
    .argument('[kind]', 'a kind, as get takes it; KIND/NAME')
    .argument('[name]', 'a single resource')
    .option('-n, --namespace <namespace>', 'look in this namespace instead of the context’s')
    .option('-A, --all-namespaces', 'look in all namespaces')
    .option('--types <types>', 'only events of these types: Warning,Normal', list)
    .option('-w, --watch', 'go on and print what occurs')
    .option('--server <url>', 'ask the Binnacle that runs there; it keeps events that the API server lets go')
    .addOption(
      new Option('-o, --output <format>', 'format')
        .choices(['table', 'wide', 'json', 'yaml', 'jsonl'])
        .default('table'),
    )
  withConnection(events).action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('./command/events.ts')
      report(
        await command.events({
          ...optionsOf<EventsOptions>(self),
          ...(kind !== undefined && { kind }),
          ...(name !== undefined && { name }),
        }),
      )
    },
  )
}

function addReport(program: Command, report: Report): void {
  program
    .command('report')
    .description('what was in which state for how long, and what changed and by whom')
    .argument('[kind]', 'a kind, as get takes it; KIND/NAME')
    .argument('[name]', 'a single resource')
    .requiredOption('--history <file>', 'the file that a monitor keeps its history in')
    .option('--since <time>', 'how long ago (36h, 30d), a day or a time', '30d')
    .option('--until <time>', 'the same; default now')
    .option('-n, --namespace <namespace>', 'only this namespace')
    .addOption(
      new Option('--group-by <what>', 'a row for each').choices(['resource', 'kind']).default('resource'),
    )
    .option('--changes', 'tell what was created, changed and deleted, too')
    .addOption(
      new Option('-o, --output <format>', 'format')
        .choices(['table', 'wide', 'json', 'csv'])
        .default('table'),
    )
    .action(async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('./command/report.ts')
      report(
        await command.report({
          ...optionsOf<ReportOptions>(self),
          ...(kind !== undefined && { kind }),
          ...(name !== undefined && { name }),
        }),
      )
    })
}

function addTree(program: Command, report: Report): void {
  const tree = program
    .command('tree')
    .description('what an object is owned by, and what it owns, down to pods')
    .argument(
      '<kind>',
      'a kind, plural or short name, with its group after a dot where that is needed; KIND/NAME',
    )
    .argument('[name]', 'the object')
    .option('-n, --namespace <namespace>', 'look in this namespace instead of the context’s')
    .option('--server <url>', 'ask the Binnacle that runs there; it knows what custom resources own')
    .addOption(
      new Option('-o, --output <format>', 'format').choices(['tree', 'json', 'yaml']).default('tree'),
    )
  withConnection(tree).action(async (kind: string, name: string | undefined, _, self: Command) => {
    const command = await import('./command/tree.ts')
    report(await command.tree({ ...optionsOf<TreeOptions>(self), kind, ...(name !== undefined && { name }) }))
  })
}

function addHealth(program: Command, report: Report): void {
  const health = program
    .command('health')
    .description('verdicts of manifests, without a cluster')
    .argument('[files...]', 'YAML, JSON or JSON lines; - for standard input, as is none')
    .option('-f, --filename <file>', 'the same, as kubectl has it; may be repeated', each)
    .addOption(
      new Option('-o, --output <format>', 'format')
        .choices(['table', 'json', 'yaml', 'jsonl'])
        .default('table'),
    )
    .option('--fail-on <states>', 'end with 1 when a resource is in one of these states', states)
    .option(
      '--explain',
      'with every signal found, its weight, and which one decided; for json, yaml and jsonl',
    )
  withOverrides(health).action(
    async (files: string[], { filename = [] }: { filename?: string[] }, self: Command) => {
      const command = await import('./command/health.ts')
      const given = [...filename, ...files]
      const options = optionsOf<Omit<HealthOptions, 'files'>>(self)
      report(await command.health({ ...options, files: given.length > 0 ? given : ['-'] }))
    },
  )
}

function addMetrics(program: Command, report: Report): void {
  program
    .command('metrics')
    .description('tools for expositions')
    .command('check')
    .description('is this exposition valid (else 1), and is it good (else 3)')
    .argument('[file]', 'a file; - for standard input', '-')
    .addOption(
      new Option('--format <format>', 'its format').choices(['auto', 'text', 'openmetrics']).default('auto'),
    )
    .action(async (file: string, _, self: Command) => {
      const command = await import('./command/metrics-check.ts')
      report(await command.metricsCheck({ ...optionsOf<MetricsCheckOptions>(self), file }))
    })
}

function addMigrate(program: Command, report: Report): void {
  program
    .command('migrate')
    .description('for those who come from elsewhere')
    .command('ksm')
    .description(
      'which metrics of a kube-state-metrics configuration there are already, and what to ask instead',
    )
    .argument('<file>', 'a configuration of custom resource state metrics')
    .addOption(new Option('-o, --output <format>', 'format').choices(['table', 'json']).default('table'))
    .action(async (file: string, _, self: Command) => {
      const command = await import('./command/migrate.ts')
      report(await command.migrate({ ...optionsOf<Omit<MigrateOptions, 'file'>>(self), file }))
    })
}

function addDemo(program: Command, report: Report): void {
  withListener(
    program
      .command('demo')
      .description('the monitor on an embedded API server with example resources that live')
      .option('--history <file>', 'keep what happens in this file of SQLite, for report; default in memory'),
  ).action(async (_, self: Command) => {
    const command = await import('./command/demo.ts')
    report(await command.demo(optionsOf(self)))
  })
}

function addApiserver(program: Command, report: Report): void {
  program
    .command('apiserver')
    .description('the embedded API server alone, on loopback')
    .option('--port <port>', 'TCP port; 0 for any that is free', port, 0)
    .option(
      '--kubeconfig-out <file>',
      'where to write the kubeconfig; default: a file in a new temporary folder',
    )
    .option('--crds <path...>', 'files or folders of CustomResourceDefinitions to serve from the start')
    .action(async (_, self: Command) => {
      const command = await import('./command/apiserver.ts')
      report(await command.apiserver(optionsOf(self)))
    })
}

/**
 * A command's options, and those that were given before its name (`binnacle --context x get`), which its own win over.
 */
function optionsOf<Options extends object>(command: Command): Options {
  const given: Record<string, unknown> = {}
  const parent = command.parent
  for (const [name, value] of Object.entries(parent?.opts() ?? {})) {
    if (parent?.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli')
      given[name] = value
  }
  return { ...command.opts(), ...given } as Options
}

function withConnection(command: Command): Command {
  return command
    .option(
      '--kubeconfig <file>',
      'kubeconfig file; default: $KUBECONFIG, then ~/.kube/config, then in-cluster',
    )
    .option('--context <name>', 'context of the kubeconfig')
    .option('--as <user>', 'act as this user')
    .option('--as-group <group...>', 'act as a member of these groups')
}

function withOverrides(command: Command): Command {
  return command
    .option('--no-overrides', 'judge by the general rules alone, without those for single kinds')
    .option('--health-overrides <file>', 'YAML file of rules of your own for single kinds')
}

function withListener(command: Command): Command {
  return command
    .option('--listen <address>', 'address of metrics, probes and start page', '127.0.0.1:9790')
    .addOption(
      new Option('--log-format <format>', 'form of log lines').choices(['text', 'json']).default('text'),
    )
    .addOption(
      new Option('--log-level <level>', 'least level of log lines')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
}

function withScope(command: Command): Command {
  return command
    .option('--namespaces <names>', 'only these namespaces, and cluster-scoped kinds', list)
    .option('--include <globs>', 'only kinds that match, such as *.cert-manager.io', list)
    .option('--exclude <globs>', 'no kinds that match', list)
    .option('--series-limit <number>', 'most series of one metric of one kind', count)
    .addOption(
      new Option(
        '--tier <tier>',
        'how much is written of each resource; default full, compact above 500,000 series',
      ).choices(['full', 'compact', 'aggregate']),
    )
    .option(
      '--opt-in <metrics>',
      'metrics to write that are not written otherwise, such as condition_reason_info',
      list,
    )
    .option('--pairs <file>', 'which fields of spec and status to compare, and which not, beside those found')
    .option('--status-info <number>', 'how many versions and classes of a status are told; default 2', count)
    .option('--labels-allowlist <kinds>', 'labels as metrics, such as *.acme.io=[team,app],Site=[*]')
    .option('--annotations-allowlist <kinds>', 'the same of annotations')
    .option(
      '--memory-limit <quantity>',
      'near so much resident memory, such as 400Mi, less is written; default the container’s limit',
    )
    .addOption(
      new Option('--owned <depth>', 'how much to read of what custom resources own, down to pods')
        .choices(['off', 'metadata', 'full'])
        .default('full'),
    )
    .option('--history <file>', 'keep what happens in this file of SQLite, for report; default in memory')
    .option('--history-retention <duration>', 'how long it is kept there; default 90d')
    .option('--history-size <quantity>', 'how large the file may become; default 1Gi')
    .option('--no-revisions', 'do not hold specs: that one changed is told, and by whom, but not what')
    .option('--resync <duration>', 'list every kind anew once in so long, such as 6h; default never')
    .option(
      '--shard <i/n>',
      'watch one share of the resources: 0/3 to 2/3, or auto in a pod of a StatefulSet',
    )
    .option(
      '--shard-handover <duration>',
      'how long resources are kept that another replica takes over',
      '2m',
    )
}

function withCustomResourceState(command: Command): Command {
  return command
    .option(
      '--custom-resource-state-config-file <file>',
      'serve the metrics of this kube-state-metrics configuration, too',
    )
    .option('--custom-resource-state-only', 'serve those metrics alone, without the monitor')
}

/** One entry or several, separated by commas; a repeated option adds to what was given before. */
function list(text: string, before: readonly string[] = []): string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length === 0)
    throw new InvalidArgumentError('Give at least one entry; separate several by commas.')
  return [...before, ...entries]
}

/** Names of states in any letter case. */
function states(text: string, before: readonly string[] = []): string[] {
  return list(text.toLowerCase(), before)
}

/** Every use of an option, as it stands. */
function each(text: string, before: readonly string[] = []): string[] {
  return [...before, text]
}

function count(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number of at least 1.')
  return number
}

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Give a port from 0 to 65535.')
  return number
}

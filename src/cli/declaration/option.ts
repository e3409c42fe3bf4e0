import { type Command, Option } from 'commander'

/** Which cluster, and as whom. */
export function withConnection(command: Command): Command {
  return command
    .option(
      '--kubeconfig <file>',
      'kubeconfig file; default: $KUBECONFIG, then ~/.kube/config, then in-cluster',
    )
    .option('--context <name>', 'context of the kubeconfig')
    .option('--as <user>', 'act as this user')
    .option('--as-group <group...>', 'act as a member of these groups')
}

/** By which rules a resource is judged. */
export function withOverrides(command: Command): Command {
  return command
    .option('--no-overrides', 'judge by the general rules alone, without those for single kinds')
    .option('--health-overrides <file>', 'YAML file of rules of your own for single kinds')
}

/** How a monitor is served and how it speaks. */
export function withListener(command: Command): Command {
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

import { type Command, Option } from 'commander'
import { list } from './argument.ts'

const kindInWords = 'a kind, plural or short name, with its group after a dot where that is needed'

/** One resource: KIND NAME, or KIND/NAME. */
export function withResource(command: Command, what = 'the resource'): Command {
  return command.argument('<kind>', `${kindInWords}; KIND/NAME`).argument('[name]', what)
}

/** All there is, kinds, or one resource. */
export function withResources(command: Command): Command {
  return command
    .argument('[kind]', `${kindInWords}; several with commas; KIND/NAME`)
    .argument('[name]', 'a single resource')
}

/** Where resources are looked for. */
export function withNamespace(command: Command): Command {
  return command.option(
    '-n, --namespace <namespace>',
    'look in this namespace; default: the context’s, also with --server',
  )
}

/** In which form the answer is written: the first, unless another is asked for. */
export function withOutput(command: Command, formats: readonly [string, ...string[]]): Command {
  return command.addOption(new Option('-o, --output <format>', 'format').choices(formats).default(formats[0]))
}

/** The cluster, or a Binnacle that is asked instead. */
export function withServer(command: Command, why: string): Command {
  return withServerCredentials(command.option('--server <url>', `ask the Binnacle that runs there; ${why}`))
}

/** Which cluster, and as whom. */
export function withConnection(command: Command): Command {
  return grouped(command, 'Cluster:', (command) =>
    command
      .option(
        '--kubeconfig <file>',
        'kubeconfig file; default: $KUBECONFIG, then ~/.kube/config, then in-cluster',
      )
      .option('--context <name>', 'context of the kubeconfig')
      .option('--as <user>', 'act as this user')
      .option('--as-group <group...>', 'act as a member of these groups'),
  )
}

/** How a server that is asked by its URL is asked when it asks for credentials. */
export function withServerCredentials(command: Command): Command {
  return grouped(command, 'Server that is asked by URL:', (command) =>
    command
      .option('--server-token-file <file>', 'the bearer token to show it')
      .option('--server-user <name>', 'the user to show it')
      .option('--server-password-file <file>', 'the password of that user')
      .option('--server-ca-file <file>', 'the authorities that may have signed its certificate')
      .option('--server-cert-file <file>', 'the client certificate to show it')
      .option('--server-key-file <file>', 'its key'),
  )
}

/** By which rules a resource is judged. */
export function withOverrides(command: Command): Command {
  return grouped(command, 'Judgement:', (command) =>
    command
      .option('--no-overrides', 'judge by the general rules alone, without those for single kinds')
      .option('--health-overrides <file>', 'YAML file of rules of your own for single custom kinds'),
  )
}

/** How a monitor is served and how it speaks. */
export function withListener(command: Command): Command {
  return grouped(command, 'Endpoint:', (command) =>
    withAccess(
      command.option('--listen <address>', 'address of metrics, probes and start page', '127.0.0.1:9790'),
    ),
  )
    .addOption(
      new Option('--log-format <format>', 'form of log lines').choices(['text', 'json']).default('text'),
    )
    .addOption(
      new Option('--log-level <level>', 'least level of log lines')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
}

/** Options that stand together in the help, after those that are the command's own. */
function grouped(command: Command, heading: string, add: (command: Command) => Command): Command {
  return add(command.optionsGroup(heading)).optionsGroup('Options:')
}

/** Who may ask it, and how. */
function withAccess(command: Command): Command {
  return command
    .option(
      '--web-config-file <file>',
      'TLS and basic authentication as Prometheus’ web configuration has them',
    )
    .addOption(new Option('--web.config.file <file>').hideHelp())
    .option('--tls-cert-file <file>', 'serve HTTPS with this certificate, PEM; taken up anew when it changes')
    .option('--tls-private-key-file <file>', 'its key')
    .option('--client-ca-file <file>', 'a client certificate that one of these authorities signed is let in')
    .option('--bearer-token-file <file>', 'whoever shows one of these tokens is let in, one a line')
    .addOption(
      new Option(
        '--authentication <by>',
        'kubernetes: bearer tokens of the cluster, whose users may read what RBAC lets them get',
      ).choices(['kubernetes']),
    )
    .option('--auth-token-audiences <audiences>', 'for whom such tokens have to be meant', list)
}

import { type Command, Option } from 'commander'
import type { DescribeOptions } from '../command/describe.ts'
import type { EventsOptions } from '../command/events.ts'
import type { GetOptions } from '../command/get.ts'
import type { TreeOptions } from '../command/tree.ts'
import type { WaitOptions } from '../command/wait.ts'
import { list, optionsOf, states } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withConnection, withOverrides, withServerCredentials } from './option.ts'

export function addGet(program: Command, onExit: OnExit): void {
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
    .option('--server <url>', 'ask the Binnacle that runs there; its verdicts take up what a resource owns')
    .addOption(
      new Option('-o, --output <format>', 'format')
        .choices(['table', 'wide', 'json', 'yaml', 'jsonl', 'name'])
        .default('table'),
    )
  withServerCredentials(withOverrides(withConnection(get))).action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('../command/get.ts')
      onExit(
        await command.get({
          ...optionsOf<GetOptions>(self),
          ...(kind !== undefined && { kind }),
          ...(name !== undefined && { name }),
        }),
      )
    },
  )
}

export function addDescribe(program: Command, onExit: OnExit): void {
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
  withServerCredentials(withOverrides(withConnection(describe))).action(
    async (kind: string, name: string | undefined, _, self: Command) => {
      const command = await import('../command/describe.ts')
      onExit(
        await command.describe({
          ...optionsOf<DescribeOptions>(self),
          kind,
          ...(name !== undefined && { name }),
        }),
      )
    },
  )
}

export function addWait(program: Command, onExit: OnExit): void {
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
    .option('--server <url>', 'ask the Binnacle that runs there; its verdicts take up what a resource owns')
  withServerCredentials(withOverrides(withConnection(wait))).action(
    async (kind: string, name: string | undefined, _, self: Command) => {
      const command = await import('../command/wait.ts')
      onExit(
        await command.wait({ ...optionsOf<WaitOptions>(self), kind, ...(name !== undefined && { name }) }),
      )
    },
  )
}

export function addEvents(program: Command, onExit: OnExit): void {
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
  withServerCredentials(withConnection(events)).action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('../command/events.ts')
      onExit(
        await command.events({
          ...optionsOf<EventsOptions>(self),
          ...(kind !== undefined && { kind }),
          ...(name !== undefined && { name }),
        }),
      )
    },
  )
}

export function addTree(program: Command, onExit: OnExit): void {
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
  withServerCredentials(withOverrides(withConnection(tree))).action(
    async (kind: string, name: string | undefined, _, self: Command) => {
      const command = await import('../command/tree.ts')
      onExit(
        await command.tree({ ...optionsOf<TreeOptions>(self), kind, ...(name !== undefined && { name }) }),
      )
    },
  )
}

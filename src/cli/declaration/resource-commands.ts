import type { Command } from 'commander'
import type { DescribeOptions } from '../command/describe.ts'
import type { EventsOptions } from '../command/events.ts'
import type { GetOptions } from '../command/get.ts'
import type { TreeOptions } from '../command/tree.ts'
import type { WaitOptions } from '../command/wait.ts'
import { askedFor, list, optionsOf, states } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import {
  withConnection,
  withNamespace,
  withOutput,
  withOverrides,
  withResource,
  withResources,
  withServer,
} from './option.ts'

export function addGet(program: Command, onExit: OnExit): void {
  const get = program.command('get').description('health of custom resources of all kinds, worst first')
  withNamespace(withResources(get))
    .option('-A, --all-namespaces', 'look in all namespaces')
    .option('-l, --selector <selector>', 'only resources with these labels: a=b,c!=d,e in (f,g)')
    .option('--field-selector <selector>', 'only resources with these fields')
    .option('--health <states>', 'only resources in these states: degraded,terminating,…', states)
    .option('-w, --watch', 'go on and print what changes')
  withOutput(get, ['table', 'wide', 'json', 'yaml', 'jsonl', 'name'])
  withServer(withOverrides(withConnection(get)), 'its verdicts take up what a resource owns').action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('../command/get.ts')
      onExit(await command.get({ ...optionsOf<GetOptions>(self), ...askedFor(kind, name) }))
    },
  )
}

export function addDescribe(program: Command, onExit: OnExit): void {
  const describe = program
    .command('describe')
    .description('the verdict on one resource, and everything behind it')
  withOutput(withNamespace(withResource(describe)), ['text', 'json', 'yaml'])
  withServer(withOverrides(withConnection(describe)), 'it knows history and events, too').action(
    async (kind: string, name: string | undefined, _, self: Command) => {
      const command = await import('../command/describe.ts')
      onExit(await command.describe({ ...optionsOf<DescribeOptions>(self), ...askedFor(kind, name), kind }))
    },
  )
}

export function addWait(program: Command, onExit: OnExit): void {
  const wait = program
    .command('wait')
    .description(
      'waits until a resource is healthy, gone, or has a condition; else ends with 1 and the reason',
    )
  withResource(wait)
    .requiredOption(
      '--for <goal>',
      'healthy, or another state; deleted; condition=TYPE, condition=TYPE=STATUS',
    )
    .option('--timeout <duration>', 'how long, such as 5m; 0 looks once', '30s')
  withServer(
    withOverrides(withConnection(withNamespace(wait))),
    'its verdicts take up what a resource owns',
  ).action(async (kind: string, name: string | undefined, _, self: Command) => {
    const command = await import('../command/wait.ts')
    onExit(await command.wait({ ...optionsOf<WaitOptions>(self), ...askedFor(kind, name), kind }))
  })
}

export function addEvents(program: Command, onExit: OnExit): void {
  const events = program
    .command('events')
    .description('events of a namespace, or of resources and all that they own')
  withNamespace(withResources(events))
    .option('-A, --all-namespaces', 'look in all namespaces')
    .option('--types <types>', 'only events of these types: Warning,Normal', list)
    .option('-w, --watch', 'go on and print what occurs')
  withOutput(events, ['table', 'wide', 'json', 'yaml', 'jsonl'])
  withServer(withConnection(events), 'it keeps events that the API server lets go').action(
    async (kind: string | undefined, name: string | undefined, _, self: Command) => {
      const command = await import('../command/events.ts')
      onExit(await command.events({ ...optionsOf<EventsOptions>(self), ...askedFor(kind, name) }))
    },
  )
}

export function addTree(program: Command, onExit: OnExit): void {
  const tree = program
    .command('tree')
    .description('what an object is owned by, and what it owns, down to pods')
  withOutput(withNamespace(withResource(tree, 'the object')), ['tree', 'json', 'yaml'])
  withServer(withOverrides(withConnection(tree)), 'it knows what custom resources own').action(
    async (kind: string, name: string | undefined, _, self: Command) => {
      const command = await import('../command/tree.ts')
      onExit(await command.tree({ ...optionsOf<TreeOptions>(self), ...askedFor(kind, name), kind }))
    },
  )
}

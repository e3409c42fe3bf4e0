import type { Command } from 'commander'
import { optionsOf, port } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withListener } from './option.ts'

export function addDemo(program: Command, onExit: OnExit): void {
  withListener(
    program
      .command('demo')
      .description('the monitor on an embedded API server with example resources that live')
      .option('--history <file>', 'keep what happens in this file of SQLite, for report; default in memory'),
  ).action(async (_, self: Command) => {
    const command = await import('../command/demo.ts')
    onExit(await command.demo(optionsOf(self)))
  })
}

export function addApiserver(program: Command, onExit: OnExit): void {
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
      const command = await import('../command/apiserver.ts')
      onExit(await command.apiserver(optionsOf(self)))
    })
}

import { type Command, Option } from 'commander'
import type { ManifestsOptions } from '../command/manifests.ts'
import { each, optionsOf } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withConnection } from './option.ts'

export function addManifests(program: Command, onExit: OnExit): void {
  withConnection(program.command('manifests'))
    .description('what installs Binnacle in a cluster, with permission to read what it watches and no more')
    .option('-f, --values <file>', 'values, as the Helm chart has them; may be repeated', each)
    .option('--set <key=value>', 'a value; may be repeated', each)
    .option('-n, --namespace <namespace>', 'where it is installed', 'binnacle')
    .option('--name <name>', 'of the installation', 'binnacle')
    .option(
      '--crds <file>',
      'definitions to read instead of the cluster’s; - for standard input; may be repeated',
      each,
    )
    .option('--prometheus <name>', 'which Prometheus to be selected by, as NAMESPACE/NAME')
    .addOption(
      new Option('--format <format>', 'objects, or what was found out as values for the Helm chart')
        .choices(['manifests', 'values'])
        .default('manifests'),
    )
    .option('--out <folder>', 'a file each into this folder; default standard output')
    .option('--force', 'replace what was generated there before; what is not generated now is removed')
    .action(async (_, self: Command) => {
      const command = await import('../command/manifests.ts')
      onExit(await command.manifests(optionsOf<ManifestsOptions>(self)))
    })
}

import { type Command, Option } from 'commander'
import { exitCode } from '../exit-code.ts'
import { count, list } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withConnection, withListener, withOverrides } from './option.ts'

/** What `binnacle` does without a command. */
export function addMonitor(program: Command, onExit: OnExit): void {
  const monitored = withCustomResourceState(withOverrides(withConnection(withListener(withScope(program)))))
  monitored.action(async (command: string | undefined, options) => {
    if (command !== undefined)
      program.error(`error: unknown command '${command}'`, { exitCode: exitCode.usage })
    const { keepHeapSmall } = await import('../monitor/heap-growth.ts')
    keepHeapSmall(options.tier === 'compact' || options.tier === 'aggregate')
    if (options.customResourceStateOnly) {
      const { customResourceState } = await import('../command/custom-resource-state.ts')
      onExit(await customResourceState(options))
      return
    }
    const { monitor } = await import('../command/monitor.ts')
    onExit(await monitor(options))
  })
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
    .option(
      '--owned-except <kinds>',
      'kinds of what they own that are not read, such as secrets, where permission is not given',
      list,
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

import { type Command, Option } from 'commander'
import type { RulesOptions } from '../command/rules.ts'
import type { RulesCheckOptions } from '../command/rules-check.ts'
import { each, list, optionsOf } from './argument.ts'
import type { OnExit } from './on-exit.ts'
import { withConnection, withOutput, withServerCredentials } from './option.ts'

export function addRules(program: Command, onExit: OnExit): void {
  const rules = program
    .command('rules')
    .description('recording rules and alerts for Prometheus')
    .addOption(
      new Option('--format <format>', 'a rule file, PrometheusRule objects, or inhibitions for Alertmanager')
        .choices(['prometheus', 'operator', 'alertmanager'])
        .default('prometheus'),
    )
    .option('-f, --values <file>', 'YAML file of times, thresholds and choices; may be repeated', each)
    .option('--set <key=value>', 'a single one: alerts.CustomResourceNotReady.for=5m; may be repeated', each)
    .option('--only <parts>', 'resources, operators, monitor: rules of these alone', list)
    .option('--kind <kinds>', 'rules for these kinds alone: databases.example.com', list)
    .option('--operator <operators>', 'rules for these operators alone: NAMESPACE/JOB of their targets', list)
    .option('--out <folder>', 'write into this folder; default standard output')
    .option('--force', 'replace what was generated there before; what is not generated now is removed')
    .option('--label <key=value>', 'a label of the objects; may be repeated', each)
    .option('-n, --namespace <namespace>', 'of the objects')
    .option('--name <name>', 'of the objects; default binnacle-rules')
    .option('--prometheus <name>', 'the Prometheus that is to take them, of several in the cluster')
    .option('--no-cluster', 'ask no cluster for its kinds, nor for what its Prometheus selects')
  withConnection(rules).action(async (_, self: Command) => {
    const command = await import('../command/rules.ts')
    onExit(await command.rules(optionsOf<RulesOptions>(self)))
  })
  addRulesCheck(rules, onExit)
}

function addRulesCheck(rules: Command, onExit: OnExit): void {
  const check = rules
    .command('check')
    .description('can these rules work (else 1), and are they good (else 3)')
    .argument(
      '[files...]',
      'rule files of Prometheus or PrometheusRule objects; - for standard input, as is none',
    )
    .option('--exposition <source>', 'a file or URL of metrics that there are; may be repeated', each)
    .option('--scrape-interval <duration>', 'how often Prometheus scrapes; 30s is taken for it')
    .option('--prometheus-version <version>', 'what your Prometheus is: 2.53; default any, up to the newest')
    .option('--label <names>', 'labels that your scrape configuration adds', list)
    .option('--disable <checks>', 'checks to leave out', list)
  withServerCredentials(withOutput(check, ['text', 'json'])).action(
    async (files: string[], _, self: Command) => {
      const command = await import('../command/rules-check.ts')
      onExit(
        await command.rulesCheck({
          ...optionsOf<Omit<RulesCheckOptions, 'files'>>(self),
          files: files.length > 0 ? files : ['-'],
        }),
      )
    },
  )
}

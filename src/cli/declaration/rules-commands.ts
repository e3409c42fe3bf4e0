import { type Command, Option } from 'commander'
import type { RulesCheckOptions } from '../command/rules-check.ts'
import { each, list, optionsOf } from './argument.ts'
import type { Report } from './report.ts'

export function addRules(program: Command, report: Report): void {
  const rules = program.command('rules').description('recording rules and alerts for Prometheus')
  addRulesCheck(rules, report)
}

function addRulesCheck(rules: Command, report: Report): void {
  rules
    .command('check')
    .description('can these rules work (else 1), and are they good (else 3)')
    .argument(
      '[files...]',
      'rule files of Prometheus or PrometheusRule objects; - for standard input, as is none',
    )
    .option('--exposition <source>', 'a file or URL of metrics that there are; may be repeated', each)
    .option('--scrape-interval <duration>', 'how often Prometheus scrapes', '30s')
    .option('--label <names>', 'labels that your scrape configuration adds', list)
    .option('--disable <checks>', 'checks to leave out', list)
    .addOption(new Option('-o, --output <format>', 'format').choices(['text', 'json']).default('text'))
    .action(async (files: string[], _, self: Command) => {
      const command = await import('../command/rules-check.ts')
      report(
        await command.rulesCheck({
          ...optionsOf<Omit<RulesCheckOptions, 'files'>>(self),
          files: files.length > 0 ? files : ['-'],
        }),
      )
    })
}

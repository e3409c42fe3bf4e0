import { formatDuration } from '../../expression/duration.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** Ranges too short for what is looked for in them. */
export const shortRange: Check = {
  name: 'short-range',
  severity: 'warning',
  finds: 'a rate over fewer than four scrapes',
  why: `Two samples are needed, and a scrape may fail or come late: under four scrapes the rate has gaps, and an alert on it
begins anew after each. \`--scrape-interval\` says how often yours are.`,
  bad: `- record: controller:controller_runtime_reconcile:rate1m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[1m]))`,
  good: `- record: controller:controller_runtime_reconcile:rate2m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[2m]))`,
  run({ expression }, tell, { scrapeInterval, recorded }) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || !/^(?:rate|increase|irate|delta|idelta|deriv)$/.test(node.name)) return
      const range = node.args.map(withoutParentheses).find((arg) => arg.kind === 'range')
      if (range?.kind !== 'range' || range.range.seconds === undefined) return
      // Recorded series come as often as their group is evaluated.
      if (range.selector.name?.includes(':') || recorded.has(range.selector.name ?? '')) return
      const { seconds, text } = range.range
      const scrape = formatDuration(scrapeInterval)
      const least = node.name.startsWith('i') && node.name !== 'increase' ? 2 : 4
      if (seconds < 2 * scrapeInterval)
        tell(
          range.range,
          `in ${text} there are never two samples at a scrape every ${scrape}: this gives nothing; take ${formatDuration(4 * scrapeInterval)} or more`,
        )
      else if (seconds < least * scrapeInterval)
        tell(
          range.range,
          `${text} is under ${least} scrapes of ${scrape}: one that fails leaves a gap; take ${formatDuration(least * scrapeInterval)} or more`,
        )
    })
  },
}

import { formatDuration } from '../../expression/duration.ts'
import { visitExpression, withoutParentheses } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** Ranges too short for what is looked for in them. */
export const shortRange: Check = {
  name: 'short-range',
  severity: 'warning',
  finds: 'a rate, a change or a trend over fewer scrapes than it needs',
  why: `Two samples are needed, and a scrape may fail or come late: under four scrapes the rate has gaps, and an alert on it
begins anew after each. Prometheus 3 leaves the sample at the beginning of a range out: a range as long as a scrape has one, and
a subquery as long as its step. \`--scrape-interval\` says how often yours are; until then less than four is an info.`,
  bad: `- record: controller:controller_runtime_reconcile:rate1m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[1m]))`,
  good: `- record: controller:controller_runtime_reconcile:rate2m
  expr: sum by (controller) (rate(controller_runtime_reconcile_total[2m]))`,
  run({ expression }, tell, { scrapeInterval, isScrapeIntervalAssumed, recorded, version }) {
    const isClosed = version !== undefined && version.major < 3
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || !ofSeveral.has(node.name)) return
      const samples = node.args
        .map(withoutParentheses)
        .find((arg) => arg.kind === 'range' || arg.kind === 'subquery')
      if (samples?.range.seconds === undefined) return
      const { seconds, text } = samples.range
      if (samples.kind === 'subquery') {
        const step = samples.step?.seconds
        // Before Prometheus 3 a range has what is at its beginning, too: there a subquery of one step gives two values.
        if (step !== undefined && (isClosed ? seconds < step : seconds < 2 * step))
          tell(
            samples.range,
            `in ${text} there are never two values at a step of ${formatDuration(step)}: ${nothingOf(node.name)}; take ${formatDuration(4 * step)} or more`,
          )
        return
      }
      const { name } = samples.selector
      // Recorded series come as often as their group is evaluated.
      if (name?.includes(':') || recorded.has(name ?? '')) return
      const scrape = formatDuration(scrapeInterval)
      const least = leastScrapes(node.name)
      const seldom = isClosed && seconds >= scrapeInterval ? 'seldom' : 'never'
      if (seconds < 2 * scrapeInterval)
        tell(
          samples.range,
          `in ${text} there are ${seldom} two samples at a scrape every ${scrape}: ${nothingOf(node.name)}; take ${formatDuration(4 * scrapeInterval)} or more`,
        )
      else if (seconds < least * scrapeInterval)
        tell(
          samples.range,
          `${text} is under ${least} scrapes of ${scrape}: one that fails leaves a gap; take ${formatDuration(least * scrapeInterval)} or more${isScrapeIntervalAssumed ? ', or say --scrape-interval if yours is another' : ''}`,
          isScrapeIntervalAssumed ? 'info' : 'warning',
        )
    })
  },
}

/** Functions that make something of two samples or more. */
const ofSeveral = new Set(
  'rate increase irate delta idelta deriv predict_linear changes resets double_exponential_smoothing holt_winters'.split(
    ' ',
  ),
)

/** What is asked of the last two samples, or of whether anything changed, has no gap from one that is missing. */
function leastScrapes(name: string): number {
  return /^(?:irate|idelta|changes|resets)$/.test(name) ? 2 : 4
}

function nothingOf(name: string): string {
  return name === 'changes' || name === 'resets' ? 'this is always 0' : 'this gives nothing'
}

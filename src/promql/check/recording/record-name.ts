import type { Check } from '../check.ts'
import { isRate } from './is-rate.ts'
import { isRenamed } from './is-renamed.ts'

/** Names of recorded series. */
export const recordName: Check = {
  name: 'record-name',
  severity: 'warning',
  finds: 'a recorded series whose name does not say that it is one',
  why: `\`level:metric:operations\`: the labels it has, what it is made of, what was done to it. A colon tells that a rule records it, so
that nobody looks for the exporter; \`_total\` and \`_bucket\` say counter, and make people take its rate.`,
  bad: `- record: reconcile_errors_per_second
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m]))`,
  good: `- record: controller:controller_runtime_reconcile_errors:rate5m
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m]))`,
  run({ rule, expression }, tell) {
    if (rule.type !== 'record') return
    const { text } = rule.name
    if (!text.includes(':'))
      tell(
        rule.name,
        `${text} looks like a metric of an exporter; recorded series are named level:metric:operations`,
        isRenamed(expression) ? 'info' : 'warning',
      )
    else if (/:[a-z_]*_(?:total|bucket)$/.test(text) && text.split(':').length > 2 && isRate(expression))
      tell(rule.name, `${text} ends as a counter does, but is none; end it in what was done, such as rate5m`)
  },
}

import { typeOf } from '../../expression/check-types.ts'
import type { Check } from '../check.ts'

/** Expressions whose values are nothing that could be recorded or fire. */
export const resultType: Check = {
  name: 'result-type',
  severity: 'error',
  finds: 'an expression that gives a range or a text',
  why: 'A rule records or fires on what there is at one moment: an instant vector or a number. Prometheus loads the rule and fails at every evaluation.',
  bad: `- record: job:up:recent
  expr: up[5m]`,
  good: `- record: job:up:avg5m
  expr: avg by (job) (avg_over_time(up[5m]))`,
  run({ expression }, tell) {
    const type = typeOf(expression)
    if (type === 'range vector' || type === 'string')
      tell(
        expression,
        `a rule needs an instant vector or a number; this is a ${type}, and fails at every evaluation`,
      )
  },
}

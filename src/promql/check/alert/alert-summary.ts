import type { Check } from '../check.ts'

/** Alerts that do not say what happened. */
export const alertSummary: Check = {
  name: 'alert-summary',
  severity: 'info',
  finds: 'an alert without a summary or description',
  why: 'Whoever is woken reads the annotations first, and mostly on a telephone: what is wrong, with what, and where to look.',
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m
  annotations:
    summary: The operator does not answer.`,
  run({ rule }, tell) {
    if (
      rule.type === 'alert' &&
      !['summary', 'description', 'message'].some((name) => rule.annotations.has(name))
    )
      tell(rule.name, 'it has no annotation summary or description that says what is wrong')
  },
}

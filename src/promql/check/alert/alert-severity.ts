import type { Check } from '../check.ts'

/** Alerts that nobody knows where to send. */
export const alertSeverity: Check = {
  name: 'alert-severity',
  severity: 'info',
  finds: 'an alert without the label severity',
  why: 'Alertmanager routes by labels, and `severity` is the one that everybody routes by: critical wakes somebody, warning waits for the morning.',
  bad: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m`,
  good: `- alert: OperatorDown
  expr: up{job="operator"} == 0
  for: 5m
  labels:
    severity: critical`,
  run({ rule, group }, tell) {
    if (rule.type === 'alert' && !rule.labels.has('severity') && !group.labels.has('severity'))
      tell(rule.name, 'it has no label severity, by which notifications are routed')
  },
}

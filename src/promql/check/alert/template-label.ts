import { mayHave, possibleLabels } from '../../knowledge/possible-labels.ts'
import { templateLabels } from '../../rule-file/template.ts'
import type { Check } from '../check.ts'

/** Templates that name labels which are gone. */
export const templateLabel: Check = {
  name: 'template-label',
  severity: 'warning',
  finds: 'a text that names a label which the expression drops',
  why: `The alert reads "pod  restarts too often". Only labels that the aggregation keeps are there: \`sum by (namespace)\` knows no pod,
\`absent\` knows only what is matched with =.`,
  bad: `- alert: ControllerErrors
  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[5m])) > 1
  for: 10m
  annotations:
    summary: '{{ $labels.namespace }}/{{ $labels.controller }} fails'`,
  good: `- alert: ControllerErrors
  expr: sum by (namespace, controller) (rate(controller_runtime_reconcile_errors_total[5m])) > 1
  for: 10m
  annotations:
    summary: '{{ $labels.namespace }}/{{ $labels.controller }} fails'`,
  run({ rule, expression }, tell, { recorded }) {
    if (rule.type !== 'alert') return
    const possible = possibleLabels(expression, recorded)
    for (const [name, text] of [...rule.labels, ...rule.annotations])
      for (const { label, at } of templateLabels(text.text)) {
        if (mayHave(possible, label) || label === '__name__') continue
        const why =
          label === 'alertname' || rule.labels.has(label)
            ? 'the labels of the rule are not among $labels'
            : `the expression drops ${label}`
        const kept = possible.kind === 'only' ? `; it keeps ${[...possible.labels].join(', ') || 'none'}` : ''
        tell(text.placeAt(at), `${name}: $labels.${label} is empty: ${why}${kept}`)
      }
  },
}

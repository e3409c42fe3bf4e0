import { suggestion } from '../../../base/index.ts'
import type { LabelMatcher } from '../../expression/expression.ts'
import { literalAlternatives, patternMatcher } from '../../expression/regular-expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import type { Check } from '../check.ts'
import { matchesEmpty } from './matches-empty.ts'

/** Values that a label never has. */
export const labelValue: Check = {
  name: 'label-value',
  severity: 'warning',
  finds: 'a value that the label never has',
  why: `The selector matches nothing. Values of labels are compared letter by letter: health is in lower case, as Kubernetes has phases in upper.
Binnacle's own metrics have the values that are documented and never others, so \`=\` with another is an error; other matchers
of them, and what is known of the metrics of others, are warnings.`,
  bad: `- alert: Degraded
  expr: max by (kind, name) (binnacle_cr_health{state="Degraded"}) == 1
  for: 15m`,
  good: `- alert: Degraded
  expr: max by (kind, name) (binnacle_cr_health{state="degraded"}) == 1
  for: 15m`,
  run({ expression }, tell, context) {
    for (const selector of selectorsOf(expression)) {
      const metric = context.metrics.find(selector.name ?? '')
      for (const matcher of selector.matchers) {
        const values = metric?.values[matcher.label]
        if (!metric || !values || matchesEmpty(matcher)) continue
        for (const value of namedValues(matcher)) {
          if (values.includes(value)) continue
          const nothing = matcher.operator === '=' ? ', so this selects nothing' : ''
          tell(
            matcher,
            `${matcher.label} of ${metric.name} is never "${value}"${nothing}${suggestion(value, values, `it is ${values.join(', ')}`)}`,
            metric.own && matcher.operator === '=' ? 'error' : 'warning',
          )
        }
        if (matcher.operator === '=~' && literalAlternatives(matcher.value) === undefined) {
          const matches = patternMatcher(matcher.value)
          if (matches && !values.some(matches))
            tell(
              matcher,
              `"${matcher.value}" matches no value of ${matcher.label}: it is ${values.join(', ')}`,
            )
        }
      }
    }
  },
}

function namedValues({ operator, value }: LabelMatcher): readonly string[] {
  const named = operator === '=' || operator === '!=' ? [value] : (literalAlternatives(value) ?? [])
  return named.filter((one) => one !== '')
}

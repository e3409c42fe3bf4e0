import { literalAlternatives } from '../../expression/regular-expression.ts'
import { selectorsOf } from '../../expression/selectors-of.ts'
import { visitExpression } from '../../expression/visit-expression.ts'
import type { Check } from '../check.ts'

/** absent() of several at once. */
export const absentOfSeveral: Check = {
  name: 'absent-of-several',
  severity: 'info',
  finds: 'absent of several things at once',
  why: `\`absent\` gives something only when everything is gone: while one of the jobs is there, nobody hears that the other is not.
And a label that is matched by a pattern is not in the result, so no text can name it.`,
  bad: `- alert: OperatorGone
  expr: absent(up{job=~"shop-operator|backup-operator"})
  for: 5m`,
  good: `- alert: OperatorGone
  expr: absent(up{job="shop-operator"}) or absent(up{job="backup-operator"})
  for: 5m`,
  run({ expression }, tell) {
    visitExpression(expression, (node) => {
      if (node.kind !== 'call' || !node.name.startsWith('absent')) return
      for (const { matchers } of selectorsOf(node))
        for (const matcher of matchers) {
          const values = matcher.operator === '=~' ? literalAlternatives(matcher.value) : undefined
          if (values && values.length > 1)
            tell(
              matcher,
              `this fires only when all of ${values.join(', ')} are gone; write ${node.name}(…) for each, joined by or`,
            )
        }
    })
  },
}

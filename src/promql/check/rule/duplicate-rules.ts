import { printExpression } from '../../expression/print-expression.ts'
import type { FileRule } from '../../rule-file/rule-file.ts'
import type { ReadRule } from '../read-rules.ts'
import type { RuleFinding } from '../rule-finding.ts'

/**
 * Rules of one name and the same labels, which are what promtool's lint `duplicate-rules` tells of, whatever their expressions.
 * Prometheus takes them: recorded series get into one another, alerts may be different ones.
 */
export function duplicateRules(rules: readonly ReadRule[]): readonly RuleFinding[] {
  const findings: RuleFinding[] = []
  const seen = new Map<string, ReadRule>()
  for (const subject of rules) {
    const { group, rule } = subject
    const labels = [...group.labels, ...rule.labels].map(([name, { text }]) => `${name}=${text}`).toSorted()
    const key = JSON.stringify([rule.type, rule.name.text, labels])
    const before = seen.get(key)
    if (!before) {
      seen.set(key, subject)
      continue
    }
    const isSame = printed(before) === printed(subject)
    findings.push({
      severity: rule.type === 'alert' && !isSame ? 'info' : 'warning',
      check: 'duplicate-rule',
      message: messageOf(rule.type, before.rule.line, isSame),
      line: rule.name.line,
      column: rule.name.column,
      group: group.name,
      rule: rule.name.text,
    })
  }
  return findings
}

function messageOf(type: FileRule['type'], line: number, isSame: boolean): string {
  if (type === 'record')
    return isSame
      ? `the rule in line ${line} records the same; leave one out`
      : `the rule in line ${line} has this name and these labels, too: of a series that both give, one value is lost or they take turns; give each a label of its own`
  return isSame
    ? `the rule in line ${line} is the same alert; leave one out`
    : `the rule in line ${line} has this name and these labels, too: where both fire with the same labels it is one alert to Alertmanager; a label of its own tells them apart`
}

function printed({ rule, expression }: ReadRule): string {
  return expression ? printExpression(expression) : rule.expr.text
}
